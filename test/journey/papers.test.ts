import { readSheets } from "@marshrut/core/workbook";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractOf } from "../../packages/core/test/fixtures/extract.ts";
import { zip } from "../../packages/core/test/fixtures/zip.ts";
import { tenant, World } from "./world.ts";

interface Paper {
  instrumentId: string;
  kind: string;
  number: string;
  issuer: string;
  measures: Array<{ title: string }>;
  history: Array<Record<string, unknown>>;
}

let w: World;
let routeId = "";
const twin = { surname: "Канарейкина", givenName: "Марфа", birthDate: "2014-11-23", sex: "female" };
const instrument = {
  number: "77-ПМПК/2026",
  validFrom: "2026-01-12",
  term: "until-18",
  educationalNeeds: true,
  agreement: "disagree",
  study: { variant: "7.1", conditions: ["tutor", "equipment"] },
  measures: [{ block: "education", title: "Занятия с логопедом" }],
};

beforeAll(async () => {
  w = await World.start();
  routeId = await w.openRoute();
});
afterAll(() => w.close());

/** Of another child, so that a number may turn out to be there twice. */
async function registerTwin(): Promise<string> {
  const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
    person: twin,
    municipality: "novokuznetsk",
    representatives: [{ surname: "Канарейкина", givenName: "Ольга", relation: "parent" }],
    disability: true,
    educationalNeeds: false,
  });
  return childId;
}

describe("a conclusion that comes with the commission's answer", () => {
  it("is offered by the link, and what is wrong with it is named at its place without using the link up", async () => {
    const token = await w.token("pmpc@example.org");
    const report = { token, action: "report", result: "performed" };
    expect((await w.respond({ token, action: "view" })).body).toMatchObject({ issues: "pmpk" });
    const { educationalNeeds: _, ...silent } = instrument;
    for (const [wrong, pointer] of [
      [{ ...instrument, term: undefined, validTo: "0001-01-01" }, "/instrument/validTo"],
      [silent, "/instrument/educationalNeeds"],
      [{ ...instrument, validFrom: "2014-01-01" }, "/instrument/validFrom"],
    ] as const)
      expect(await w.respond({ ...report, instrument: wrong })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    const refused = { token, action: "report", result: "not-applied", instrument };
    expect(await w.respond(refused)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/instrument" }] } });
    expect((await w.respond({ token, action: "view" })).body).toMatchObject({ link: "live" });
  });

  it("is recorded in the answer's commit, with who entered it; a number elsewhere tells the commission nothing", async () => {
    const token = await w.token("pmpc@example.org");
    const report = { token, action: "report", result: "performed" };
    const other = await registerTwin();
    const { agreement: _, ...paper } = instrument;
    const elsewhere = { ...paper, kind: "pmpk", issuer: "Организация pmpc" };
    await w.ok("POST", `/v1/children/${other}/instruments`, elsewhere);
    const doubted = await w.respond({ ...report, instrument });
    expect(doubted).toMatchObject({
      status: 409,
      body: { code: "instrument.duplicate", errors: [{ pointer: "/instrument/numberChecked" }] },
    });
    expect(JSON.stringify(doubted.body)).not.toContain("child_");
    const checked = { ...instrument, numberChecked: true };
    expect(await w.respond({ ...report, instrument: checked })).toMatchObject({ status: 200 });
    await w.cloud.settle();

    const [review] = await w.stepsOf(routeId, "CommissionReview");
    const { instrumentId } = review as unknown as { instrumentId: string };
    const recorded = await w.ok<Paper>("GET", `/v1/children/${w.childId}/instruments/${instrumentId}`);
    expect(recorded).toMatchObject({
      kind: "pmpk",
      number: "77-ПМПК/2026",
      issuer: "Организация pmpc",
      term: "until-18",
      conclusion: { educationalNeeds: true, agreement: "disagree", presented: false, study: instrument.study },
      measures: [{ title: "Занятия с логопедом" }],
      history: [
        { what: "recorded", by: expect.stringMatching(/^link:/), stepId: review!.stepId },
        { what: "disagreed", on: "2026-01-12" },
      ],
    });
    expect(await w.history(routeId)).toContain("instrument.recorded");
    // The family's «no» waits for a coordinator until it agrees.
    const tasks = () => w.ok<{ items: Array<{ task: object }> }>("GET", "/v1/inbox?bucket=tasks");
    const waiting = { kind: "family-disagrees", childId: w.childId, instrumentId };
    expect((await tasks()).items).toMatchObject([{ task: waiting }]);
    await w.ok("POST", `/v1/children/${w.childId}/instruments/${instrumentId}/agree`, {
      answer: "agree",
      on: "2026-01-12",
    });
    await w.cloud.settle();
    expect((await tasks()).items).toEqual([]);
  });

  it("is taken over the API of who issues it alone", async () => {
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    const [lesson] = await w.stepsOf(routeId, "EducationRoute");
    const answer = { result: "performed", instrument };
    expect(await w.call("POST", `/v1/steps/${lesson!.stepId}/complete`, answer, "school-1")).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/instrument" }] },
    });

    // The school reads how the child is to be taught, and answers of each condition.
    const whom = `/v1/steps/${lesson!.stepId}/child`;
    expect((await w.call("GET", whom, undefined, "school-1")).body).toMatchObject({ study: instrument.study });
    const lacking = { condition: "tutor", state: "not-provided" };
    const say = (study: object[]) =>
      w.call("POST", `/v1/steps/${lesson!.stepId}/complete`, { result: "performed", study }, "school-1");
    expect(await say([lacking])).toMatchObject({ status: 422, body: { errors: [{ pointer: "/study/0/cause" }] } });
    const study = [
      { ...lacking, cause: "no-specialist" },
      { condition: "equipment", state: "provided" },
    ];
    expect(await say(study)).toMatchObject({ status: 200, body: { study } });
    await w.cloud.settle();
    // The other child has such a conclusion too, and no school yet.
    const { computed } = await w.ok<{ computed: object }>("GET", "/v1/indicators?period=2026-Q1");
    expect(computed).toMatchObject({ totals: { "children-study": 2, "children-study-provided": 0 } });
  });
});

