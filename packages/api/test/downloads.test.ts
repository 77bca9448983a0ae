import * as Attachment from "@marshrut/core/attachment";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import type { AppEnv } from "../src/deps.ts";
import { lambdaHandler } from "../src/index.ts";
import { described } from "../src/openapi/index.ts";
import { Download } from "../src/operation/index.ts";
import { eventOf } from "./event.ts";
import { ask, makeWorld, type World } from "./world.ts";

// A function on AWS answers with 6 MB, in which a file counts a third more than it has.

const mostOfLambda = 6_291_556;
const mib = 2 ** 20;
const kb = 1000;

/** The largest file that each operation gives in one answer, by what bounds it. Whoever adds an operation with files says so here. */
const largest: Record<string, number> = {
  // Parts, each whole in itself (core's mostBytes), or bytes of one file (mostAtOnce).
  downloadExport: 4 * mib,
  downloadFailedRows: 4 * mib,
  downloadFile: 4 * mib,
  // What comes in is as large: a scan, and the rows of a file of 5 million letters, packed.
  downloadSignedPlan: 3 * mib,
  downloadFamilyPaper: 3 * mib,
  getFailedRows: 3.75 * mib,
  // In base64 within JSON; one comes in with 150 kB.
  getObligationFile: 150 * kb,
  // One child's plan or results: as many lines as a route may have steps.
  downloadExecutionReport: mib,
  printPlan: mib,
  printErasure: mib,
  printFamilySheet: mib,
  // A line for each measure and organisation of the region: 5,000 measures make 700 kB.
  downloadReport: 2 * mib,
  getPeriodForm: mib,
  getPeriodReport: 2 * mib,
  // A line for each service: those that ship and 200 of the region's own, each with a title and a note of 300 letters.
  downloadServiceList: mib,
  // What a form says is 200 kB of its own at most, its answers as much; FHIR says it again in other words, and so does a print.
  exportForm: mib,
  exportResponse: mib,
  // The questions of one form, and a line for each municipality and organisation.
  reportRoundResults: mib,
  printForm: mib,
  // What it says is 100,000 letters at most, and its lists as many lines as a child has measures.
  printStandardDocument: mib,
  downloadChildDocument: mib,
  printCertificate: mib,
  printInternshipCertificate: mib,
  // A thousand lines, their texts cut where there are many: 1.5 MB as a PDF.
  printYearPlan: 4 * mib,
  // At most 300 organisations, a line each; a working group's words, of some dozen organisations.
  reportQuality: mib,
  reportAssessment: mib,
  // As it came in: 150 kB. Minutes: forty items of 4,000 letters, sixty decisions of 1,000, in a PDF with its fonts.
  downloadAgreement: 150 * kb,
  // As they were sent.
  getEventFile: 3 * mib,
  getItemFile: 3 * mib,
  printMinutes: mib,
  // Practices of 8,000 letters: a hundred are less than 1 MB of a PDF.
  printCollection: 4 * mib,
  // Abstracts of 120 talks at most, of 6,000 letters.
  printTalks: 4 * mib,
  // As they are shipped.
  getAgenciesTemplate: 100 * kb,
  getChildrenTemplate: 100 * kb,
  getInstrumentsTemplate: 100 * kb,
  getResultsTemplate: 100 * kb,
  getServiceListTemplate: 100 * kb,
  getSpecialistsTemplate: 100 * kb,
  // A year's deadlines of one organisation or region.
  readCalendar: mib,
};

describe("every operation that gives a file", () => {
  const giving = described.filter(({ tag, files }) => tag !== "pages" && files?.some((type) => type !== "text/html"));

  it("says how large that may be", () => {
    const ids = giving.map(({ operationId }) => operationId);
    expect([...ids, "getObligationFile"].toSorted()).toEqual(Object.keys(largest).toSorted());
  });

  it("gives no more at once than comes through", async () => {
    const bytes = new Uint8Array(Math.max(...Object.values(largest)));
    const file = new Download({ name: "ф".repeat(200), type: "application/pdf", bytes, part: { from: 0, of: 1e7 } });
    const handler = lambdaHandler(() => new Hono<AppEnv>().get("*", () => file.response()));
    expect(JSON.stringify(await handler(eventOf("GET", "/v1/files") as never, {} as never)).length).toBeLessThan(
      mostOfLambda,
    );
  });
});

