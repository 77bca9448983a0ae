import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agenciesOf } from "../../packages/core/test/worlds/region.ts";
import { canary, type RouteBody, tenant, World } from "./world.ts";

// A child's plan over HTTP, with the rights that the deployed functions have: a commission that was refused, a school that
// nobody guesses, own words, amendments, an approval taken back, a route reopened.

let w: World;
let routeId: string;
beforeAll(async () => {
  w = await World.start("own", "2026-03-11T09:00");
});
afterAll(() => w.close());

interface Entry {
  stepId: string;
  stage: string;
  stepKey: string;
  agencyId?: string;
  agencyKind: string;
  todo?: { ru: string };
  dueDate: string;
  [more: string]: unknown;
}
type Plan = Omit<RouteBody, "plan"> & {
  plan: { status: string; unreviewed?: true; entries: Entry[] };
  mayDo: string[];
};

const read = () => w.ok<Plan>("GET", `/v1/routes/${routeId}`);
const put = (entries: object[]) =>
  w.call("PUT", `/v1/routes/${routeId}/plan`, { entries }, "coordinator", { "if-match": "*" });
const post = async (what: string, body?: object) => {
  const answer = await w.call("POST", `/v1/routes/${routeId}/${what}`, body);
  await w.cloud.settle();
  return answer;
};
const counts = () => w.ok<Record<string, { count: number }>>("GET", "/v1/inbox/counts");
const history = async () =>
  (
    await w.ok<{ items: { type: string; text: { ru: string }; note?: string }[] }>(
      "GET",
      `/v1/routes/${routeId}/history?limit=200`,
    )
  ).items;
const stepOf = async (stage: string, key: string) => (await w.stepsOf(routeId, stage)).find((s) => s.stepKey === key)!;

describe("a commission that the family refused", () => {
  it("drafts nothing by itself: a coordinator decides, and the plan says that there is no conclusion", async () => {
    const child = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
      person: { surname: canary.surname, givenName: canary.givenName, birthDate: canary.birthDate, sex: "female" },
      municipality: "novokuznetsk",
      representatives: [{ surname: canary.guardian, givenName: "Пётр", relation: "parent" }],
      disability: true,
      educationalNeeds: true,
    });
    Object.assign(w, { childId: child.childId, representativeId: child.representativeIds[0] });
    await w.giveConsent();
    await w.recordIpra([{ block: "education", title: canary.measure }]);
    const wrong = await w.call("POST", `/v1/children/${w.childId}/routes`, { template: "preschool" });
    expect(wrong).toMatchObject({ status: 422, body: { code: "child.over-age", current: { template: "school-age" } } });
    ({ routeId } = await w.ok<Plan>("POST", `/v1/children/${w.childId}/routes`, { template: "school-age" }));
    await w.cloud.settle();

    const review = await stepOf("CommissionReview", "pmpk-conclusion");
    await w.complete(review.stepId, "refused-measure");
    expect((await read()).plan.status).toBe("preparing");
    expect(await counts()).toMatchObject({ failed: { count: 1 }, drafts: { count: 0 } });
    await w.ok("POST", `/v1/steps/${review.stepId}/decide`, {
      decision: "accept-outcome",
      reason: "Семья отказалась от комиссии, помощь нужна сейчас",
    });
    await w.cloud.settle();
    expect((await read()).plan).toMatchObject({ status: "draft", unreviewed: true });
    expect(await counts()).toMatchObject({ failed: { count: 0 }, drafts: { count: 1 } });
    const told = (await history()).map(({ text }) => text.ru);
    expect(told).toContainEqual(
      expect.stringContaining("Составлен проект плана без заключения: обследование не состоялось."),
    );
    expect(told).toContain("Начат этап «Обследование в ПМПК», шагов: 1.");
    expect(told).toContain("Начат этап «Утверждение плана маршрута».");
    const letters = await w.mails("curator@example.org");
    expect(letters.at(-1)?.subject).toContain("План без заключения ждёт утверждения");
  });
});

