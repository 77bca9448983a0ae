import * as Attendance from "@marshrut/core/attendance";
import * as Family from "@marshrut/core/family";
import * as Period from "@marshrut/core/period";
import type { AgencyId, ChildId, RepresentativeId } from "@marshrut/core/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ourDocument } from "../../packages/api/src/openapi/index.ts";
import { most, mostOfList } from "../../packages/core/src/ground/workbook/limits.ts";
import { pdfOf } from "../../packages/core/test/fixtures/pdf.ts";
import { book, hostileBooks, manyStrings, zip } from "../../packages/core/test/fixtures/zip.ts";
import { ctx, tenant, World } from "./world.ts";

// Files that are made to take more than they show, sent as anybody may send them (FAULTS B20): each is refused at its field,
// and others are answered meanwhile.

let w: World;
let routeId = "";
let stepId = "";
let token = "";
let office = "";
let eventPath = "";
let organiser = "";
let itemId = "";
let family = "";
beforeAll(async () => {
  w = await World.start();
  routeId = await w.openRoute();
  stepId = (await w.stepsOf(routeId, "CommissionReview"))[0]!.stepId;
  token = await Period.reportsToken(ctx(), w.agencies.school as AgencyId);
  office = await Attendance.officeToken(ctx(), w.agencies.pmpc as AgencyId);
  const held = { kind: "seminar", title: "Семинар", place: "Кирова, 1", audiences: ["specialist"], past: true };
  const times = [{ from: "2025-01-14T10:00", until: "2025-01-14T12:00" }];
  const event = { agencyId: w.agencies.school, ...held, times };
  organiser = await Attendance.officeToken(ctx(), w.agencies.school as AgencyId);
  const { occasionId } = await w.ok<{ occasionId: string }>("POST", "/v1/events", event);
  eventPath = `/v1/events/${occasionId}`;
  const practice = { kind: "practice", title: { ru: "Утренний круг" }, summary: { ru: "По картинкам." }, text: "Как." };
  const page = { token: organiser, action: "propose", content: practice };
  itemId = (await w.ok<{ items: { itemId: string }[] }>("POST", "/v1/respond/library", page, "")).items[0]!.itemId;
  const representative = w.representativeId as RepresentativeId;
  const { data } = await Family.ofChild(ctx(), w.childId as ChildId);
  family = await Family.tokenOf(ctx(), data, Family.memberOf(data, representative)!, ctx().now());
  const mother = { account: "mother", tenant, role: "representative", name: "Мать", representative } as const;
  await w.cloud.identity.registerAccount(mother);
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
/** Lists that staff sends may have more. */
const lists = new Set([
  "a list of children",
  "a register of ИПРА",
  "a list of services",
  "who came",
  "who came, by a link",
]);
const hostileLists = hostileBooks(mostOfList);
/** Who takes workbooks, and in which field. */
const takers = {
  "a form by an organisation's link": (file: string) =>
    ["/file", "/v1/reports/respond", { token, action: "upload", file }, ""] as const,
  "a form of a specialist": (file: string) => ["/file", "/v1/obligations/forms", { file }, "school-1"] as const,
  "a month's sessions by a link": (file: string) =>
    ["/file", "/v1/office/sessions", { token: office, action: "upload", file }, ""] as const,
  "a list of services": (content: string) =>
    ["/content", "/v1/service-lists/imports", { format: "xlsx", listId: "regional", content }, "coordinator"] as const,
  "a list of children": (content: string) =>
    ["/content", "/v1/children/imports", { format: "xlsx", content }, "coordinator"] as const,
  "a register of ИПРА": (content: string) =>
    ["/content", "/v1/instruments/imports", { format: "xlsx", content }, "coordinator"] as const,
  "who came": (content: string) =>
    [
      "/file/content",
      `${eventPath}/attendance/imports`,
      { file: { format: "xlsx", content }, dryRun: true },
      "coordinator",
    ] as const,
  "who came, by a link": (content: string) => {
    const list = { occasionId: eventPath.split("/").at(-1), file: { format: "xlsx", content }, dryRun: true };
    return ["/file/content", "/v1/respond/events", { token: organiser, action: "upload", ...list }, ""] as const;
  },
  "a roadmap": (content: string) =>
    ["/content", "/v1/roadmaps/imports", { format: "xlsx", key: "hostile", content }, "coordinator"] as const,
};

describe.each(Object.entries(takers))("%s", (who, request) => {
  it.each(lists.has(who) ? hostileLists : hostile)(
    "that %s is refused with why, and nobody waits",
    async (_, bytes, said) => {
      const [pointer, path, body, as] = request(base64(bytes));
      const { status, body: problem, healthy } = await meanwhile(() => w.call<Problem>("POST", path, body, as));
      expect({ status, problem }).toMatchObject({
        status: 422,
        problem: { code: "input.invalid", errors: [{ pointer }] },
      });
      expect(problem.errors![0]!.detail).toMatch(said);
      expect(healthy).toBeGreaterThan(0);
    },
  );
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
    ["a head of 300,000 cells", `Фамилия${";".repeat(300_000)}`, () => /100 столбцов/],
    ["2 MB of quotes in a cell", `Фамилия;${'x"'.repeat(1_000_000)}`, () => /кавычка/],
    ["2 MB of lines", "\n".repeat(2_000_000), (rows: number) => new RegExp(`не более ${rows} строк`)],
  ])("of %s is refused by both imports, and nobody waits", async (_, content, said) => {
    for (const [path, more, { rows }] of [
      ["/v1/children/imports", {}, mostOfList],
      ["/v1/roadmaps/imports", { key: "hostile" }, most],
    ] as const) {
      const send = () => w.call<Problem>("POST", path, { format: "csv", content, ...more });
      const { status, body, healthy } = await meanwhile(send);
      expect({ path, status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer: "/content" }] } });
      expect(body.errors![0]!.detail).toMatch(said(rows));
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
    // The link of the workbooks has asked for as much as one may by now.
    const token = await Period.reportsToken(ctx(), w.agencies.social as AgencyId);
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

describe("a file that is handed out to others (FAULTS B23)", () => {
  const pdf = "application/pdf";
  const report = `obligation_${"0".repeat(26)}`;
  /** Each operation by which such a file comes, and how it says that it does not take one. */
  const ways: Record<string, (content: string, name: string, byLink: string) => Promise<string>> = {
    addAttachment: (content, name) => refused("POST", `/v1/steps/${stepId}/attachments`, { name, content }, "pmpk"),
    attachByLink: (content, name, byLink) =>
      refused("POST", "/v1/respond/attachments", { token: byLink, name, content }, ""),
    addSignedPlan: (content, name) =>
      refused("POST", `/v1/routes/${routeId}/plan/signed`, { name, content, signedOn: "2025-03-03" }, "coordinator"),
    openFamily: (content, name) => {
      const what = { action: "hand-in-paper", childId: w.childId, kind: "other", name, content };
      return refused("POST", "/v1/family", { token: family, ...what }, "");
    },
    actForMyFamily: (content, name) =>
      refused(
        "POST",
        "/v1/me/family",
        { action: "hand-in-paper", childId: w.childId, kind: "other", name, content },
        "mother",
      ),
    recordAgreement: (content, name) => {
      const paper = { number: "1", date: "2025-01-14", subject: "О взаимодействии", parties: [{ name: "Фонд" }] };
      return refused("POST", "/v1/agreements", { ...paper, file: { name, content, type: pdf } }, "coordinator");
    },
    submitObligation: (content, name) =>
      refused("POST", `/v1/obligations/${report}/submit`, { attachments: [{ name, type: pdf, content }] }, "school-1"),
    submitObligations: (content, name) =>
      refused("POST", "/v1/obligations/submissions", { reports: [rowOf(name, content)] }, "school-1"),
    addEventFile: (content, name) => refused("POST", `${eventPath}/files`, { name, content }, "coordinator"),
    respondEvents: (content, name) => {
      const what = { action: "add-file", occasionId: eventPath.split("/").at(-1), file: { name, content } };
      return refused("POST", "/v1/respond/events", { token: organiser, ...what }, "");
    },
    addItemFile: (content, name) => refused("POST", `/v1/library/${itemId}/files`, { name, content }, "coordinator"),
    respondLibrary: (content, name) => {
      const what = { action: "add-file", itemId, file: { name, content } };
      return refused("POST", "/v1/respond/library", { token: organiser, ...what }, "");
    },
    respondReports: (content, name) =>
      refused("POST", "/v1/reports/respond", { token, action: "submit", reports: [rowOf(name, content)] }, ""),
  };
  const rowOf = (name: string, content: string) => ({
    obligationId: report,
    values: {},
    attachments: [{ name, type: pdf, content }],
  });
  interface Answer extends Problem {
    rows?: Array<{ problem: Problem & { fields: Array<{ message: { ru: string } }> } }>;
  }
  async function refused(method: "POST", path: string, body: object, as: string): Promise<string> {
    const { status, body: told } = await w.call<Answer>(method, path, body, as);
    const row = told.rows?.[0]?.problem;
    expect([415, 422, row && 200]).toContain(status);
    return row ? row.fields[0]!.message.ru : (told.errors?.[0]?.detail ?? told.detail);
  }

  it("comes by these operations and no others", () => {
    const { components, paths } = ourDocument({ issuer: "https://id.example.org" });
    const schemas = (components as { schemas: Record<string, unknown> }).schemas;
    /** A schema and all that it names, as text. */
    const whole = (schema: unknown, seen = new Set<string>()): string => {
      const text = JSON.stringify(schema) ?? "";
      const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
      const fresh = [...new Set(named)].filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      return text + fresh.map((name) => whole(schemas[name], seen)).join("");
    };
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const takers = operations.filter(({ requestBody }) => whole(requestBody).includes("base64"));
    // A part is looked at when all are there; forms and lists are read, and never handed out.
    const lists = [
      "Agencies",
      "Children",
      "EventAttendance",
      "Instruments",
      "Results",
      "ServiceList",
      "Specialists",
    ].map((list) => `import${list}`);
    const others = [
      "addPart",
      "addPartByLink",
      "uploadObligationForm",
      "respondSessions",
      "respondSpecialists",
      "importStandardDocument",
      ...lists,
    ];
    expect(takers.map(({ operationId }) => operationId).toSorted()).toEqual(
      [...Object.keys(ways), ...others].toSorted(),
    );
  });

  const zipOf = (name: string) => zip([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }, { name }]);
  it.each([
    ["an empty file", Buffer.alloc(0), /пустой|base64/],
    ["a HEIC photograph", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0"), /сохраните или экспортируйте его как JPEG/],
    ["an old .doc", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /сохраните как DOCX/],
    ["an RTF", Buffer.from("{\\rtf1 }"), /RTF/],
    ["an archive", Buffer.from("526172211a0700", "hex"), /по одному/],
    ["a TIFF", Buffer.from("49492a0008000000", "hex"), /как JPEG, PNG или PDF/],
    ["a program", Buffer.from("MZ\x90\0 %PDF-1.7 %%EOF"), /Принимаются PDF/],
    ["a page", Buffer.from("<html><script>alert(1)</script>"), /Принимаются PDF/],
    ["a PDF with scripts", pdfOf({ packed: "4 0 <</S/JavaScript>>" }), /сценарии.*«Сохранить как PDF»/s],
    ["a PDF that starts a program", pdfOf({ objects: ["<</S/Launch>>"] }), /запускает программы/],
    ["a document with macros", zipOf("word/vbaProject.bin"), /без макросов/],
    [
      "a picture with a script",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      /Принимаются PDF/,
    ],
    [
      "a picture with a page behind it",
      Buffer.from("\xff\xd8\xff<html><script>alert(1)</script>", "latin1"),
      /Принимаются PDF/,
    ],
  ])("that is %s is refused in the same words however it comes", async (_, bytes, words) => {
    await w.cloud.advance("PT15M"); // what is refused counts among the requests of a link, too
    const byLink = await w.token("pmpc@example.org");
    for (const [operation, send] of Object.entries(ways))
      expect({ operation, said: await send(base64(bytes), `${"a".repeat(116)}.pdf`, byLink) }).toEqual({
        operation,
        said: expect.stringMatching(words),
      });
  });
});
