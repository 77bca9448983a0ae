import type { MeetingsPage } from "@marshrut/core/meeting";
import type { ReportsView } from "@marshrut/core/reporting";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tenant, World } from "./world.ts";

// A working group's quarter, over HTTP and with the functions' own rights: from what is open to an agenda, from the invitation to minutes,
// from decisions to reports, and what nobody has done to the next agenda.

let w: World;
let bodyId: string;
let meetingId: string;
let formId: string;
let orderId: string;
const lists = { listId: "regional", edition: 1 };

beforeAll(async () => {
  w = await World.start("own", "2026-03-16T09:00", undefined, "PT24H");
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  for (const kind of ["social", "health"])
    await w.cloud.identity.registerAccount({
      account: `${kind}-1`,
      tenant,
      role: "specialist",
      name: kind,
      agency: w.agencies[kind]!,
    });
});
afterAll(() => w.close());

/** What takes two: asked for by one, and again by the same, and done by the other. */
async function twice(path: string, body: object = {}): Promise<void> {
  for (const [as, status] of [
    ["anna", 202],
    ["anna", 202],
    ["boris", 200],
  ] as const)
    expect((await w.call("POST", path, body, as)).status).toBe(status);
  await w.cloud.settle();
}

/** Forward to eleven in the morning of a day. */
async function toDay(day: string): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(w.cloud.clock.now());
  const then = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: "Asia/Novokuznetsk", plainTime: "11:00" });
  await w.cloud.advance(now.until(then.toInstant(), { largestUnit: "hours" }).toString());
}