interface Imported {
  importId: string;
  counts: Record<string, number>;
  rows: Array<{
    row: number;
    outcome: string;
    file?: string;
    childId?: string;
    candidates?: Array<{ childId: string }>;
  }>;
}

describe("a month's extracts of the МСЭ", () => {
  it("come as one archive: recorded, waiting for a person, or given back, and once however often it is sent", async () => {
    const who = {
      surname: twin.surname,
      givenName: twin.givenName,
      patronymic: "",
      birthDate: twin.birthDate,
      snils: [],
    };
    const nobody = { ...who, number: "9", birthDate: "2013-01-01" };
    const content = zip([
      { name: "Канарейкина М.xml", content: extractOf({ ...who, begins: "2026-01-10", disabilityEnd: "" }) },
      { name: "никто.xml", content: extractOf(nobody) },
      { name: "ошибка.xml", content: "<html>500</html>" },
    ]).toString("base64");
    const file = { format: "zip", content };
    const dry = await w.ok<Imported>("POST", "/v1/instruments/imports", { ...file, dryRun: true });
    expect(dry).toMatchObject({ status: "done", dryRun: true, total: 3, looked: 3 });
    expect(await w.ok("GET", `/v1/instruments/imports/${dry.importId}/rows`)).toEqual({ items: [] });
    const sent = await w.call<Imported>("POST", "/v1/instruments/imports", file, "coordinator", {
      "idempotency-key": "january",
    });
    expect(sent.body).toMatchObject({
      counts: dry.counts,
      rows: dry.rows.map(({ row, outcome, file: name }) => ({ row, outcome, file: name })),
    });
    expect(dry.counts).toEqual({ recorded: 1, uncertain: 1, failed: 1 });
    const { importId, rows } = sent.body;
    const again = await w.call<Imported>("POST", "/v1/instruments/imports", file, "coordinator", {
      "idempotency-key": "january",
    });
    expect(again.body).toMatchObject({ importId, counts: dry.counts });
    expect((await w.ok<Imported>("POST", "/v1/instruments/imports", file)).counts).toMatchObject({ unchanged: 1 });

    const at = `/v1/instruments/imports/${importId}`;
    expect(await w.ok("GET", at)).toMatchObject({ rows: 3, done: 3, finishedAt: expect.any(String) });
    const listed = await w.ok<{ items: Array<{ row: number; said?: object }> }>("GET", `${at}/rows?limit=2`);
    expect(listed).toMatchObject({
      items: [{ row: 1 }, { row: 2, said: { number: "9" } }],
      nextCursor: expect.any(String),
    });
    const headers = { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` };
    const book = await fetch(`${w.cloud.urls.api}${at}/failed`, { headers });
    expect([book.status, book.headers.get("content-type")]).toEqual([200, expect.stringContaining("spreadsheetml")]);
    const [sheet] = await readSheets(new Uint8Array(await book.arrayBuffer()));
    expect(sheet!.rows.slice(1).map(([name, surname]) => [name, surname])).toEqual([
      ["никто.xml", "Канарейкина"],
      ["ошибка.xml", ""],
    ]);
    const [candidate] = rows[1]!.candidates!;
    const confirmed = await w.ok("POST", `${at}/rows/2/confirm`, { childId: candidate!.childId });
    expect(confirmed).toMatchObject({ outcome: "recorded", childId: candidate!.childId });
    expect((await w.call("POST", `${at}/rows/2/confirm`, { childId: candidate!.childId })).status).toBe(409);
    expect((await w.call("GET", at, undefined, "school-1")).status).toBe(403);
  });
});

/** A roadmap of one measure, so that there is a quarter to report. */
const plan = [
  "№\tМероприятие\tСроки\tИсполнители\tРезультаты",
  "I. Раздел\t\t\t\t",
  "1\tКонсультации\tежеквартально\tПсихолого-медико-педагогические комиссии\tСемьи получают помощь",
].join("\n");

describe("conditions of study that are put right after the quarter was locked", () => {
  interface Report {
    computed: { totals: object; help: { study: { condition?: string }[] } };
  }
  const quarter = "/v1/periods/2026-Q1";
  const report = () => w.ok<Report>("GET", `${quarter}/report?revision=1`);
  const revisions = async () => {
    await w.cloud.settle();
    return (await w.ok<{ items: { reason?: string }[] }>("GET", `${quarter}/revisions`)).items.map((one) => one.reason);
  };
  const provided = async () => {
    const { computed } = await w.ok<{ computed: { totals: Record<string, number> } }>("GET", "/v1/indicators");
    return computed.totals["children-study-provided"];
  };

  it("change the figures of today; only another result makes a revision, with its reason, and what was frozen stays", async () => {
    await w.ok("POST", "/v1/roadmaps/imports", { format: "text", key: "plan", content: plan, from: 2026, to: 2026 });
    await w.ok("POST", `${quarter}/open`, {});
    for (const account of ["anna", "boris"]) {
      await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
      await w.call("POST", `${quarter}/lock`, { reason: "Отчёты собраны раньше срока" }, account);
    }
    expect(await revisions()).toEqual([undefined]);
    const frozen = await report();
    const tutor = { condition: "tutor", agencyId: w.agencies.school, children: 1, provided: 0, "not-provided": 1 };
    expect(frozen.computed.help.study).toContainEqual(expect.objectContaining(tutor));

    const [lesson] = await w.stepsOf(routeId, "EducationRoute");
    const correct = (body: object) => w.ok("POST", `/v1/steps/${lesson!.stepId}/correct`, body);
    const study = ["tutor", "equipment"].map((condition) => ({ condition, state: "provided" }));
    const before = (await provided()) ?? 0;
    await correct({ result: "performed", study, reason: "Тьютор принят" });
    expect([await revisions(), await provided()]).toEqual([[undefined], before + 1]);
    // Of the paper alike: no figure of papers changes.
    const { instrumentId } = (await w.stepsOf(routeId, "CommissionReview"))[0] as unknown as { instrumentId: string };
    const paper = `/v1/children/${w.childId}/instruments/${instrumentId}`;
    const named = { study: { variant: "7.1", conditions: ["tutor", "equipment", "regime"] }, reason: "Пропущен режим" };
    await w.ok("PATCH", paper, named, "coordinator", { "if-match": "*" });
    expect([await revisions(), await provided()]).toEqual([[undefined], before]);

    await correct({ result: "not-performed", cause: "no-specialist", study, reason: "Программы нет" });
    expect(await revisions()).toEqual([
      undefined,
      "Исправлен итог шага маршрута: стало «не выполнено», было «выполнено».",
    ]);
    expect((await report()).computed).toEqual(frozen.computed);
    expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  });
});
