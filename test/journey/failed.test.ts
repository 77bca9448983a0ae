import { type OrganisationPage, pageToken } from "@marshrut/core/digest";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary, tenant, World } from "./world.ts";

// A "no" is somebody's task: a failed measure is decided about, given to another, and counted with its cause.

let w: World;
let routeId: string;
beforeAll(async () => {
  w = await World.start("own", "2026-03-11T09:00", undefined, "PT24H"); // near the end of a quarter
  routeId = await w.openSupport();
});
afterAll(() => w.close());

interface Counts {
  failed: { count: number };
  holds: { count: number };
}
interface Line {
  type: string;
  text: { ru: string; en: string };
  note?: string;
  stepId?: string;
}

const counts = () => w.ok<Counts>("GET", "/v1/inbox/counts");
const tasks = async (kind: string) =>
  (await w.ok<{ items: { task: { kind: string; stepId?: string } }[] }>("GET", "/v1/inbox?bucket=tasks")).items
    .map(({ task }) => task)
    .filter((task) => task.kind === kind);
const lines = async (type: string, account = "coordinator") =>
  (await w.ok<{ items: Line[] }>("GET", `/v1/routes/${routeId}/history?limit=200`, undefined, account)).items.filter(
    (line) => line.type === type,
  );
const stageOf = async (stage: string) => (await w.route(routeId)).stages.find((s) => s.stage === stage)!;
const decide = async (stepId: string, body: object) => {
  const answer = await w.call("POST", `/v1/steps/${stepId}/decide`, body);
  await w.cloud.settle();
  return answer;
};