const letters = async (to: string, subject: RegExp) => (await w.mails(to)).filter((mail) => subject.test(mail.subject));
const tokenIn = (text: string) => /#(\S+)/.exec(text)![1]!;
const tasks = async (kind: string) =>
  (await w.ok<{ items: { task?: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks&limit=100")).items.flatMap(
    ({ task }) => (task?.kind === kind ? [task] : []),
  );
const page = (token: string, more: object = { action: "view" }) =>
  w.call<MeetingsPage>("POST", "/v1/respond/meetings", { token, ...more }, "");
interface Proposals {
  items: { title: { ru: string }; about: { kind: string; decisionId?: string } }[];
}
const proposals = async (id = meetingId) => (await w.ok<Proposals>("GET", `/v1/meetings/${id}/proposals`)).items;

it("a quarter is locked, a form, a list and an order wait for approval", async () => {
  const content = [
    "Программа на 2025–2026 годы;;;;",
    "№ п/п;Наименование мероприятия;Ответственные исполнители;Срок реализации;Ожидаемый результат",
    "I. Раздел;;;;",
    "1;Обучение;Образовательные организации;ежеквартально;Справка",
  ].join("\n");
  await w.ok("POST", "/v1/roadmaps/imports", { format: "csv", key: "ministry", content, from: 2025, to: 2026 });
  await w.ok("POST", "/v1/periods/2025-Q4/open", {});
  await w.cloud.settle();
  await twice("/v1/periods/2025-Q4/lock", { reason: "Квартал закончен" });
  const form = await w.ok<{ formId: string }>("POST", "/v1/forms", { model: "early-help-criteria" });
  ({ formId } = form);
  const rows = ["Услуга;Объём;Примечание", "Занятия с логопедом;12 занятий в месяц;"].join("\n");
  await w.ok("POST", "/v1/service-lists/imports", { listId: "regional", format: "csv", content: rows });
  const order = await w.ok<{ agreementId: string; status: string }>("POST", "/v1/agreements", {
    kind: "order",
    number: "1",
    date: "2026-03-10",
    subject: "Порядок межведомственного взаимодействия",
    parties: [{ agencyId: w.agencies.school }, { agencyId: w.agencies.social }],
    file: {
      name: "порядок.pdf",
      type: "application/pdf",
      content: Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64"),
    },
  });
  expect(order.status).toBe("draft");
  orderId = order.agreementId;
});

it("a group that has to meet in each quarter and has planned nothing is somebody's task", async () => {
  const seat = (agencyId: string | undefined, post: string) => ({ agencyId, post });
  const body = await w.ok<{ bodyId: string }>("POST", "/v1/bodies", {
    name: "Межведомственная рабочая группа",
    kind: "working-group",
    secretary: seat(w.agencies.resourceCentre, "секретарь"),
    chair: seat(w.agencies.pmpc, "председатель"),
    members: ["pmpc", "school", "social"].map((kind) => seat(w.agencies[kind], "руководитель")),
    rhythm: { every: "quarter", within: 30 },
  });
  ({ bodyId } = body);
  await w.cloud.advance("P1D");
  expect(await tasks("meeting-due")).toMatchObject([{ until: "2026-01-30", bodyId }]);
  const planned = await w.ok<{ meetingId: string; inviteBy: string; inviteExplain: { ru: string } }>(
    "POST",
    "/v1/meetings",
    { bodyId, on: "2026-04-16", time: "10:00", place: "Управление образования" },
  );
  ({ meetingId } = planned);
  // Ten days before is Monday the sixth.
  expect(planned.inviteBy).toBe("2026-04-06");
  expect(planned.inviteExplain.ru).toContain("10");
  await w.cloud.settle();
  expect(await tasks("meeting-due")).toEqual([]);
});

it("the agenda is proposed of what is open", async () => {
  const found = await proposals();
  expect(found.map(({ about }) => about.kind)).toEqual(
    expect.arrayContaining(["note", "form", "service-list", "order", "template"]),
  );
  const of = (kind: string) => found.find(({ about }) => about.kind === kind)!;
  const items = [
    ...["note", "form", "service-list", "order"].map((kind) => ({ title: of(kind).title.ru, about: of(kind).about })),
    { title: "О доступности школ", speaker: w.agencies.school },
  ];
  await w.ok("PUT", `/v1/meetings/${meetingId}/agenda`, { items }, "coordinator", { "if-match": "*" });
  expect((await proposals()).map(({ about }) => about.kind)).not.toContain("form");
});

it("members are invited ten days before by itself, read the note and answer by their link", async () => {
  await toDay("2026-04-03");
  expect(await letters("school@example.org", /Приглашаем/)).toEqual([]);
  await toDay("2026-04-07");
  for (const to of ["school", "social", "pmpc", "resourceCentre"])
    expect(await letters(`${to}@example.org`, /Приглашаем на заседание: 16 апреля 2026/), to).toHaveLength(1);
  expect(await letters("health@example.org", /Приглашаем/)).toEqual([]);
  const [letter] = await letters("school@example.org", /Приглашаем/);
  expect(letter!.text).toContain("О доступности школ");
  const token = tokenIn(letter!.text);
  const { body: seen } = await page(token);
  expect(seen.meetings).toMatchObject([{ on: "2026-04-16", status: "invited", note: true, mayAnswer: true }]);
  expect((await page(token, { action: "answer", meetingId, answer: "stand-in" })).status).toBe(422);
  const answer = { action: "answer", meetingId, answer: "stand-in", standIn: "заместитель директора" };
  expect((await page(token, answer)).body.meetings[0]).toMatchObject({ answer: "stand-in" });
  const { body: withNote } = await page(token, { action: "note", meetingId });
  expect(withNote.note).toMatchObject({ name: "note-2025-Q4.docx" });
  expect(Buffer.from(withNote.note!.content, "base64").subarray(0, 2).toString()).toBe("PK");
  // Who signs in answers there; who does not sit in the group finds nothing.
  await w.ok("POST", `/v1/meetings/${meetingId}/answer`, { answer: "not-coming" }, "social-1");
  expect((await w.call("POST", `/v1/meetings/${meetingId}/answer`, { answer: "coming" }, "health-1")).status).toBe(404);
  expect((await w.call("GET", `/v1/meetings/${meetingId}`, undefined, "health-1")).status).toBe(404);
  expect((await w.ok<{ items: object[] }>("GET", "/v1/meetings", undefined, "health-1")).items).toEqual([]);
  expect(await w.ok("GET", "/v1/meetings", undefined, "social-1")).toMatchObject({ items: [{ meetingId }] });
});

it("on the eve those who come are reminded; held without a quorum nothing is decided", async () => {
  await toDay("2026-04-15");
  expect(await letters("school@example.org", /завтра/)).toHaveLength(1);
  expect(await letters("social@example.org", /завтра/)).toEqual([]);
  const hold = (present: (string | undefined)[]) => w.call("POST", `/v1/meetings/${meetingId}/hold`, { present });
  expect((await hold([w.agencies.school])).status).toBe(422);
  await toDay("2026-04-16");
  expect((await hold([w.agencies.school])).body).toMatchObject({ quorate: false, number: 1 });
  const decision = { text: "Провести обследование школ", subject: { kind: "act", title: "План" }, votes: { for: 1 } };
  const refused = await w.call<{ code: string }>("POST", `/v1/meetings/${meetingId}/decisions`, decision);
  expect([refused.status, refused.body.code]).toEqual([409, "meeting.no-quorum"]);
  const { school, pmpc, resourceCentre } = w.agencies;
  expect((await hold([school, pmpc, resourceCentre])).body).toMatchObject({ quorate: true, number: 1, status: "held" });
});

it("minutes are written, decided upon and approved by two; until then nothing takes effect", async () => {
  const decide = (body: object) => w.call<{ code?: string }>("POST", `/v1/meetings/${meetingId}/decisions`, body);
  const votes = { for: 3 };
  const task = {
    item: 5,
    text: "Провести обследование доступности школ",
    executors: [w.agencies.school, w.agencies.social],
    due: "2026-05-15",
    votes,
  };
  expect((await decide({ ...task, text: "Позвонить +7 900 123-45-67" })).status).toBe(422);
  expect((await decide({ ...task, votes: { for: 4 } })).status).toBe(422);
  expect((await decide(task)).status).toBe(200);
  expect((await decide({ item: 2, text: "Утвердить форму", subject: { kind: "form", formId }, votes })).status).toBe(
    200,
  );
  const list = { item: 3, text: "Утвердить перечень", subject: { kind: "service-list", ...lists }, votes };
  expect((await decide(list)).status).toBe(200);
  const order = { item: 4, text: "Утвердить порядок", subject: { kind: "order", agreementId: orderId }, votes };
  expect((await decide(order)).status).toBe(200);
  const early = await w.call<{ code: string }>("POST", `/v1/meetings/${meetingId}/approve`, {}, "anna");
  expect([early.status, early.body.code]).toEqual([409, "meeting.no-minutes"]);
  const items = [{ n: 1, heard: "Доклад о четвёртом квартале" }];
  await w.ok("POST", `/v1/meetings/${meetingId}/minutes`, { items });
  const found = await w.ok<{ items: { decisionId: string }[] }>("GET", "/v1/decisions?status=recorded");
  const { decisionId } = found.items[1]!;
  const soon = await w.call<{ code: string }>("POST", `/v1/forms/${formId}/approve`, { decisionId });
  expect([soon.status, soon.body.code]).toEqual([409, "decision.not-effective"]);
  await twice(`/v1/meetings/${meetingId}/approve`);
  expect(await w.ok("GET", `/v1/meetings/${meetingId}`)).toMatchObject({ status: "minuted" });
});

it("what is approved counts by the decision; what is to be done is asked of its executors at once", async () => {
  const { items } = await w.ok<{ items: { decisionId: string; number: string; subject?: { kind: string } }[] }>(
    "GET",
    `/v1/decisions?status=fulfilled&body=${bodyId}`,
  );
  expect(items.map(({ subject }) => subject?.kind)).toEqual(["form", "service-list", "order"]);
  const by = Object.fromEntries(items.map(({ subject, decisionId }) => [subject!.kind, decisionId]));
  expect(await w.ok("GET", `/v1/forms/${formId}`)).toMatchObject({
    status: "approved",
    approval: { act: { number: "протокол № 1/2026", date: "2026-04-16" }, decisionId: by.form },
  });
  // Each list says of what standing it is: without one, of those in force.
  expect((await w.ok<{ items: object[] }>("GET", `/v1/decisions?body=${bodyId}`)).items).toMatchObject([
    { number: "1/1", status: "in-force" },
  ]);
  for (const status of ["recorded", "failed", "withdrawn"])
    expect((await w.ok<{ items: object[] }>("GET", `/v1/decisions?status=${status}`)).items, status).toEqual([]);
  const unknown = await w.call<{ errors: object[] }>("GET", "/v1/decisions?status=any");
  expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([400, expect.stringContaining("status")]);
  // It has approved what it was shown, and no draft that was written since.
  const shown = await w.ok<{ version: number; title: object }>("GET", `/v1/forms/${formId}`);
  const title = { ru: "Другая форма", en: "Another form" };
  await w.ok("PATCH", `/v1/forms/${formId}`, { title }, undefined, { "if-match": `"v${shown.version}"` });
  for (const [at, decisionId] of [
    [`forms/${formId}`, by.form],
    [`service-lists/${lists.listId}/editions/${lists.edition}`, by["service-list"]],
    [`agreements/${orderId}`, by.order],
  ]) {
    const again = await w.call<{ code: string }>("POST", `/v1/${at}/approve`, { decisionId });
    expect([again.status, again.body.code], at).toEqual([409, "decision.not-effective"]);
  }
  const list = await w.ok<{ editions: object[] }>("GET", "/v1/service-lists/regional");
  expect(list.editions).toMatchObject([{ status: "approved", approval: { decisionId: by["service-list"] } }]);
  expect(await w.ok("GET", `/v1/agreements/${orderId}`)).toMatchObject({
    status: "active",
    approval: { decisionId: by.order },
  });
  for (const to of ["school", "social"])
    expect(await letters(`${to}@example.org`, /Решение № 1\/1: исполнить до 15 мая/), to).toHaveLength(1);
  expect(await letters("resourceCentre@example.org", /Протокол заседания утверждён/)).toHaveLength(1);
  expect(await w.ok("GET", "/v1/decisions", undefined, "social-1")).toMatchObject({
    items: [{ number: "1/1", status: "in-force", overdue: false }],
  });
  expect(await w.ok("GET", "/v1/decisions", undefined, "health-1")).toMatchObject({ items: [] });
});

it("the minutes are a paper: who was there, what was heard and decided, by how many votes", async () => {
  const text = await w.pdf(`/v1/meetings/${meetingId}/minutes?format=pdf`);
  for (const words of [
    "Протокол № 1/2026",
    "16 апреля 2026",
    "Присутствовали",
    "заместитель директора (вместо: руководитель)",
    "Слушали: Доклад о четвёртом квартале",
    "Провести обследование доступности школ",
    "за — 3",
    "Срок: 15 мая 2026",
    "Председатель",
  ])
    expect(text).toContain(words);
  const headers = { authorization: `Bearer ${await w.cloud.identity.token("coordinator")}` };
  const docx = await fetch(`${w.cloud.urls.api}/v1/meetings/${meetingId}/minutes`, { headers });
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  const correction = { reason: "Описка", items: [{ n: 1, heard: "Доклад о годе" }] };
  await w.ok("POST", `/v1/meetings/${meetingId}/correct`, correction);
  expect(await w.pdf(`/v1/meetings/${meetingId}/minutes?format=pdf`)).toContain("Описка");
});

it("a report comes by the link of all reports; the late one is a task and stands on the next agenda", async () => {
  const [letter] = await letters("school@example.org", /Решение № 1\/1/);
  const token = tokenIn(letter!.text);
  const respond = (more: object) => w.call<ReportsView>("POST", "/v1/reports/respond", { token, ...more }, "");
  const { body: seen } = await respond({ action: "view" });
  const book = seen.periods.find(({ period }) => period === "2026-D")!;
  expect(book.name.ru).toBe("решения 2026 года");
  const [asked] = book.obligations;
  expect(asked).toMatchObject({ measureKey: "№ 1/1", dueDate: "2026-05-15", status: "pending" });
  const report = { obligationId: asked!.obligationId, narrative: "Обследованы все школы" };
  expect((await respond({ action: "submit", reports: [report] })).body.rows).toMatchObject([{ outcome: "submitted" }]);
  await w.ok("POST", `/v1/obligations/${asked!.obligationId}/accept`, {});
  await w.cloud.settle();
  await toDay("2026-05-20");
  expect(await letters("social@example.org", /Срок истёк/)).not.toEqual([]);
  expect((await letters("school@example.org", /Срок истёк/)).filter(({ text }) => text.includes("№ 1/1"))).toEqual([]);
  expect(await tasks("decision-overdue")).toMatchObject([{ agencyId: w.agencies.social }]);
  const late = await w.ok<{ items: { decisionId: string }[] }>("GET", "/v1/decisions?overdue=true");
  expect(late.items).toMatchObject([{ number: "1/1", overdue: true }]);
  const next = { bodyId, on: "2026-07-16", time: "10:00", place: "Управление образования" };
  const second = await w.ok<{ meetingId: string }>("POST", "/v1/meetings", next);
  const { decisionId } = late.items[0]!;
  expect((await proposals(second.meetingId))[0]).toMatchObject({ about: { kind: "decision", decisionId } });
  const obligations = await w.ok<{ items: { obligationId: string }[] }>(
    "GET",
    `/v1/obligations?period=2026-D&agency=${w.agencies.social}`,
  );
  const { obligationId } = obligations.items[0]!;
  await w.ok("POST", `/v1/obligations/${obligationId}/submit`, { narrative: "Сделано" }, "social-1");
  await w.cloud.settle();
  expect(await tasks("decision-overdue")).toEqual([]);
  await w.ok("POST", `/v1/obligations/${obligationId}/accept`, {});
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/decisions/${decisionId}`)).toMatchObject({ status: "fulfilled", overdue: false });
  // Put back, it is not done any more.
  await w.ok("POST", `/v1/obligations/${obligationId}/return`, { reason: "Нет приложения" });
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/decisions/${decisionId}`)).toMatchObject({ status: "in-force" });
  await w.ok("POST", `/v1/decisions/${decisionId}/withdraw`, { reason: "Обследование проведёт регион" });
  await w.cloud.settle();
  expect(await letters("social@example.org", /Решение № 1\/1 отозвано/)).toHaveLength(1);
  expect(await w.ok("GET", `/v1/obligations/${obligationId}`)).toMatchObject({ status: "withdrawn" });
});

