import { createHash } from "node:crypto";
import * as Period from "@marshrut/core/period";
import type { ReportsView } from "@marshrut/core/reporting";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childBody, consentBody } from "../faults/parts/people.ts";
import { tenant, World } from "./world.ts";

// A quarter, over HTTP and with the functions' own rights: opened and locked before its time by two persons, asked for by a rule set by
// hand, revised by what comes late, unlocked, changed and locked again.

let w: World;
let roadmapId: string;
const quarter = "/v1/periods/2026-Q1";
const roadmap = [
  "Программа на 2026 год;;;;;",
  "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат;Объём, тыс. руб.",
  "1;2;3;4;5;6",
  "I. Раздел;;;;;",
  "1;Обучение;Образовательные организации;ежеквартально;Справка;120,5",
  "2;Конкурс;Образовательные организации;в течение 10 рабочих дней после проведения;Итоги;",
].join("\n");

beforeAll(async () => {
  w = await World.start("own", "2026-03-16T09:00", undefined, "PT24H");
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  const school2 = { tenant, role: "specialist" as const, name: "Школа", agency: w.agencies.school2! };
  await w.cloud.identity.registerAccount({ account: "school-2", ...school2 });
  const file = { format: "csv", key: "ministry", content: roadmap, from: 2026, to: 2026 };
  const imported = await w.ok<{ roadmapId: string }>("POST", "/v1/roadmaps/imports", file);
  roadmapId = imported.roadmapId;
});
afterAll(() => w.close());

const ask = async (verb: string, body: object, as: string, url = quarter) => {
  const { status, body: said } = await w.call<{ code?: string }>("POST", `${url}/${verb}`, body, as);
  await w.cloud.settle();
  return [status, said.code];
};
const wanted = [202, "second-person.wanted"];
const done = [200, undefined];
const reason = "Отчёты собраны раньше срока";

interface Report {
  revision: number;
  reason?: string;
  computed: { totals: Record<string, number> };
  obligations: Record<string, number>;
}
const report = async (query = "") => {
  const { revision, reason: why, computed, obligations } = await w.ok<Report>("GET", `${quarter}/report${query}`);
  return [revision, why, computed.totals["ipra-dated"], computed.totals["ipra-recorded"], obligations.submitted];
};
const owed = async (agencyId = w.agencies.school) =>
  (
    await w.ok<{ items: { obligationId: string; measureKey: string; dueDate: string }[] }>(
      "GET",
      `/v1/obligations?period=2026-Q1&agency=${agencyId}`,
    )
  ).items;

const child = async (surname: string) =>
  (
    await w.ok<{ childId: string }>("POST", "/v1/children", {
      person: { surname, givenName: "Иван", birthDate: "2015-02-01", sex: "male" },
      municipality: "novokuznetsk",
      representatives: [{ surname, givenName: "Пётр", relation: "parent" }],
      disability: true,
      educationalNeeds: false,
    })
  ).childId;

interface Measure {
  notes?: object[];
  rule?: object;
}

describe("a ministry's own table", () => {
  it("keeps its other columns as notes, and says which wording it could not read", async () => {
    const { items } = await w.ok<{ items: Measure[] }>("GET", `/v1/roadmaps/${roadmapId}/measures`);
    expect(items).toMatchObject([
      { key: "I-1", notes: [{ column: "Объём, тыс. руб.", text: "120,5" }], rule: { unit: "quarter" } },
      { key: "I-2" },
    ]);
    expect([items[1]?.notes, items[1]?.rule]).toEqual([undefined, undefined]);
  });
});