describe("a measure that was not performed", () => {
  it("is given to another organisation, which performs it; only then the stage settles", async () => {
    const [massage, lessons] = (await w.stepsOf(routeId, "RehabilitationMeasures")).toSorted((a) =>
      a.agencyId === w.agencies.health ? -1 : 1,
    );
    const page = { tenant, agencyId: w.agencies.health as AgencyId, expiresAt: 4e9 };
    const opened = await w.call<OrganisationPage>(
      "POST",
      "/v1/respond/organisation",
      { token: await pageToken(systemCtx(deps(), tenant, "test"), page) },
      "",
    );
    // All of them are called «Мероприятие ИПРА»: the page says which is which, under consent and on record.
    expect(opened.body.steps.map((s) => [s.title.ru, s.measure])).toContainEqual(["Мероприятие ИПРА", "Массаж"]);
    await w.complete(lessons!.stepId);
    const token = await w.token("health@example.org");
    const unfit = { token, action: "report", result: "refused-measure", cause: "no-place" };
    expect(await w.respond(unfit)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/cause" }] } });
    const failed = { token, action: "report", result: "not-performed", cause: "no-specialist", reason: canary.reason };
    expect((await w.respond(failed)).status).toBe(200);
    await w.cloud.settle();

    const { stepId } = massage!;
    expect(await w.step(stepId)).toMatchObject({
      status: "failed",
      result: "not-performed",
      cause: "no-specialist",
      note: canary.reason,
      decision: { status: "pending" },
      mayDo: ["decide", "correct", "reopen"],
    });
    expect((await stageOf("RehabilitationMeasures")).status).toBe("open");
    expect(await counts()).toMatchObject({ failed: { count: 1 } });
    expect((await w.ok<{ items: { step: object }[] }>("GET", "/v1/inbox?bucket=failed")).items).toMatchObject([
      { step: { stepId } },
    ]);
    expect(await tasks("failed")).toMatchObject([{ stepId }]);

    const { health, health2 } = w.agencies;
    const reason = "Специалист есть в другой поликлинике";
    expect(await decide(stepId, { decision: "give-to-another", agencyId: health, reason })).toMatchObject({
      status: 409,
      body: { code: "step.not-allowed" },
    });
    expect((await decide(stepId, { decision: "give-to-another", agencyId: health2, reason })).status).toBe(200);
    expect(await w.step(stepId)).toMatchObject({
      status: "requested",
      agencyId: health2,
      assignment: 2,
      assignedReason: reason,
      attempts: [{ agencyId: health, outcome: "not-performed", cause: "no-specialist", note: canary.reason }],
    });
    expect(await w.mails("health2@example.org")).toHaveLength(1);
    expect(await tasks("failed")).toEqual([]);
    expect(await counts()).toMatchObject({ failed: { count: 0 } });

    expect(
      (await w.respond({ token: await w.token("health2@example.org"), action: "report", result: "performed" })).status,
    ).toBe(200);
    await w.cloud.settle();
    expect((await stageOf("RehabilitationMeasures")).status).toBe("settled");
  });

  it("stands in the history as it was: what was asked, why not, and what was decided", async () => {
    expect((await lines("stage.settled")).at(-1)?.text.ru).toMatch(
      /^Завершён этап «.+»: по всем шагам есть итог: выполнено 2\.$/,
    );
    const told = await lines("step.completed");
    expect(told.map((line) => line.text.ru)).toContain(
      "Мероприятие ИПРА «Массаж»: отчёт получен: не выполнено (нет специалиста).",
    );
    expect(told.find((line) => line.text.en.includes("no specialist"))?.note).toBe(canary.reason);
    expect(await lines("step.asked-again")).toMatchObject([{ note: "Специалист есть в другой поликлинике" }]);
  });

  it("is a line of the day's digest", async () => {
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const [step] = await w.stepsOf(routeId, "SocialAccompaniment");
    const answer = { result: "refused-measure", cause: "family-refused" };
    expect((await w.call("POST", `/v1/steps/${step!.stepId}/complete`, answer)).status).toBe(200);
    await w.cloud.settle();
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const mails = await w.mails("curator@example.org");
    expect(mails.filter((mail) => mail.text.includes("Не выполнено и ждёт вашего решения: 1"))).toHaveLength(1);
    const accept = { decision: "accept-outcome", reason: "Семья справится сама" };
    expect(await decide(step!.stepId, accept)).toMatchObject({
      status: 200,
      body: { decision: { status: "accepted" }, mayDo: ["correct", "reopen"] },
    });
    expect((await stageOf("SocialAccompaniment")).status).toBe("settled");
  });

  it("can be reopened, and a cancelled one too: the same organisation is asked anew", async () => {
    const [step] = await w.stepsOf(routeId, "EducationRoute");
    await w.ok("POST", `/v1/steps/${step!.stepId}/cancel`, { reason: "Не тот шаг" });
    await w.cloud.settle();
    await w.ok("POST", `/v1/steps/${step!.stepId}/reopen`, { reason: "Отменили по ошибке" });
    await w.cloud.settle();
    expect(await w.step(step!.stepId)).toMatchObject({ status: "requested", agencyId: step!.agencyId, assignment: 2 });
  });
});

describe("a slip of the finger", () => {
  it("is taken back by the link that made it, within ten minutes, and the link lives again", async () => {
    const steps = await w.stepsOf(routeId, "FamilyConsultations");
    const step = steps.find((one) => one.status === "requested")!;
    const token = await w.token("resourceCentre@example.org");
    const answered = await w.respond({ token, action: "report", result: "performed" });
    expect(answered).toMatchObject({ status: 200, body: { done: "reported", undoUntil: expect.any(String) } });
    await w.cloud.settle();
    expect(await w.respond({ token, action: "undo" })).toMatchObject({
      status: 200,
      body: { link: "live", done: "undone", status: step.status },
    });
    await w.cloud.settle();
    expect((await w.step(step.stepId)).result).toBeUndefined();
    expect((await w.respond({ token, action: "report", result: "performed" })).status).toBe(200);
    await w.cloud.advance("PT11M");
    expect(await w.respond({ token, action: "undo" })).toMatchObject({ status: 409 });
    expect((await w.respond({ token, action: "view" })).body).not.toHaveProperty("undoUntil");
    expect(await lines("step.undone")).toHaveLength(1);
  });
});

describe("a step that is put on hold", () => {
  const hold = (stepId: string, body: object, account = "coordinator") =>
    w.call("POST", `/v1/steps/${stepId}/hold`, body, account);

  it("far ahead needs a second person, and no organisation does it alone", async () => {
    const [step] = await w.stepsOf(routeId, "EducationRoute");
    const far = { reason: "Семья уехала до осени", until: "2026-09-01" };
    expect(await hold(step!.stepId, far, "school-1")).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/until" }] },
    });
    const asked = await hold(step!.stepId, far);
    const awaited = { code: "second-person.wanted", state: "awaiting_confirmation" };
    expect(asked).toMatchObject({ status: 202, body: awaited });
    // Whoever expects it done does not take the 202 for that.
    await expect(w.ok("POST", `/v1/steps/${step!.stepId}/hold`, far)).rejects.toThrow("awaiting_confirmation");
    const { confirmationId } = (asked.body as { current: { confirmationId: string } }).current;
    expect((await w.step(step!.stepId)).status).toBe("requested");
    expect((await w.call("POST", `/v1/confirmations/${confirmationId}/confirm`, {}, "coordinator")).status).toBe(409);
    // Why a child's step rests is nothing to whoever runs the platform.
    expect((await w.call("POST", `/v1/confirmations/${confirmationId}/confirm`, {}, "admin")).status).toBe(404);
    await w.cloud.identity.registerAccount(colleague);
    expect((await w.call("POST", `/v1/confirmations/${confirmationId}/confirm`, {}, "anna")).status).toBe(200);
    expect(await w.step(step!.stepId)).toMatchObject({ status: "on-hold", holdUntil: far.until, holdNote: far.reason });
    expect(await counts()).toMatchObject({ holds: { count: 1 } });
    expect((await w.ok<{ items: object[] }>("GET", "/v1/inbox?bucket=holds")).items).toMatchObject([
      { step: { stepId: step!.stepId } },
    ]);
  });

  it("rests with the next organisation too, unless it is said otherwise, and only with one of its kind", async () => {
    const [step] = await w.stepsOf(routeId, "EducationRoute");
    const { school, school2, health } = w.agencies;
    const give = (body: object) => w.call("POST", `/v1/steps/${step!.stepId}/reassign`, body);
    expect(await give({ agencyId: health })).toMatchObject({
      status: 409,
      body: { code: "agency.kind", current: { kind: "health", wanted: "school" } },
    });
    expect(await w.ok("POST", "/v1/inbox/reassign", { stepIds: [step!.stepId], agencyId: health })).toMatchObject({
      refused: [{ code: "agency.kind" }],
    });
    const before = (await w.mails("school2@example.org")).length;
    expect((await give({ agencyId: school2, reason: "Переходит осенью" })).status).toBe(200);
    await w.cloud.settle();
    expect(await w.step(step!.stepId)).toMatchObject({ status: "on-hold", agencyId: school2, holdUntil: "2026-09-01" });
    expect(await w.mails("school2@example.org")).toHaveLength(before);
    expect((await give({ agencyId: school, keepHold: false })).status).toBe(200);
    await w.cloud.settle();
    expect(await w.step(step!.stepId)).toMatchObject({ status: "requested", agencyId: school });
    expect((await hold(step!.stepId, { reason: "Болеет", until: "2026-04-20" })).status).toBe(200);
  });
});