it("what was held and decided is counted", async () => {
  const { computed } = await w.ok<{ computed: { totals: Record<string, number> } }>(
    "GET",
    "/v1/indicators?period=2026-Q2",
  );
  const { totals } = computed;
  expect([totals["meetings-held"], totals["decisions-made"], totals["decisions-fulfilled"]]).toEqual([1, 3, 3]);
});

it("a meeting that is cancelled is told to whoever was invited", async () => {
  const { items } = await w.ok<{ items: { meetingId: string }[] }>("GET", "/v1/meetings?since=2026-07-01");
  const next = items[0]!.meetingId;
  await w.ok("PUT", `/v1/meetings/${next}/agenda`, { items: [{ title: "Разное" }] }, "coordinator", {
    "if-match": "*",
  });
  await w.ok("POST", `/v1/meetings/${next}/invite`, {});
  await w.ok("POST", `/v1/meetings/${next}/move`, {
    on: "2026-07-23",
    time: "11:00",
    place: "Зал",
    reason: "Отпуск",
  });
  await w.cloud.settle();
  expect(await letters("school@example.org", /Заседание перенесено: 23 июля/)).toHaveLength(1);
  await w.ok("POST", `/v1/meetings/${next}/cancel`, { reason: "Нет вопросов" });
  await w.cloud.settle();
  const [letter] = await letters("school@example.org", /Заседание отменено/);
  const { body: seen } = await page(tokenIn(letter!.text));
  // Why stands on the page of whoever was invited, and in no letter.
  expect(seen.meetings.find((one) => one.meetingId === next)).toMatchObject({
    status: "cancelled",
    reason: "Нет вопросов",
    mayAnswer: false,
  });
  expect(letter!.text).not.toContain("Нет вопросов");
});