describe("opening", () => {
  it("of a quarter to come takes a reason and two persons", async () => {
    const next = "/v1/periods/2026-Q2";
    expect(await ask("open", {}, "anna", next)).toEqual([422, "input.invalid"]);
    expect(await ask("open", { reason }, "anna", next)).toEqual(wanted);
    expect(await ask("open", { reason }, "anna", next)).toEqual(wanted);
    expect((await w.call("GET", next)).status).toBe(404);
    expect(await ask("open", { reason }, "boris", next)).toEqual(done);
    expect(await w.ok("GET", next)).toMatchObject({ period: "2026-Q2" });
  });

  it("of this one takes one; a rule set by hand is asked for within the same turn", async () => {
    expect(await ask("open", {}, "anna")).toEqual(done);
    expect((await owed()).map(({ measureKey }) => measureKey)).toEqual(["I-1"]);
    const rule = { reports: "quarterly", due: { month: 3, day: 25 }, reason: "Договорились с департаментом" };
    const set = await w.call("PUT", `/v1/roadmaps/${roadmapId}/measures/I-2/rule`, rule, "anna", { "if-match": "*" });
    expect(set.status).toBe(200);
    await w.cloud.settle();
    const asked = await owed();
    expect(asked.map(({ measureKey, dueDate }) => [measureKey, dueDate]).sort()).toEqual([
      ["I-1", "2026-03-31"],
      ["I-2", "2026-03-25"],
    ]);
  });
});

it("handed in by the link: a receipt names what came, a wrong file goes, the report unfolds to what it says", async () => {
  const token = await Period.reportsToken(systemCtx(deps(), tenant, "test"), w.agencies.school as AgencyId);
  const respond = (action: object) => w.call<ReportsView>("POST", "/v1/reports/respond", { token, ...action }, "");
  const shown = async () =>
    (await respond({ action: "view" })).body.periods
      .flatMap(({ obligations }) => obligations)
      .find(({ period, measureKey }) => period === "2026-Q2" && measureKey === "I-1")!;
  const { obligationId } = await shown();
  const content = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
  const attachments = [{ name: "Ёлкина Вера.pdf", type: "application/pdf", content }];
  const handIn = { action: "submit", reports: [{ obligationId, values: { done: true }, attachments }] };
  expect((await respond(handIn)).body.rows).toMatchObject([{ outcome: "submitted" }]);
  const { values, attachments: sent, submittedAt } = await shown();
  expect([values, sent?.[0]?.name, submittedAt?.slice(0, 10)]).toEqual([
    { done: true },
    "Ёлкина Вера.pdf",
    "2026-03-16",
  ]);

  const mails = async (to: string) => (await w.cloud.mail.messages({ to })).filter((m) => /Получено/.test(m.subject));
  await w.cloud.settle();
  expect(await mails("school@example.org")).toEqual([]); // others may still be coming in
  await w.cloud.advance("PT3M");
  const [receipt, ...more] = await mails("school@example.org");
  expect([receipt?.subject, more]).toEqual(["Получено: 1 отчёт — school", []]);
  const digest = createHash("sha256").update(Buffer.from(content, "base64")).digest("hex");
  for (const part of [`№ ${obligationId.slice(-6)}`, "I-1 Обучение", "16 марта 2026", `SHA-256 ${digest}`])
    expect(receipt!.text).toContain(part);
  expect(receipt!.text + receipt!.html).not.toMatch(/Ёлкина/);

  const fileId = sent![0]!.attachmentId;
  const wrong = { action: "remove-file", obligationId, fileId, reason: "Приложен по ошибке." };
  expect((await respond({ ...wrong, fileId: "note_0" })).status).toBe(404);
  expect((await respond(wrong)).status).toBe(200);
  expect((await shown()).attachments).toMatchObject([{ name: "(удалён)", removed: { at: expect.any(String) } }]);
  await w.cloud.advance("P1D");
  const told = (await w.cloud.mail.messages({})).find(({ text }) => text.includes("убрали файлы"));
  expect([told?.to, told?.subject]).toEqual([["curator@example.org"], expect.stringMatching(/^Неделя/)]);
  expect(told?.text).toContain("school: 1 файл");
});