describe("the draft", () => {
  it("guesses nobody's school, and is approved once somebody has named one", async () => {
    const draft = await read();
    const nobody = draft.plan.entries.filter(({ agencyId }) => !agencyId);
    expect(nobody.map(({ stepKey, agencyKind }) => [stepKey, agencyKind])).toEqual([
      ["ipra-measure", "school"],
      ["adapted-programme", "school"],
      ["social-accompaniment", "social"], // two of them in the city
    ]);
    expect(nobody[1]!.todo!.ru).toBe("Назначьте организацию: школа ребёнка не указана.");
    expect(draft.mayDo).not.toContain("approvePlan");
    expect(await post("plan/approve")).toMatchObject({
      status: 409,
      body: { code: "plan.unassigned", current: { stepIds: nobody.map(({ stepId }) => stepId) } },
    });
    expect(await put([])).toMatchObject({ status: 422, body: { code: "input.invalid" } });

    const entries = draft.plan.entries.map((entry) => ({
      ...entry,
      agencyId: entry.agencyId ?? w.agencies[entry.agencyKind],
    }));
    const own = {
      stage: "SocialAccompaniment",
      agencyKind: "social",
      agencyId: w.agencies.social2,
      keyMeasure: { ru: "Няня для Ефросиньи по вторникам" },
      dueOn: "2026-06-30",
    };
    expect((await put([...entries, own])).status).toBe(200);
    // What was read can be sent.
    const before = await read();
    expect((await put(before.plan.entries)).status).toBe(200);
    expect((await read()).plan.entries).toEqual(before.plan.entries);
  });

  it("once approved, shows an organisation what its plan says, under consent and nowhere else", async () => {
    expect((await post("plan/approve")).status).toBe(200);
    const token = await w.token("social2@example.org");
    const { body } = await w.respond({ token, action: "view" });
    expect(body).toMatchObject({
      keyMeasure: { ru: "Няня для Ефросиньи по вторникам" },
      expectedResult: { ru: "Мероприятие выполнено либо указаны результат и причина" },
      dueDate: "2026-06-30",
    });
    const letters = JSON.stringify(await w.mails());
    expect(letters).not.toContain("Няня");
    expect(letters).toContain("Адаптированные учебные материалы, тьютор или ассистент");
    expect(await counts()).toMatchObject({ drafts: { count: 0 } });
  });
});

describe("put right", () => {
  it("amends the approved plan: the step follows, and its agency is told", async () => {
    expect(await post("plan/undo-approval", { reason: "Рано" })).toMatchObject({ body: { code: "plan.asked" } });
    const programme = await stepOf("EducationRoute", "adapted-programme");
    const own = await stepOf("SocialAccompaniment", "own-measure");
    const entries = [
      { stepId: programme.stepId, dueOn: "2026-09-01", means: { ru: "Тьютор Марфа" } },
      { stepId: own.stepId, drop: true },
      { stage: "EducationRoute", stepKey: "adapted-programme", agencyId: w.agencies.school2, requestOn: "2026-08-17" },
    ];
    expect((await post("plan/amend", { reason: "Так просит семья", entries })).status).toBe(200);
    expect(await w.step(programme.stepId)).toMatchObject({ dueDate: "2026-09-01", means: { ru: "Тьютор Марфа" } });
    expect(await w.step(own.stepId)).toMatchObject({ status: "cancelled", note: "Так просит семья" });
    expect((await w.stepsOf(routeId, "EducationRoute")).map((s) => s.status)).toEqual(["requested", "planned"]);
    expect((await w.mails("school@example.org")).map((m) => m.subject)).toContainEqual(
      expect.stringContaining("План изменён, срок до 1 сентября"),
    );
    expect((await history()).find(({ type }) => type === "plan.amended")).toMatchObject({ note: "Так просит семья" });
  });

  it("finds the step by the number in its letter", async () => {
    const { stepId } = await stepOf("EducationRoute", "adapted-programme");
    const { items } = await w.ok<{ items: object[] }>("GET", `/v1/inbox/numbers/${stepId.slice(-6)}`);
    expect(items).toEqual([{ routeId, childId: w.childId, stepId }]);
  });

  it("reopens a route that was closed by mistake, by the next generation; what rests rests on, and who refused is not asked", async () => {
    const resting = await stepOf("RehabilitationMeasures", "ipra-measure");
    const refused = await stepOf("SocialAccompaniment", "social-accompaniment");
    const until = "2026-05-04";
    await w.ok("POST", `/v1/steps/${resting.stepId}/hold`, { reason: "Ребёнок в санатории", until });
    await w.ok("POST", `/v1/steps/${refused.stepId}/reject`, { cause: "no-place", reason: "Мест нет" });
    await w.cloud.settle();
    const asked = await w.mails("social@example.org");
    expect((await post("close", { reason: "left-region" })).status).toBe(200);
    expect((await stepOf("EducationRoute", "adapted-programme")).status).toBe("cancelled");
    await w.cloud.advance("P20D");
    await w.cloud.settle();
    expect(await post("reopen", { reason: "Семья вернулась" })).toMatchObject({
      status: 200,
      body: { status: "open", cycle: 1, generation: 2 },
    });
    expect(await stepOf("EducationRoute", "adapted-programme")).toMatchObject({ status: "requested", assignment: 2 });
    expect(await w.step(resting.stepId)).toMatchObject({ status: "on-hold", holdReason: "asked", holdUntil: until });
    expect(await w.step(refused.stepId)).toMatchObject({ status: "rejected", cause: "no-place", note: "Мест нет" });
    expect(await w.mails("social@example.org")).toHaveLength(asked.length);
    const running = (await w.executions("route-school-age-v1")).filter(({ status }) => status === "RUNNING");
    expect(running.map(({ name }) => name)).toEqual([`${routeId}-g2`]);
    expect(await post("reopen", { reason: "Ещё раз" })).toMatchObject({ status: 409, body: { code: "route.exists" } });
    await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "goals-reached" });
    await w.cloud.settle();
  });

  it("takes an approval back before anybody is asked", async () => {
    ({ routeId } = await w.ok<Plan>("POST", `/v1/children/${w.childId}/routes`, {
      template: "school-age",
      continues: routeId,
    }));
    await w.cloud.settle();
    await w.complete((await stepOf("CommissionReview", "pmpk-conclusion")).stepId);
    const { plan } = await read();
    const later = plan.entries.slice(1).map(({ stepId, agencyId, agencyKind }) => ({
      stepId,
      agencyId: agencyId ?? w.agencies[agencyKind],
      requestOn: "2026-08-17",
    }));
    expect((await put(later)).status).toBe(200);
    expect((await post("plan/approve")).status).toBe(200);
    expect(await post("plan/undo-approval", { reason: "Семья не согласна" })).toMatchObject({
      status: 200,
      body: { generation: 2, plan: { status: "draft" } },
    });
    expect((await read()).stages.find((s) => s.stage === "PlanApproval")).toMatchObject({ status: "open" });
    expect((await post("plan/approve")).status).toBe(200);
    expect((await read()).stages.find((s) => s.stage === "EducationRoute")).toMatchObject({ status: "open" });
  });
});