it("an agreement whose term ends is told 60 and 30 days before, renewed, or over", async () => {
  const { agreementId } = await w.ok<{ agreementId: string }>("POST", "/v1/agreements", {
    number: "12",
    date: "2026-01-18",
    until: "2026-08-31",
    municipality: "novokuznetsk",
    subject: "О взаимодействии",
    parties: [{ agencyId: w.agencies.health }, { name: "Фонд поддержки детей" }],
  });
  await toDay("2026-07-02");
  expect(await letters("health@example.org", /Соглашение № 12 действует до 31 августа/)).toHaveLength(1);
  expect(await tasks("agreement-ending")).toMatchObject([{ agreementId, until: "2026-08-31" }]);
  expect((await w.call("GET", `/v1/agreements/${agreementId}`, undefined, "social-1")).status).toBe(404);
  expect(await w.ok("GET", "/v1/agreements", undefined, "health-1")).toMatchObject({ items: [{ agreementId }] });
  await toDay("2026-08-02");
  expect(await letters("health@example.org", /Соглашение № 12 действует до/)).toHaveLength(2);
  const renewal = { until: "2026-10-31", number: "12-1", date: "2026-08-01" };
  await w.ok("POST", `/v1/agreements/${agreementId}/renew`, renewal);
  await w.cloud.settle();
  expect(await tasks("agreement-ending")).toEqual([]);
  await toDay("2026-09-02");
  expect(await tasks("agreement-ending")).toHaveLength(1);
  await toDay("2026-11-02");
  expect(await w.ok("GET", `/v1/agreements/${agreementId}`)).toMatchObject({ status: "ended", endedOn: "2026-10-31" });
  expect(await letters("health@example.org", /больше не действует/)).toHaveLength(1);
});

it("an order is told of as an order", async () => {
  const { agreementId } = await w.ok<{ agreementId: string }>("POST", "/v1/agreements", {
    kind: "order",
    number: "3-п",
    date: "2026-11-02",
    until: "2026-12-20",
    municipality: "novokuznetsk",
    subject: "Порядок взаимодействия",
    parties: [{ agencyId: w.agencies.health }],
    file: {
      name: "порядок.pdf",
      type: "application/pdf",
      content: Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64"),
    },
  });
  await w.ok("POST", `/v1/agreements/${agreementId}/approve`, { act: { number: "5", date: "2026-11-02" } });
  await toDay("2026-11-21");
  const [letter] = await letters("health@example.org", /Порядок № 3-п действует до 20 декабря/);
  expect(letter!.text).toContain("Срок действия порядка заканчивается");
  expect(letter!.text).not.toMatch(/соглашени/i);
});