describe("locking in its middle", () => {
  it("takes two persons within a week; the first one is not the second", async () => {
    const first = (await owed()).find(({ measureKey }) => measureKey === "I-1");
    const handIn = { values: { done: true } };
    await w.ok("POST", `/v1/obligations/${first!.obligationId}/submit`, handIn, "school-1");
    expect(await ask("lock", {}, "anna")).toEqual([422, "input.invalid"]);
    expect(await ask("lock", { reason }, "anna")).toEqual(wanted);
    expect(await ask("lock", { reason }, "anna")).toEqual(wanted);
    await w.cloud.advance("P8DT3H");
    // Her asking is over: whoever asks now is the first.
    expect(await ask("lock", { reason }, "boris")).toEqual(wanted);
    expect(await w.ok("GET", quarter)).toMatchObject({ status: "collecting" });
    // Meanwhile its execution has woken by the day of the rule, too: a working day before it.
    const letters = (await w.cloud.mail.messages({})).filter(({ subject }) => subject.startsWith("Ждём"));
    const days = letters.map(({ receivedAt }) => new Date(receivedAt).toISOString().slice(0, 10));
    expect(days).toContain("2026-03-24");
    expect(await ask("lock", { reason }, "anna")).toEqual(done);
    expect(await w.ok("GET", quarter)).toMatchObject({ status: "submitted", revision: 1 });
    expect(await ask("lock", { reason }, "boris")).toEqual([409, "period.locked"]);
    expect(await report()).toEqual([1, undefined, 0, 0, 1]);
  });

  it("freezes it: a paper of that quarter, a list of papers, of results, of children with papers go to one revision each", async () => {
    await w.cloud.advance("P9D"); // in April
    const surnames = ["Абрамов", "Белкин", "Воронов"];
    const [one] = [await child(surnames[0]!), await child(surnames[1]!), await child(surnames[2]!)];
    const paper = {
      kind: "ipra",
      number: "1/2026",
      issuer: "Бюро МСЭ № 7",
      validFrom: "2026-02-02",
      validTo: "2028-02-01",
    };
    await w.ok("POST", `/v1/children/${one}/instruments`, {
      ...paper,
      measures: [{ block: "health", title: "Массаж" }],
    });
    await w.cloud.settle();
    const came = (n: number) => `после закрытия внесено с датой этого периода: документов — ${n}`;
    expect(await report()).toEqual([2, came(1), 1, 0, 1]);
    const rows = surnames.slice(1).map((name, i) => `${name} Иван;01.02.2015;77.${i}/2026;1${i}.02.2026;бессрочно`);
    const content = ["ФИО;Дата рождения;№ ИПРА;Дата ИПРА;Дата окончания ИПРА", ...rows].join("\n");
    await w.ok("POST", "/v1/instruments/imports", { format: "csv", content });
    await w.cloud.settle();
    expect(await report()).toEqual([3, came(2), 3, 0, 1]);
    const results = ["10.02.2026", "11.02.2026", "12.03.2026"].map(
      (day) => `Абрамов Иван;01.02.2015;Массаж;исполнено;${day};ЛФК`,
    );
    const file = ["ФИО;Дата рождения;Мероприятие;Результат;Дата;Исполнитель", ...results].join("\n");
    await w.ok("POST", "/v1/results/imports", { format: "csv", content: file });
    await w.cloud.settle();
    const cameResults = "после закрытия внесено с датой этого периода: результатов без маршрута — 3";
    expect(await report()).toEqual([4, cameResults, 3, 0, 1]);
    // Papers that come with a list of children are papers of one act, too.
    const list = ["Громов", "Дроздов"].map(
      (name, i) =>
        `${name};Иван;${20 + i}.05.201${5 + i};м;Новокузнецк;да;нет;${name} Пётр;отец;88.${i}/2026;1${i}.03.2026;бессрочно`,
    );
    const childHeads = "Фамилия;Имя;Дата рождения;Пол;Муниципалитет;Инвалидность;ОВЗ;Представитель;Кем приходится";
    const children = [`${childHeads};№ ИПРА;Дата ИПРА;Срок ИПРА`, ...list].join("\n");
    const taken = await w.ok("POST", "/v1/children/imports", { format: "csv", content: children });
    expect(taken).toMatchObject({ taken: 2, rejectedCount: 0 });
    await w.cloud.settle();
    expect(await report()).toEqual([5, came(2), 5, 0, 1]);
    expect(await report("?revision=1")).toEqual([1, undefined, 0, 0, 1]);
  });
});

