import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

// Services over HTTP, with the functions' own rights: what is offered, listed and asked for is named by keys of one catalogue.

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

const order = (number: string) => ({ act: "Приказ", number, date: "2026-01-12", by: "Министерство" });
interface Report {
  importId: string;
  status: string;
  taken: number;
  rejectedCount: number;
  rejected: { row: number; errors: { pointer: string; detail: string }[] }[];
}
interface Problem {
  code: string;
  errors: { pointer: string; detail: string }[];
  current: { uses: object[] };
}
const send = (rows: readonly string[], more: object = {}) =>
  w.ok<Report>("POST", "/v1/service-lists/imports", {
    listId: "regional",
    format: "csv",
    content: ["Услуга;Объём;Примечание", ...rows].join("\n"),
    ...more,
  });
const file = async (path: string) => {
  const headers = { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` };
  const answer = await fetch(`${w.cloud.urls.api}${path}`, { headers });
  return { type: answer.headers.get("content-type"), bytes: Buffer.from(await answer.arrayBuffer()) };
};
const refused = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
  const { status, body: problem } = await w.call<Problem>(method, path, body, "coordinator", headers);
  return [status, problem.code, problem.errors?.map(({ pointer, detail }) => [pointer, /speech-therapy/.test(detail)])];
};

it("the region's own service and a standard that is approved count beside what ships", async () => {
  const { items } = await w.ok<{ items: { serviceKey: string }[] }>(
    "GET",
    "/v1/services?area=speech&age=3",
    undefined,
    "pmpk",
  );
  expect(items.map(({ serviceKey }) => serviceKey)).toEqual(["speech-therapy", "communication-aac"]);
  const shipped = await w.ok<{ standard: { volume: { norm: number } } }>("GET", "/v1/services/speech-therapy");
  expect(shipped).toMatchObject({
    version: 0,
    standard: { volume: { norm: 8 } },
    standards: [{ version: 1, inForce: true }],
  });
  const standard = { ...shipped.standard, volume: { unit: "session", per: "month", norm: 12 } };
  const etag = { "if-match": '"v0"' };
  await w.ok("PATCH", "/v1/services/speech-therapy", { standard }, "coordinator", etag);
  expect(await w.ok("POST", "/v1/services/speech-therapy/standards/2/approve", order("7"))).toMatchObject({
    standard: { volume: { norm: 12 } },
  });
  await w.ok("POST", "/v1/services", {
    serviceKey: "therapeutic-riding",
    title: { ru: "Лечебная верховая езда" },
    also: ["иппотерапия"],
    area: "motor",
    recipient: "child",
    ages: { from: 4 },
    forms: ["individual"],
    sectors: ["ngo"],
    standard,
  });
  const path = `/v1/agencies/${w.agencies.social}`;
  const version = { "if-match": "*" };
  expect(await w.ok("PATCH", path, { services: ["Иппотерапия"] }, "coordinator", version)).toMatchObject({
    services: ["therapeutic-riding"],
  });
});

it("an unknown service is refused wherever one is named, by place and with what is called alike", async () => {
  const any = { "if-match": "*" };
  const told = (pointer: string) => [422, "input.invalid", [[pointer, true]]];
  const agency = `/v1/agencies/${w.agencies.school}`;
  expect(await refused("PATCH", agency, { services: ["логопеды"] }, any)).toEqual(told("/services/0"));
  const capacity = { services: [{ service: "логопеды", places: 3 }] };
  expect(await refused("PUT", `${agency}/capacity`, capacity, any)).toEqual(told("/services/0/service"));
  const childId = await w.registerChild();
  const paper = {
    kind: "pmpk",
    number: "1",
    issuer: "ПМПК",
    validFrom: "2026-01-01",
    term: "indefinite",
    educationalNeeds: true,
    measures: [{ block: "education", title: "Занятия", serviceKey: "логопеды" }],
  };
  const papers = `/v1/children/${childId}/instruments`;
  expect(await refused("POST", papers, paper)).toEqual(told("/measures/0/serviceKey"));
  expect((await refused("PATCH", "/v1/services/nothing", { also: ["нечто"] }, any)).slice(0, 2)).toEqual([
    404,
    "not-found",
  ]);
});

it("a measure's service is proposed from its wording, confirmed by a person, and shown without the wording", async () => {
  await w.recordIpra([
    { block: "education", title: "Занятия с логопедом" },
    { block: "health", title: "Массаж" },
  ]);
  interface Paper {
    instrumentId: string;
    measures: { measureId: string; serviceKey?: string; proposedBy?: string }[];
  }
  const papers = `/v1/children/${w.childId}/instruments`;
  const { items } = await w.ok<{ items: Paper[] }>("GET", papers);
  const { instrumentId, measures } = items[0]!;
  expect(measures.map(({ serviceKey, proposedBy }) => [serviceKey, proposedBy])).toEqual([
    ["speech-therapy", "rule"],
    ["medical-rehabilitation", "rule"],
  ]);
  const said = { measures: [{ measureId: measures[0]!.measureId, serviceKey: "АДК" }] };
  const after = await w.ok<Paper>("POST", `${papers}/${instrumentId}/services`, said);
  expect(after.measures.map(({ serviceKey, proposedBy }) => [serviceKey, proposedBy])).toEqual([
    ["communication-aac", undefined],
    ["medical-rehabilitation", "rule"],
  ]);
});

it("a list is taken in, mended, approved and goes out; an edition that drops what is in use is refused", async () => {
  const rows = ["Занятия с логопедом;12 занятий в месяц;", "Передышка: присмотр за ребёнком на время;;", "логопеды;;"];
  const first = await send(rows);
  expect(first).toMatchObject({ status: "done", taken: 2, rejectedCount: 1, rejected: [{ row: 4 }] });
  const failed = await file(`/v1/imports/${first.importId}/failed?format=csv`);
  const mended = failed.bytes
    .toString("utf8")
    .replace("логопеды", "иппотерапия")
    .replace(/^\uFEFF/, "");
  expect(await send([], { edition: 1, content: mended })).toMatchObject({ taken: 1, rejectedCount: 0 });
  const approve = (edition: number) => `/v1/service-lists/regional/editions/${edition}/approve`;
  expect(await w.ok("POST", approve(1), order("1"))).toMatchObject({ inForce: 1, editions: [{ status: "approved" }] });
  const out = await file("/v1/service-lists/regional/file?format=csv");
  expect(out.bytes.toString("utf8").split("\r\n")[1]).toBe("Передышка: присмотр за ребёнком на время;;");

  // As a workbook it goes out and comes back as it was.
  const book = (await file("/v1/service-lists/regional/file?format=xlsx")).bytes.toString("base64");
  const back = { format: "xlsx", content: book, dryRun: true };
  expect(await send([], back)).toMatchObject({ status: "done", taken: 3, rejectedCount: 0 });

  const programme = {
    agencyId: w.agencies.school,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 3, to: 17 },
    form: "individual",
    sessionsPerMonth: 12,
    term: { from: "2026-01-12", until: "2026-12-31" },
    places: 2,
  };
  const { programmeId } = await w.ok<{ programmeId: string }>("POST", "/v1/programmes", programme);
  // Long lists are worked through in the background, by a function of its own.
  const wrong = Array.from({ length: 300 }, (_, i) => `нечто ${i};;`);
  const { importId, status } = await send(["respite;;", ...wrong]);
  expect(status).toBe("working");
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/imports/${importId}`)).toMatchObject({
    kind: "services",
    taken: 1,
    rejectedCount: 300,
  });
  expect(await w.ok("GET", "/v1/service-lists/regional?edition=2", undefined, "pmpk")).toMatchObject({
    differences: { added: [], dropped: ["speech-therapy", "therapeutic-riding"], changed: [] },
  });
  const { status: answer, body } = await w.call<Problem>("POST", approve(2), order("2"));
  const users = { programmes: { count: 1, ids: [programmeId] }, enrolments: { count: 0 }, steps: { count: 0 } };
  expect([answer, body]).toMatchObject([
    409,
    {
      code: "service.in-use",
      current: { uses: [{ serviceKey: "speech-therapy", municipalities: ["novokuznetsk"], ...users }] },
    },
  ]);
  expect(await send(["Логопед;12 занятий в месяц;"], { edition: 2 })).toMatchObject({ taken: 1 });
  expect(await w.ok("POST", approve(2), order("2"))).toMatchObject({ inForce: 2 });
});
