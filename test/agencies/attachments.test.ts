import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { typeOf } from "@marshrut/core/attachment";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zip as archive } from "../../packages/core/test/fixtures/zip.ts";
import { ctx, World } from "./world.ts";

// As in a process that has compiled much: expressions remember more of a long text (decision 0186).
setFlagsFromString("--no-regexp-optimization");

let w: World;
let stepId = "";
beforeAll(async () => {
  w = await World.start();
  const routeId = await w.openRoute();
  stepId = (await w.stepsOf(routeId, "CommissionReview"))[0]!.stepId;
});
afterAll(() => w.close());

const secret = "Заключение на Канарейкину";
const pdf = Buffer.from(`%PDF-1.7\n${secret}\n%%EOF\n`);
const attach = (bytes: Uint8Array, name = "заключение.pdf", as = "pmpk") =>
  w.call<Record<string, string>>(
    "POST",
    `/v1/steps/${stepId}/attachments`,
    { name, content: Buffer.from(bytes).toString("base64") },
    as,
  );

/** An archive of empty files with these names, as Word's documents are. */
const zip = (...names: string[]) => archive(names.map((name) => ({ name })));
const word = ["[Content_Types].xml", "word/document.xml"];

describe("the kind of a file, by its content", () => {
  it.each([
    ["pdf", pdf],
    ["jpeg", Buffer.from("ffd8ffe000104a46494600ffd9", "hex")],
    ["png", Buffer.from("89504e470d0a1a0a0000000049454e44ae426082", "hex")],
    ["docx", zip(...word)],
    ["docx", zip(...word, "word/media/image1.jpeg", "word/embeddings/Microsoft_Excel_Sheet1.xlsx", "word/")],
    [undefined, zip(...word, "word/vbaProject.bin")],
    [undefined, zip(...word, "word/vba.BIN")],
    [undefined, zip(...word, "word/embeddings/отчёт.vbs")],
    [undefined, zip(...word, "word/embeddings/oleObject1.bin")],
    [undefined, zip(...word, "word/embeddings/a.docm")],
    [undefined, zip(...word, "autorun")],
    [undefined, zip("[Content_Types].xml", "xl/workbook.xml")],
    [undefined, Buffer.from("<html><script>alert(1)</script>")],
    [undefined, Buffer.from("MZ\u0090\u0000 %PDF-1.7 %%EOF")],
    [undefined, Buffer.from("%PDF-1.7 cut off")],
    [undefined, Buffer.alloc(0)],
    [undefined, Buffer.concat([zip(...word).subarray(0, 60), Buffer.from("504b0506", "hex")])],
  ] as const)("%s", (type, bytes) => {
    expect(typeOf(bytes)).toBe(type);
  });
});

it("is kept encrypted, and given out by a link of five minutes", async () => {
  const added = await attach(pdf);
  expect(added).toMatchObject({ status: 201, body: { name: "заключение.pdf", type: "application/pdf" } });
  const { attachmentId } = added.body;
  expect((await attach(pdf)).body.attachmentId).toBe(attachmentId); // the same file is the same attachment
  const folder = path.join(w.cloud.home.path, "files", "pilot");
  const [file, ...more] = readdirSync(folder);
  expect(more).toEqual([]);
  expect(readFileSync(path.join(folder, file!)).includes(Buffer.from(secret))).toBe(false);
  const record = await ctx().bank.get({ table: "records", pk: `T#pilot#STEP#${stepId}`, sk: `FILE#${attachmentId}` });
  expect(JSON.stringify(record)).not.toContain("заключение");
  expect(JSON.stringify(record)).toContain("sealedKey");

  const { url } = await w.ok<{ url: string }>("GET", `/v1/attachments/${attachmentId}/link`);
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await fetch(`${url}x`)).status).toBe(404);
  await w.cloud.advance("PT6M");
  expect((await fetch(url)).status).toBe(410);
});

it("takes 10 MB and no more, no other kind, and nobody else's step", async () => {
  const large = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10 * 2 ** 20 - 20), Buffer.from("%%EOF")]);
  expect((await attach(large, "скан.pdf")).status).toBe(413); // not in one request
  const inParts = async (upload: string, bytes: Buffer) => {
    const parts = Math.ceil(bytes.length / (3 * 2 ** 20));
    for (let part = 1; part <= parts; part++) {
      const content = bytes.subarray((part - 1) * 3 * 2 ** 20, part * 3 * 2 ** 20).toString("base64");
      await w.ok("POST", `/v1/steps/${stepId}/uploads/${upload}`, { part, content }, "pmpk");
    }
    const body = { name: "скан.pdf", upload: { name: upload, parts } };
    return w.call<{ size: number }>("POST", `/v1/steps/${stepId}/attachments`, body, "pmpk");
  };
  expect(await inParts("upload-1", large)).toMatchObject({ status: 201, body: { size: large.length } });
  expect((await inParts("upload-2", Buffer.concat([large, Buffer.alloc(100)]))).status).toBe(413);
  expect((await attach(Buffer.from("<svg onload=alert(1)>"), "x.png")).status).toBe(415);
  expect((await attach(pdf, "a.pdf", "school-1")).status).toBe(404);
  const { items } = await w.ok<{ items: object[] }>("GET", `/v1/steps/${stepId}/attachments`);
  expect(items).toHaveLength(2);
});