interface Answers {
  obligations: Record<string, number>;
  sections: { measures: { measureKey: string; figures: object[] }[] }[];
}
/** The second school had nothing to report on a measure, and has to say why. */
async function saysNoData(measureKey: string): Promise<void> {
  const { obligationId } = (await owed(w.agencies.school2)).find((one) => one.measureKey === measureKey)!;
  const handIn = (body: object) => w.call("POST", `/v1/obligations/${obligationId}/submit`, body, "school-2");
  const silent = await handIn({ noData: true });
  expect([silent.status, silent.body.errors]).toMatchObject([422, [{ pointer: "/narrative" }]]);
  const contradicts = await handIn({ noData: true, values: { done: true }, narrative: "Нет таких детей" });
  expect([contradicts.status, contradicts.body.errors]).toMatchObject([422, [{ pointer: "/values" }]]);
  expect((await handIn({ noData: true, narrative: "Конкурс перенесён на май" })).status).toBe(200);
}

describe("unlocking", () => {
  it("takes a reason and two persons, and the next lock counts anew in a revision", async () => {
    const why = { reason: "Школа указала семьи вместо детей" };
    const late = (await owed()).find(({ measureKey }) => measureKey === "I-2")!;
    const submit = () =>
      w.call("POST", `/v1/obligations/${late.obligationId}/submit`, { values: { done: true } }, "school-1");
    expect((await submit()).body).toMatchObject({ code: "period.locked" });
    expect(await ask("unlock", {}, "anna")).toEqual([400, "request.invalid"]);
    expect(await ask("unlock", why, "anna")).toEqual(wanted);
    expect(await ask("unlock", why, "anna")).toEqual(wanted);
    expect(await ask("unlock", why, "boris")).toEqual(done);
    expect((await submit()).status).toBe(200);
    await saysNoData(late.measureKey);
    expect(await ask("lock", { reason }, "boris")).toEqual(wanted);
    expect(await ask("lock", { reason }, "anna")).toEqual(done);
    expect(await report()).toEqual([6, why.reason, 5, 0, 3]);
    expect(await report("?revision=5")).toMatchObject([5, expect.any(String), 5, 0, 1]);
    // Of the two who answered one has nothing to report: neither a nought nor silence.
    const { obligations, sections } = await w.ok<Answers>("GET", `${quarter}/report`);
    expect(obligations).toMatchObject({ submitted: 3, noData: 1 });
    const measure = sections.flatMap(({ measures }) => measures).find((one) => one.measureKey === late.measureKey);
    expect(measure?.figures).toMatchObject([{ key: "done", value: 1, of: 1, noData: 1 }]);
  });
});

it("locked, it takes no month's sessions any more; the next quarter does", async () => {
  const programme = {
    agencyId: w.agencies.school,
    kind: "individual",
    title: "Развитие речи",
    serviceKeys: ["speech-therapy"],
    ages: { from: 7, to: 17 },
    form: "individual",
    sessionsPerMonth: 4,
    term: { from: "2026-03-02", until: "2026-12-31" },
    places: 1,
  };
  const at = `/v1/programmes/${(await w.ok<{ programmeId: string }>("POST", "/v1/programmes", programme)).programmeId}`;
  await w.ok("POST", `${at}/approve`, { act: { number: "1", date: "2026-03-02" } });
  const { childId, representativeIds } = await w.ok<{ childId: string; representativeIds: string[] }>(
    "POST",
    "/v1/children",
    childBody(7, w.agencies),
  );
  await w.ok("POST", `/v1/children/${childId}/consents`, consentBody(representativeIds[0]!));
  const enrolled = { childId, from: "2026-03-02" };
  const { enrolmentId } = await w.ok<{ enrolmentId: string }>("POST", `${at}/enrolments`, enrolled);
  const record = async (month: string) => {
    const told = { month, planned: 4, held: 4, absent: {} };
    const { status, body } = await w.call<{ code?: string }>("POST", `/v1/enrolments/${enrolmentId}/sessions`, told);
    return [status, body.code];
  };
  expect(await record("2026-03")).toEqual([409, "period.locked"]);
  expect(await record("2026-04")).toEqual([200, undefined]);
});
