import type { MeetingsPage } from "@marshrut/core/meeting";
import type { ReportsView } from "@marshrut/core/reporting";
import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { listen, type Message } from "../agencies/world.ts";
import { tenant, type World } from "./world.ts";

// What a survey has found, from the finding to a decision that three organisations have carried out: one reports by its letter's link, one by
// what its system was sent, one over the API.

const votes = { for: 3 };
const tokenIn = (text: string) => /#([\w.-]+)/.exec(text)![1]!;

/** Forward to eleven in the morning of a day. */
async function toDay(w: World, day: string): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(w.cloud.clock.now());
  const then = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: "Asia/Novokuznetsk", plainTime: "11:00" });
  await w.cloud.advance(now.until(then.toInstant(), { largestUnit: "hours" }).toString());
}

/** What takes two: asked for by one, and done by the other. */
async function twice(w: World, path: string, body: object = {}): Promise<void> {
  for (const [as, status] of [
    ["anna", 202],
    ["boris", 200],
  ] as const)
    expect((await w.call("POST", path, body, as)).status).toBe(status);
  await w.cloud.settle();
}

interface Line {
  entryId: string;
  kind: string;
  action: { ru: string };
  fulfilled: boolean;
  result?: { status: string };
}

/** From the round's end on. @param letters sends what waits for the day's letter */
export async function decideUpon(w: World, roundId: string, letters: () => Promise<void>): Promise<void> {
  const { school, social, social2, health } = w.agencies as Record<string, string>;
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  const social1 = { account: "social-1", tenant, role: "specialist", name: "Центр", agency: social! } as const;
  await w.cloud.identity.registerAccount(social1);
  const hook = await listen(w, "health");
  const mails = async (to: string, words: RegExp) =>
    (await w.mails(`${to}@example.org`)).filter(({ subject, text }) => words.test(`${subject} ${text}`));
  const tasks = async () =>
    (await w.ok<{ items: { task?: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks&limit=200")).items.flatMap(
      ({ task }) => (task && /finding|decision|year-plan/.test(task.kind) ? [task] : []),
    );

  // The municipality's plan has it as a line of the school's, and the body's meeting as one of its own.
  const seat = (agencyId: string | undefined) => ({ agencyId, post: "руководитель" });
  const { bodyId } = await w.ok<{ bodyId: string }>("POST", "/v1/bodies", {
    name: "Межведомственная рабочая группа",
    kind: "working-group",
    municipality: "novokuznetsk",
    secretary: seat(w.agencies.pmpc),
    chair: seat(w.agencies.pmpc),
    members: [school, social, health].map(seat),
  });
  const meeting = { bodyId, on: "2026-04-07", time: "10:00", place: "Управление образования" };
  const { meetingId } = await w.ok<{ meetingId: string }>("POST", "/v1/meetings", meeting);
  const begun = await w.ok<{ planId: string }>("POST", "/v1/year-plans", { municipality: "novokuznetsk", year: 2026 });
  const plan = `/v1/year-plans/${begun.planId}`;
  await w.cloud.settle();
  const line = { month: "2026-05", action: "Открыть логопедический пункт", responsible: { agencyId: school } };
  await w.ok("POST", `${plan}/entries`, line);
  const order = { act: "Постановление администрации", number: "12-п", date: "2026-01-30", by: "Администрация города" };
  await w.ok("POST", `${plan}/approve`, { act: order });
  await w.cloud.settle();
  const lines = async () => (await w.ok<{ items: Line[] }>("GET", `${plan}/entries?limit=200`)).items;
  const lineOf = async (words: RegExp) => (await lines()).find(({ action }) => words.test(action.ru))!;

  // A finding of the school's: told by the letter of the day, without its words, and seen on its page.
  const found = { text: "Открыть логопедический пункт.", key: "speech", responsible: school, dueOn: "2026-06-30" };
  const { findingId } = await w.ok<{ findingId: string }>("POST", `/v1/rounds/${roundId}/findings`, found);
  await w.cloud.settle();
  await letters();
  const [letter] = await mails("school", /По итогам опросов/);
  expect(letter!.text).not.toContain("логопедический пункт.");
  const office = /\/office#([\w.-]+)/.exec(letter!.text)![1]!;
  interface Page {
    findings: { findingId: string; text: string }[];
    plans: { planId: string; lines: { entryId: string; action: { ru: string } }[] }[];
  }
  const page = (more: object) => w.ok<Page>("POST", "/v1/respond/plans", { token: office, ...more }, "");
  expect((await page({ action: "view" })).findings).toMatchObject([{ findingId, text: found.text }]);

  // It is proposed for the agenda, members are invited, and the body decides with executors and a date.
  const proposed = await w.ok<{ items: { title: { ru: string }; about: { kind: string; origin?: string } }[] }>(
    "GET",
    `/v1/meetings/${meetingId}/proposals`,
  );
  const item = proposed.items.find(({ about }) => about.kind === "findings" && about.origin === roundId)!;
  const agenda = { items: [{ title: item.title.ru, about: item.about }] };
  await w.ok("PUT", `/v1/meetings/${meetingId}/agenda`, agenda, "coordinator", { "if-match": "*" });
  await w.ok("POST", `/v1/meetings/${meetingId}/invite`, {});
  await w.cloud.settle();
  const [invited] = await mails("school", /Приглашаем на заседание: 7 апреля/);
  const answer = { token: tokenIn(invited!.text), action: "answer", meetingId, answer: "coming" };
  expect(await w.ok<MeetingsPage>("POST", "/v1/respond/meetings", answer, "")).toMatchObject({
    meetings: [{ answer: "coming" }],
  });
  await toDay(w, "2026-04-07");
  await w.ok("POST", `/v1/meetings/${meetingId}/hold`, { present: [w.agencies.pmpc, school, social, health] });
  await w.ok("POST", `/v1/meetings/${meetingId}/minutes`, { items: [{ n: 1, heard: "Итоги опроса семей" }] });
  const text = "Открыть логопедические пункты";
  const decision = { item: 1, text, executors: [school, social, health], due: "2026-05-15", votes };
  await w.ok("POST", `/v1/meetings/${meetingId}/decisions`, decision);
  await twice(w, `/v1/meetings/${meetingId}/approve`);
  const [taken] = (
    await w.ok<{ items: { decisionId: string; executions: { agencyId: string; obligationId: string }[] }[] }>(
      "GET",
      `/v1/decisions?body=${bodyId}`,
    )
  ).items;
  const decided = () => w.ok<Record<string, unknown>>("GET", `/v1/decisions/${taken!.decisionId}`);
  expect(await decided()).toMatchObject({ status: "in-force", overdue: false, period: "2026-D" });

  // Asked for like any duty: a letter, a message to the system that has one, and a reminder before its day.
  const [asked] = await mails("school", /Решение № 1\/1: исполнить до 15 мая/);
  expect(await mails("social", /Решение № 1\/1/)).toHaveLength(1);
  expect(await mails("health", /Решение № 1\/1/)).toEqual([]);
  const heard = () =>
    hook.server.got.map(({ body }) => JSON.parse(body) as Message).filter(({ type }) => type === "decision.told");
  const told = heard()[0]!;
  expect(told.data).toMatchObject({ decisionId: taken!.decisionId, what: "taken" });

  // Each reports in its way; the one that came back with a reason is handed in again.
  const mine = (agencyId: string | undefined) =>
    taken!.executions.find((one) => one.agencyId === agencyId)!.obligationId;
  const byToken = async (token: string, narrative: string, obligationId: string) =>
    w.ok<ReportsView & { rows: object[] }>(
      "POST",
      "/v1/reports/respond",
      { token, action: "submit", reports: [{ obligationId, narrative }] },
      "",
    );
  expect((await byToken(tokenIn(asked!.text), "Пункт открыт", mine(school))).rows).toMatchObject([
    { outcome: "submitted" },
  ]);
  expect((await byToken(told.data.reply!.token, "Ставка введена", mine(health))).rows).toMatchObject([
    { outcome: "submitted" },
  ]);
  await w.ok("POST", `/v1/obligations/${mine(social)}/submit`, { narrative: "Готовим" }, "social-1");
  for (const agencyId of [school, health]) await w.ok("POST", `/v1/obligations/${mine(agencyId)}/accept`, {});
  await w.ok("POST", `/v1/obligations/${mine(social)}/return`, { reason: "Пункта ещё нет" });
  await w.cloud.settle();
  expect(await mails("social", /вернул|возвращ/i)).not.toEqual([]);
  expect(await decided()).toMatchObject({ status: "in-force" });

  // The school says on its page that finding and line are done: nobody's task any more. The meeting's line follows its record.
  await page({ action: "finding", roundId, findingId, status: "done", words: "Пункт работает" });
  const own = await lineOf(/логопедический пункт/);
  await page({ action: "result", planId: begun.planId, entryId: own.entryId, status: "done" });
  await w.cloud.settle();
  await w.cloud.advance("P1D");
  expect(await lineOf(/логопедический пункт/)).toMatchObject({ fulfilled: true, result: { status: "done" } });
  expect((await lines()).filter(({ kind }) => kind === "meeting")).toMatchObject([{ fulfilled: true }]);
  const { items } = await w.ok<{ items: object[] }>("GET", `/v1/rounds/${roundId}/findings`);
  expect(items).toContainEqual(expect.objectContaining({ findingId, result: expect.objectContaining({ own: true }) }));
  expect(await tasks()).not.toContainEqual(expect.objectContaining({ findingId }));

  // What nobody reports in time is a task, and stands on the list of what is late, until it comes.
  await toDay(w, "2026-05-20");
  expect(await tasks()).toContainEqual(expect.objectContaining({ kind: "decision-overdue", agencyId: social }));
  expect(await w.ok("GET", "/v1/decisions?overdue=true")).toMatchObject({ items: [{ number: "1/1" }] });
  // It has closed: its successor is asked by itself, reports by its letter's link, and so the decision is carried out.
  await w.ok("PATCH", `/v1/agencies/${social}`, { status: "closed", successorId: social2 }, "coordinator", {
    "if-match": "*",
  });
  await w.cloud.settle();
  const goesOn = await w.ok<{ executions: { agencyId: string; obligationId: string }[] }>(
    "GET",
    `/v1/decisions/${taken!.decisionId}`,
  );
  expect(goesOn).toMatchObject({ successions: [{ from: social, to: social2 }] });
  const [inherited] = await mails("social2", /Решение № 1\/1: исполнить/);
  const { obligationId } = goesOn.executions.find(({ agencyId }) => agencyId === social2)!;
  expect((await byToken(tokenIn(inherited!.text), "Пункт открыт", obligationId)).rows).toMatchObject([
    { outcome: "submitted" },
  ]);
  await w.ok("POST", `/v1/obligations/${obligationId}/accept`, {});
  await w.cloud.settle();
  expect(await decided()).toMatchObject({ status: "fulfilled", fulfilledOn: "2026-05-20" });
  expect((await tasks()).map(({ kind }) => kind)).not.toContain("decision-overdue");
  for (const to of ["school", "social2", "pmpc"])
    expect(await mails(to, /Решение № 1\/1 исполнено/), to).toHaveLength(1);
  expect(heard()).toMatchObject([{ data: { what: "taken" } }, { data: { what: "fulfilled" } }]);

  await hook.server.close();
}