const running = async (version: number) =>
  (await w.executions(`route-school-age-v${version}`)).flatMap(({ status, name }) =>
    status === "RUNNING" ? [name] : [],
  );

it("opens routes by the version that the region has approved, and lets one that runs take it", async () => {
  const path = "/v1/templates/school-age";
  const order = { act: "Приказ министерства", number: "12", date: "2026-02-02", by: "Министерство образования" };
  expect((await w.call("POST", `${path}/versions/2/approve`, order)).status).toBe(403);
  await w.ok("POST", `${path}/versions/2/approve`, order, "admin");
  expect(await w.ok("GET", path)).toMatchObject({ version: 2, shown: 2, versions: [{ version: 1 }, { inUse: true }] });
  Object.assign(w.agencies, await agenciesOf(systemCtx(deps(), tenant, "test"), ["medicalBoard", "mse"]));
  await w.ok("POST", `/v1/children/${w.childId}/instruments`, {
    kind: "ipra",
    number: "1.2/2026",
    issuer: "Бюро № 7",
    validFrom: "2026-03-01",
    validTo: "2026-09-30",
    measures: [{ block: "education", title: canary.measure }],
  });
  await w.cloud.settle();
  const before = await read();
  expect(before).toMatchObject({ template: { version: 1 }, newerVersion: 2, generation: 2 });
  const education = await w.stepsOf(routeId, "EducationRoute");
  expect((await post("plan/amend", { reason: "ИПРА заканчивается", templateVersion: 2 })).status).toBe(200);
  expect(await read()).toMatchObject({ template: { version: 2 }, generation: 3, plan: { status: "approved" } });
  expect([await running(1), await running(2)]).toEqual([[], [`${routeId}-g3`]]);
  expect(await w.stepsOf(routeId, "EducationRoute")).toEqual(education);
  expect(
    (await w.stepsOf(routeId, "Boards")).map(({ stepKey, status, agencyId }) => [stepKey, status, agencyId]),
  ).toEqual([
    ["board-referral", "planned", w.agencies.medicalBoard],
    ["mse-decision", "planned", w.agencies.mse],
  ]);

  await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  await w.cloud.settle();
  ({ routeId } = await w.ok<Plan>("POST", `/v1/children/${w.childId}/routes`, { template: "school-age" }));
  await w.cloud.settle();
  expect(await read()).toMatchObject({ template: { version: 2 } });
  expect(await running(2)).toEqual([`${routeId}-g1`]);
});

it("takes a scan of the signed plan away that was kept by mistake, with the function's own rights", async () => {
  const scan = {
    name: "план.pdf",
    content: Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64"),
    signedOn: "2026-01-12",
  };
  const path = `/v1/routes/${routeId}/plan/signed`;
  const { signedId } = await w.ok<{ signedId: string }>("POST", path, scan);
  await w.ok("POST", `${path}/${signedId}/remove`, { reason: "Не тот файл" });
  expect((await w.ok<{ items: object[] }>("GET", path)).items).toMatchObject([
    { signedId, current: false, removed: { reason: "Не тот файл" } },
  ]);
  expect((await w.call("GET", `${path}/${signedId}/file`)).status).toBe(404);
});