describe("a file beside an answer", () => {
  let world: World;
  let answer: (
    url: URL,
    headers?: Record<string, string>,
    method?: string,
  ) => Promise<APIGatewayProxyStructuredResultV2>;
  beforeAll(async () => {
    world = await makeWorld();
    const handler = lambdaHandler(() => world.app);
    answer = async (url, headers = {}, method = "GET") => {
      const event = eventOf(method, `${url.pathname}${url.search}`, { host: "api.example.org", ...headers });
      const given = (await handler(event as never, {} as never)) as APIGatewayProxyStructuredResultV2;
      expect(JSON.stringify(given).length).toBeLessThan(mostOfLambda);
      return given;
    };
  });

  /** A picture of this size, and a link to it. */
  async function linked(size: number): Promise<{ bytes: Buffer; url: URL }> {
    const bytes = Buffer.alloc(size, `${size} `);
    bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
    bytes.set([0xff, 0xd9], size - 2);
    const { system, family, tenant } = { ...world.ours, tenant: world.ours.system.tenant };
    const ctx = { ...system, actor: { kind: "coordinator", id: "anna", tenant } as const };
    const upload = { name: `upload-${size}`, parts: Math.ceil(size / (3 * mib)) };
    for (let part = 1; part <= upload.parts; part++) {
      const content = bytes.subarray((part - 1) * 3 * mib, part * 3 * mib).toString("base64");
      await Attachment.addPart(ctx, world.files, family.stepId, { upload: upload.name, part, content });
    }
    const added = await Attachment.add(ctx, world.files, family.stepId, { name: "скан.jpg", upload });
    return { bytes, url: await linkTo(added.attachmentId) };
  }
  async function linkTo(attachmentId: string): Promise<URL> {
    const { coordinator: token } = world.tokens;
    const { json } = await ask(world, "GET", `/v1/attachments/${attachmentId}/link`, { token });
    return new URL(String(json.url));
  }
  const bytesOf = ({ body = "", isBase64Encoded }: APIGatewayProxyStructuredResultV2) => {
    expect(isBase64Encoded).toBe(true);
    return Buffer.from(body, "base64");
  };

  // The largest, of 10 MiB, goes there and back through the gateway in test/journey/smoke.test.ts.
  it.each([
    ["4 MiB", 4 * mib, 1],
    ["one byte more", 4 * mib + 1, 2],
  ])("comes back as it was sent, once: %s", async (_, size, count) => {
    const { bytes, url } = await linked(size);
    const parts: Buffer[] = [];
    for (let at = 0; at < size; at += parts.at(-1)!.length) {
      const part = await answer(url, count === 1 ? {} : { range: `bytes=${at}-` });
      expect(part.statusCode).toBe(count === 1 ? 200 : 206);
      expect(part.headers!["content-disposition"]).toContain(encodeURIComponent("скан.jpg"));
      parts.push(bytesOf(part));
      const range = `bytes ${at}-${at + parts.at(-1)!.length - 1}/${size}`;
      expect(part.headers!["content-range"]).toBe(count === 1 ? undefined : range);
    }
    expect(parts).toHaveLength(count);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    // Once: neither again nor from anywhere.
    for (const range of ["bytes=0-", `bytes=${size}-`]) expect((await answer(url, { range })).statusCode).toBe(410);
  });

  it("is not used up by HEAD, and a link that is used up says so to HEAD as well", async () => {
    const { bytes, url } = await linked(1000);
    for (const _ of ["a mail's scanner", "and another one"]) {
      const head = await answer(url, {}, "HEAD");
      expect([head.statusCode, head.body ?? ""]).toEqual([200, ""]);
    }
    expect(bytesOf(await answer(url)).equals(bytes)).toBe(true);
    expect((await answer(url, {}, "HEAD")).statusCode).toBe(410);
  });

  it("of more than 4 MB is a page for a browser, which uses nothing up, and tells a program how to ask", async () => {
    const { bytes, url } = await linked(4 * mib + 2);
    for (const _ of ["once", "again"]) {
      const page = await answer(url, { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
      expect([page.statusCode, page.headers!["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
      expect(page.headers!["content-security-policy"]).toContain("connect-src 'self'");
      expect(page.body).toMatch(/<script src="\/assets\/download-[\w-]+\.js" defer>/);
    }
    const told = await answer(url, { accept: "*/*" });
    expect([told.statusCode, told.body]).toEqual([400, expect.stringContaining("Range: bytes=0-")]);
    // In its order, and as much as is asked for.
    expect((await answer(url, { range: "bytes=4194304-" })).statusCode).toBe(410);
    expect(bytesOf(await answer(url, { range: "bytes=0-9" })).equals(bytes.subarray(0, 10))).toBe(true);
    expect((await answer(url, { range: "bytes=0-9" })).statusCode).toBe(410);
    expect(bytesOf(await answer(url, { range: "bytes=10-" })).equals(bytes.subarray(10))).toBe(true);
  });
});