it.each([
  ["Отчёт.hta", "Отчёт.hta.pdf"],
  ["скан.PDF", "скан.PDF"],
  ["заключение", "заключение.pdf"],
  ["a.pdf.exe", "a.pdf.exe.pdf"],
  ["a.docx", "a.docx.pdf"],
])("is handed out under a name of its kind: %s as %s (FAULTS B23)", async (sent, given) => {
  const added = await attach(Buffer.concat([pdf, Buffer.from(sent), Buffer.from("%%EOF\n")]), sent);
  expect(added).toMatchObject({ status: 201, body: { name: given, type: "application/pdf" } });
  const { url } = await w.ok<{ url: string }>("GET", `/v1/attachments/${added.body.attachmentId}/link`);
  const disposition = (await fetch(url)).headers.get("content-disposition") ?? "";
  expect(decodeURIComponent(disposition)).toContain(given);
  expect(disposition.replace(/^.*\./, "").replace('"', "").toLowerCase()).toBe("pdf");
  await w.cloud.advance("PT1M"); // requests without an account are counted
});

describe("by a one-time link, which it does not use up", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000049454e44ae426082", "hex");
  const byLink = (path: string, body: object) =>
    w.call<Record<string, unknown>>("POST", `/v1/respond/${path}`, body, "");
  const files = async (token: string) =>
    (await byLink("files", { token })).body.items as { name: string; size: number }[];
  let token = "";
  beforeAll(async () => {
    token = await w.token("pmpc@example.org");
  });

  it("comes in one request, is listed, and is told from what is no file of ours", async () => {
    const before = (await files(token)).length;
    const body = { token, name: "фото.png", content: png.toString("base64") };
    expect(await byLink("attachments", body)).toMatchObject({ status: 200, body: { type: "image/png" } });
    expect((await files(token)).slice(before)).toMatchObject([{ name: "фото.png", size: png.length }]);
    const page = Buffer.from("<script>alert(1)</script>").toString("base64");
    expect(await byLink("attachments", { ...body, content: page })).toMatchObject({ status: 415 });
    const part = { upload: "scan-0001", part: 1, content: "AAAA" };
    for (const [path, given] of Object.entries({ attachments: body, files: {}, uploads: part }))
      for (const wrong of [`${token}x`, "x"]) {
        const answer = await byLink(path, { ...given, token: wrong });
        expect(answer).toMatchObject({ status: 404, body: { code: "link.invalid" } });
      }
    await w.cloud.advance("PT3M"); // guesses cost
  });

  it("comes in parts up to 10 MB", async () => {
    const scan = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(7 * 2 ** 20), Buffer.from("%%EOF")]);
    const each = 3 * 2 ** 20;
    for (let part = 1; part <= 3; part++) {
      const content = scan.subarray((part - 1) * each, part * each).toString("base64");
      expect(await byLink("uploads", { token, upload: "scan-0001", part, content })).toMatchObject({ status: 200 });
    }
    const body = { token, name: "скан.pdf", upload: { name: "scan-0001", parts: 3 } };
    expect(await byLink("attachments", body)).toMatchObject({ status: 200, body: { size: scan.length } });
    expect(await byLink("attachments", { ...body, content: "AAAA" })).toMatchObject({ status: 422 });
  });

  it("is taken back by whoever sent it, for good, and the coordinator sees that it was there (FAULTS B23)", async () => {
    const folder = path.join(w.cloud.home.path, "files", "pilot");
    const lying = () => readdirSync(folder).length;
    const before = lying();
    const wrong = { token, name: "другой-ребёнок.png", content: Buffer.concat([png, png]).toString("base64") };
    const { attachmentId } = (await byLink("attachments", wrong)).body;
    expect(lying()).toBe(before + 1);
    const reason = "Файл другого ребёнка.";
    expect((await byLink("files/remove", { token, attachmentId, reason: "" })).status).toBe(422);
    const gone = await byLink("files/remove", { token, attachmentId, reason });
    expect(gone).toMatchObject({ status: 200, body: { name: "(удалён)", removed: { reason } } });
    expect(lying()).toBe(before);
    const { items } = await w.ok<{ items: object[] }>("GET", `/v1/steps/${stepId}/attachments`);
    expect(items).toContainEqual(gone.body);
    expect((await w.call("GET", `/v1/attachments/${attachmentId}/link`)).status).toBe(404);

    const { body: second } = await attach(Buffer.concat([pdf, pdf]), "ещё.pdf");
    const { url } = await w.ok<{ url: string }>("GET", `/v1/attachments/${second.attachmentId}/link`);
    const remove = (as: string) => w.call("POST", `/v1/attachments/${second.attachmentId}/remove`, { reason }, as);
    expect((await remove("school-1")).status).toBe(404);
    for (const as of ["coordinator", "pmpk"]) expect((await remove(as)).status).toBe(200);
    expect((await fetch(url)).status).toBe(410);
    expect(lying()).toBe(before);
  });

  it("comes no more once the link has answered", async () => {
    expect(await w.respond({ token, action: "report", result: "performed" })).toMatchObject({ status: 200 });
    const body = { token, name: "фото.png", content: png.toString("base64") };
    expect(await byLink("attachments", body)).toMatchObject({ status: 410, body: { code: "link.used" } });
    expect(await byLink("files", { token })).toMatchObject({ status: 410 });
  });
});

it("is no longer given out by an agency's link once consent is withdrawn", async () => {
  const list = `/v1/steps/${stepId}/attachments`;
  const [file] = (await w.ok<{ items: { attachmentId: string }[] }>("GET", list, undefined, "pmpk")).items;
  const link = `/v1/attachments/${file!.attachmentId}/link`;
  const { url } = await w.ok<{ url: string }>("GET", link, undefined, "pmpk");
  expect((await fetch(url)).status).toBe(200);
  const { items } = await w.ok<{ items: { consentId: string }[] }>("GET", `/v1/children/${w.childId}/consents`);
  await w.ok("POST", `/v1/consents/${items[0]!.consentId}/withdraw`, {});
  const answer = await fetch(url);
  expect([answer.status, await answer.json()]).toMatchObject([410, { code: "link.dead" }]);
});
