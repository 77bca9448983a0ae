import * as Period from "@marshrut/core/period";
import type { AgencyId } from "@marshrut/core/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { book, hostileBooks, manyStrings, zip } from "../../packages/core/test/fixtures/zip.ts";
import { ctx, World } from "./world.ts";

// Files that are made to take more than they show, sent as anybody may send them (FAULTS B20): each is refused at its field,
// and others are answered meanwhile.

let w: World;
let stepId = "";
let token = "";
beforeAll(async () => {
  w = await World.start();
  const routeId = await w.openRoute();
  stepId = (await w.stepsOf(routeId, "CommissionReview"))[0]!.stepId;
  token = await Period.reportsToken(ctx(), w.agencies.school as AgencyId);
});
afterAll(() => w.close());

interface Problem {
  code: string;
  detail: string;
  errors?: Array<{ pointer: string; detail: string }>;
}

/** What a request is answered, while `/health` is asked again and again. @returns also how often that was answered */
async function meanwhile(send: () => Promise<{ status: number; body: Problem }>) {
  let [isDone, healthy] = [false, 0];
  const sent = send().finally(() => (isDone = true));
  while (!isDone) {
    expect((await w.call("GET", "/health", undefined, "")).status).toBe(200);
    healthy++;
  }
  return { ...(await sent), healthy };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const hostile = hostileBooks();
/** Who takes workbooks, and in which field. */
const takers = {
  "a form by an organisation's link": (file: string) =>
    ["/file", "/v1/reports/respond", { token, action: "upload", file }, ""] as const,
  "a form of a specialist": (file: string) => ["/file", "/v1/obligations/forms", { file }, "school-1"] as const,
  "a list of children": (content: string) =>
    ["/content", "/v1/children/imports", { format: "xlsx", content }, "coordinator"] as const,
  "a register of ИПРА": (content: string) =>
    ["/content", "/v1/instruments/imports", { format: "xlsx", content }, "coordinator"] as const,
  "a roadmap": (content: string) =>
    ["/content", "/v1/roadmaps/imports", { format: "xlsx", key: "hostile", content }, "coordinator"] as const,
};

describe.each(Object.entries(takers))("%s", (_, request) => {
  it.each(hostile)("that %s is refused with why, and nobody waits", async (_, bytes, said) => {
    const [pointer, path, body, as] = request(base64(bytes));
    const { status, body: problem, healthy } = await meanwhile(() => w.call<Problem>("POST", path, body, as));
    expect({ status, problem }).toMatchObject({
      status: 422,
      problem: { code: "input.invalid", errors: [{ pointer }] },
    });
    expect(problem.errors![0]!.detail).toMatch(said);
    expect(healthy).toBeGreaterThan(0);
  });
});

it("leaves the process with memory for others after all of them", async () => {
  const [, path, body] = takers["a form by an organisation's link"](base64(manyStrings()));
  const before = process.memoryUsage().rss;
  const answers = await Promise.all(Array.from({ length: 8 }, () => w.call<Problem>("POST", path, body, "")));
  expect(answers.map(({ status }) => status).filter((status) => ![422, 429].includes(status))).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(1_000_000_000);
});

describe("a table as text", () => {
  it.each([
    ["a head of 300,000 cells", `Фамилия${";".repeat(300_000)}`, /100 столбцов/],
    ["2 MB of quotes in a cell", `Фамилия;${'x"'.repeat(1_000_000)}`, /кавычка/],
    ["2 MB of lines", "\n".repeat(2_000_000), /10000 строк/],
  ])("of %s is refused by both imports, and nobody waits", async (_, content, said) => {
    for (const [path, more] of [
      ["/v1/children/imports", {}],
      ["/v1/roadmaps/imports", { key: "hostile" }],
    ] as const) {
      const send = () => w.call<Problem>("POST", path, { format: "csv", content, ...more });
      const { status, body, healthy } = await meanwhile(send);
      expect({ path, status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer: "/content" }] } });
      expect(body.errors![0]!.detail).toMatch(said);
      expect(healthy).toBeGreaterThan(0);
    }
  });
});

describe("a document beside an answer", () => {
  const word = (content: Uint8Array, size?: number) =>
    zip([
      { name: "[Content_Types].xml", content: "<Types/>" },
      { name: "word/document.xml", content, size },
    ]);
  const zeros = Buffer.alloc(500_000_000);
  const attach = (bytes: Uint8Array) =>
    w.call<Problem>("POST", `/v1/steps/${stepId}/attachments`, { name: "a.docx", content: base64(bytes) }, "pmpk");

  it.each([
    ["unpacks to 500 MB", word(zeros), /больше \d+ МБ/],
    ["unpacks to 500 MB and says that it does not", word(zeros, 1000), /повреждён/],
    ["unpacks to a thousand times its size", word(zeros.subarray(0, 60_000_000)), /больше \d+ МБ/],
  ])("that %s is not taken, and nobody waits", async (_, bytes, said) => {
    const { status, body, healthy } = await meanwhile(() => attach(bytes));
    expect({ status, body }).toMatchObject({ status: 415, body: { code: "attachment.type" } });
    expect(body.detail).toMatch(said);
    expect(healthy).toBeGreaterThan(0);
  });

  it("that is what it says is taken", async () => {
    expect((await attach(word(Buffer.from("<document/>")))).status).toBe(201);
  });

  it("or beside a report, that unpacks to 100 MB is refused at its field", async () => {
    const attachment = {
      name: "a.xlsx",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: base64(book({ sheet: zeros.subarray(0, 90_000_000) })),
    };
    const obligationId = `obligation_${"0".repeat(26)}`;
    const reports = [{ obligationId, values: {}, attachments: [attachment] }];
    const { status, body } = await w.call<{ rows: object[] }>(
      "POST",
      "/v1/reports/respond",
      { token, action: "submit", reports },
      "",
    );
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { rows: [{ problem: { code: "input.invalid", fields: [{ pointer: "/attachments/0/content" }] } }] },
    });
  });
});

describe("an archive of extracts", () => {
  const zeros = zip([{ name: "a.xml", content: new Uint8Array(200 * 2 ** 20) }]);
  const entities = `<!DOCTYPE a [<!ENTITY x "${"y".repeat(1000)}">]><IPRA>${"&x;".repeat(1000)}</IPRA>`;
  it.each([
    ["holds 200 MB of zeros", "zip", base64(zeros), /32 МБ/],
    ["is none", "zip", base64(Buffer.from("PK, but no archive")), /архив файла повреждён/],
    ["is an XML with entities", "xml", entities, /DTD/],
    ["is an XML of another schema", "xml", "<html><body/></html>", /не выписка/],
  ])("that %s is refused with why, and nobody waits", async (_, format, content, said) => {
    const send = () => w.call<Problem>("POST", "/v1/instruments/imports", { format, content }, "coordinator");
    const { status, body, healthy } = await meanwhile(send);
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer: "/content" }] } });
    expect(body.errors![0]!.detail).toMatch(said);
    expect(healthy).toBeGreaterThan(0);
  });
});