const colleague = { account: "anna", role: "coordinator", tenant, name: "Координатор Анна" } as const;

/** A roadmap of one measure, so that there is a quarter to report. */
const plan = [
  "№\tМероприятие\tСроки\tИсполнители\tРезультаты",
  "I. Раздел\t\t\t\t",
  "1\tКонсультации\tежеквартально\tПсихолого-медико-педагогические комиссии\tСемьи получают помощь",
].join("\n");

describe("a result that was a mistake", () => {
  const figures = async (period: string) =>
    (await w.ok<{ computed: { totals: Record<string, number> } }>("GET", `/v1/periods/${period}/report`)).computed
      .totals;
  const correct = (stepId: string, result: string, more: object = {}) =>
    w.call("POST", `/v1/steps/${stepId}/correct`, { result, reason: "Нажали не в той строке", ...more });

  it("is corrected with a reason: the history has both, and the open quarter's figures follow", async () => {
    await w.ok(
      "POST",
      "/v1/roadmaps/imports",
      { format: "text", key: "plan", content: plan, from: 2026, to: 2026 },
      "admin",
    );
    await w.ok("POST", "/v1/periods/2026-Q1/open");
    await w.cloud.settle();
    const [, lessons] = await w.stepsOf(routeId, "RehabilitationMeasures");
    const before = await figures("2026-Q1");
    expect(before).toMatchObject({ "ipra-settled": 2, "ipra-performed": 2 });
    const { computed } = await w.ok<{ computed: { failures: object[] } }>("GET", "/v1/periods/2026-Q1/report");
    const where = { municipality: "novokuznetsk", n: 1 };
    expect(computed.failures).toContainEqual({
      ...where,
      agencyId: w.agencies.health,
      outcome: "not-performed",
      cause: "no-specialist",
    });
    expect(await correct(lessons!.stepId, "refused-measure", { cause: "no-place" })).toMatchObject({ status: 422 });
    expect(await correct(lessons!.stepId, "not-performed", { cause: "no-place" })).toMatchObject({
      status: 200,
      body: { status: "failed", corrected: { was: "performed" }, decision: { status: "pending" } },
    });
    await w.cloud.settle();
    expect(await figures("2026-Q1")).toMatchObject({ "ipra-settled": 2, "ipra-performed": 1 });
    expect(await tasks("failed")).toMatchObject([{ stepId: lessons!.stepId }]);
    expect((await lines("step.corrected"))[0]).toMatchObject({
      text: {
        ru: expect.stringMatching(/координатор исправил итог: было «выполнено», стало «не выполнено» \(нет места\)\.$/),
      },
      note: "Нажали не в той строке",
    });
    await decide(lessons!.stepId, { decision: "accept-outcome", reason: "Учтено" });
  });

  it("is a revision with its reason where the quarter is locked, whose frozen figures stay", async () => {
    await w.cloud.advance("P35D"); // past the last due day and its grace: the quarter locks itself
    expect((await w.ok<{ status: string }>("GET", "/v1/periods/2026-Q1")).status).not.toBe("collecting");
    const mails = await w.mails("curator@example.org"); // of the step that is on hold beyond its due date
    expect(mails.filter((mail) => mail.text.includes("Отложены, а срок уже прошёл"))).toHaveLength(1);
    const [, lessons] = await w.stepsOf(routeId, "RehabilitationMeasures");
    // Other words for the same result change no figure: no revision.
    const words = { cause: "no-place", note: "Зал закрыт на ремонт" };
    expect((await correct(lessons!.stepId, "not-performed", words)).status).toBe(200);
    expect((await correct(lessons!.stepId, "performed")).status).toBe(200);
    await w.cloud.settle();
    const { items } = await w.ok<{ items: { revision: number; reason?: string }[] }>(
      "GET",
      "/v1/periods/2026-Q1/revisions",
    );
    expect(items).toMatchObject([
      { revision: 1 },
      { revision: 2, reason: "Исправлен итог шага маршрута: стало «выполнено», было «не выполнено»." },
    ]);
    const frozen = await w.ok<{ computed: { totals: object } }>("GET", "/v1/periods/2026-Q1/report?revision=1");
    expect(frozen.computed.totals).toMatchObject({ "ipra-settled": 2, "ipra-performed": 1 });
    expect(await figures("2026-Q1")).toMatchObject({ "ipra-settled": 2, "ipra-performed": 2 });
  });
});

describe("work that ends", () => {
  const letters = async (to: string) =>
    (await w.mails(to)).filter((mail) => mail.subject.startsWith("Больше не требуется"));

  it("is told to the former organisation, with its calendar entry taken back", async () => {
    const { school } = w.agencies;
    const [step] = await w.stepsOf(routeId, "EducationRoute");
    const give = (agencyId: string | undefined) =>
      w.ok("POST", `/v1/steps/${step!.stepId}/reassign`, { agencyId, keepHold: false });
    await give(w.agencies.school2);
    await w.cloud.settle();
    await give(school);
    await w.cloud.advance("PT1H");
    const told = await letters("school2@example.org");
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain("поручен другой организации");
    const [entry] = (told[0] as unknown as { attachments: { content: string }[] }).attachments;
    const calendar = Buffer.from(entry!.content, "base64").toString();
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED"]) expect(calendar).toContain(line);
    expect(await letters("school@example.org")).toEqual([]); // it has the step back
  });

  it("when a child has died is one letter to each organisation that was at work, and says nothing of it", async () => {
    const open = await w.openSteps(routeId);
    const [asked] = open.filter((step) => step.agencyId === w.agencies.school);
    expect(asked).toMatchObject({ status: "requested" });
    const all = (await w.mails()).length;
    const school = (await letters("school@example.org")).length;
    const child = `/v1/children/${w.childId}`;
    const etag = { "if-match": (await w.call("GET", child)).headers.get("etag")! };
    const left = { status: "left", cause: "deceased", reason: "Свидетельство о смерти" };
    expect((await w.call("PATCH", child, left, "coordinator", etag)).status).toBe(200);
    await w.cloud.settle();
    await w.cloud.advance("PT1H");
    const told = await letters("school@example.org");
    expect(told).toHaveLength(school + 1);
    const since = await w.mails();
    expect(since.length).toBeGreaterThan(all);
    for (const mail of since) {
      expect(JSON.stringify(mail)).not.toMatch(new RegExp(`смерт|умер|${canary.surname}|${canary.givenName}`, "i"));
      expect(JSON.stringify(mail.to)).toMatch(/@example\.org/);
    }
    expect((await w.openSteps(routeId)).length).toBe(0);
  });
});
