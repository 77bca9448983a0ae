import type { ResponseView } from "@marshrut/core/response";
import { manifest } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { shipped } from "../../packages/core/src/forms/form/shipped/index.ts";
import { consentBody } from "../faults/parts/people.ts";
import { World } from "./world.ts";

// Early help over HTTP, in virtual time and with the functions' own rights: a child in need and one without, a profile that changes from
// entry to exit, and how services were assessed from year to year.

/** Months are played: of what comes by the clock only what tells and asks. */
const schedules = manifest.schedules.filter(({ name }) => ["sweeper", "digest", "digest-again"].includes(name));

let w: World;
const forms: Record<string, string> = {};
const act = { act: { number: "7", date: "2026-01-10" } };
beforeAll(async () => {
  w = await World.start("own", "2026-01-12T09:00", { ...manifest, schedules }, "PT12H");
  for (const model of ["early-help-criteria", "development-profile", "early-help-quality", "satisfaction"]) {
    forms[model] = (await w.ok<{ formId: string }>("POST", "/v1/forms", { model })).formId;
    await w.ok("POST", `/v1/forms/${forms[model]}/approve`, act);
  }
  const decision = { act: "Приказ министерства", number: "12", date: "2026-01-11", by: "Министерство" };
  await w.ok("POST", "/v1/templates/early-help/versions/3/approve", decision, "admin");
  const account = { tenant: "pilot", role: "specialist", name: "Центр" } as const;
  for (const centre of ["resourceCentre", "resourceCentre2"])
    await w.cloud.identity.registerAccount({ ...account, account: centre.toLowerCase(), agency: w.agencies[centre]! });
});
afterAll(() => w.close());

const marker = "Мама говорит, что Тимоша не отзывается";

async function child(givenName: string, birthDate: string): Promise<{ childId: string; routeId: string }> {
  const registered = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
    person: { surname: "Снегирёв", givenName, birthDate, sex: "male" },
    municipality: "novokuznetsk",
    disability: false,
    educationalNeeds: false,
    representatives: [{ surname: "Снегирёва", givenName: "Ольга", relation: "parent" }],
  });
  const { childId } = registered;
  await w.ok("POST", `/v1/children/${childId}/consents`, consentBody(registered.representativeIds[0]!));
  const { routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, {
    template: "early-help",
  });
  await w.cloud.settle();
  return { childId, routeId };
}

/** Its name, which is its account's too. */
const centreOf = ({ agencyId }: { agencyId: string }) =>
  Object.entries(w.agencies)
    .find(([, id]) => id === agencyId)![0]
    .toLowerCase();
const stepOf = async (routeId: string, stage: string) => (await w.stepsOf(routeId, stage))[0]!;
const criteria = (over: object = {}) => ({
  disabled: false,
  "health-group": false,
  orphanage: false,
  hardship: false,
  peculiarities: false,
  concern: false,
  ...over,
});
/** All that is asked of a child of that age, with one answer. */
const profile = (months: number, answer: string) => ({
  months,
  ...Object.fromEntries(
    shipped["development-profile"].items.flatMap((item) =>
      item.in === `months-${[36, 24, 18, 12, 6, 0].find((from) => from <= months)}` ? [[item.key, answer]] : [],
    ),
  ),
});

/** What the organisation does on the page of the step's letter: it goes to the form, and fills it in. */
async function answerByPage(stepId: string, answers: object): Promise<void> {
  const step = await w.step(stepId);
  expect(step.form?.responseId).toBeDefined();
  const token = await w.token(`${centreOf(step)}@example.org`);
  const page = await w.ok<{ form: { url: string; state: string } }>(
    "POST",
    "/v1/respond",
    { token, action: "view" },
    "",
  );
  expect(page.form).toMatchObject({ state: "empty" });
  const formToken = new URL(page.form.url).hash.slice(1);
  await w.ok("POST", "/v1/forms/respond", { token: formToken, action: "submit", answers }, "");
  await w.cloud.settle();
}

/** All that executions of the route's machine were told and answered. */
async function heard(): Promise<string> {
  const all = await w.executions("route-early-help-v3");
  return JSON.stringify(await Promise.all(all.map(({ arn }) => w.events(arn))));
}

it("advises a family whose child meets no criterion, and ends there; the machine has heard of no reason", async () => {
  const { routeId } = await child("Антон", "2024-05-03");
  const meeting = await stepOf(routeId, "Intake");
  await answerByPage(meeting.stepId, criteria());
  expect(await w.step(meeting.stepId)).toMatchObject({ status: "completed", result: "performed" });
  const counsel = await stepOf(routeId, "Counsel");
  expect(counsel).toMatchObject({ status: "requested", agencyId: meeting.agencyId, dueDate: "2026-01-26" });
  expect(await w.ok("GET", "/v1/inbox?bucket=tasks&kind=counsel")).toMatchObject({
    items: [{ task: { kind: "counsel", routeId } }],
  });
  await w.complete(counsel.stepId);
  expect(await w.route(routeId)).toMatchObject({ status: "closed", reason: "counselled" });
  expect(await w.ok("GET", "/v1/inbox?bucket=tasks&kind=counsel")).toMatchObject({ items: [] });
  const told = JSON.stringify([await heard(), await w.mails()]);
  expect(told).toContain("aside");
  expect(told).not.toMatch(/none-now|potential-need|критери/i);
});

it("goes with a child in need from entry to review: each profile asked by the form, the change in the child's card", async () => {
  const { childId, routeId } = await child("Тимофей", "2024-05-03");
  const meeting = await stepOf(routeId, "Intake");
  const said = { result: "performed", answers: criteria({ concern: true, worry: marker }) };
  expect(
    await w.call("POST", `/v1/steps/${meeting.stepId}/complete`, { result: "performed" }, centreOf(meeting)),
  ).toMatchObject({
    status: 409,
    body: { code: "response.wanted" },
  });
  await w.ok("POST", `/v1/steps/${meeting.stepId}/complete`, said, centreOf(meeting));
  await w.cloud.settle();
  const entry = await stepOf(routeId, "DevelopmentAssessment");
  await answerByPage(entry.stepId, profile(20, "not-yet"));
  expect(await w.ok("GET", `/v1/children/${childId}/profile`)).toMatchObject({
    profiles: [{ moment: "entry", stepId: entry.stepId }],
  });
  await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await w.cloud.settle();
  // Half a year of help goes by: whatever is asked is done.
  for (let n = 0; n < 12; n++) {
    const open = (await w.openSteps(routeId)).filter(({ status }) => status !== "planned");
    const review = open.find(({ stage }) => stage === "ProgrammeReview");
    for (const { stepId, form } of open) if (!form) await w.complete(stepId);
    if (review) {
      await answerByPage(review.stepId, profile(26, "sometimes"));
      break;
    }
    await w.cloud.advance("P20D");
  }
  const found = await w.ok<{ change: { areas: object[] } }>("GET", `/v1/children/${childId}/profile`);
  expect(found).toMatchObject({
    profiles: [
      {
        moment: "entry",
        areas: expect.arrayContaining([expect.objectContaining({ key: "overall", value: 0, band: "support" })]),
      },
      {
        moment: "review",
        areas: expect.arrayContaining([expect.objectContaining({ key: "overall", value: 1, band: "growing" })]),
      },
    ],
    change: { change: "improved" },
  });
  expect(found.change.areas).toContainEqual({ key: "mobility", title: { ru: "Движение", en: "Mobility" }, by: 1 });
  // The next cycle asks for no criteria and no entry again.
  const next = await w.route(routeId);
  expect(next).toMatchObject({ cycle: 2 });
  expect((await stepOf(routeId, "Intake")).form).toBeUndefined();
  await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "goals-reached" });
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/children/${childId}/profile`)).toMatchObject({
    profiles: [{ moment: "entry" }, { moment: "exit" }],
  });
  const everywhere = JSON.stringify([await heard(), await w.mails(), w.logs]);
  expect(everywhere).not.toContain("Тимоша");
  expect(await w.call("GET", `/v1/children/${childId}/profile`, undefined, centreOf(meeting))).toMatchObject({
    status: 403,
  });
});

it("counts what came of it: need, days to the first meeting, change, satisfaction, and quality from year to year", async () => {
  const ask = (model: string, subject: object) =>
    w.ok<ResponseView>("POST", "/v1/responses", { formId: forms[model], subject });
  for (const answer of ["yes", "rather-yes", "yes", "yes", "no"]) {
    const { url } = await ask("satisfaction", { kind: "nobody", municipality: "novokuznetsk" });
    const answers = Object.fromEntries(
      ["soon", "heard", "clear", "useful", "able", "recommend"].map((key) => [key, answer]),
    );
    await w.ok("POST", "/v1/forms/respond", { token: new URL(url!).hash.slice(1), action: "submit", answers }, "");
  }
  const assess = async (year: number, answer: string) => {
    const { responseId } = await ask("early-help-quality", { kind: "agency", agencyId: w.agencies.resourceCentre });
    const answers = Object.fromEntries(
      shipped["early-help-quality"].items.flatMap(({ key, kind }) => (kind === "choice" ? [[key, answer]] : [])),
    );
    await w.ok("POST", `/v1/responses/${responseId}/submit`, { answers: { ...answers, year } });
  };
  await assess(2025, "partly");
  await assess(2026, "yes");
  await w.cloud.settle();
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  const of = async (period: string) =>
    (await w.ok<{ computed: { totals: Record<string, number> } }>("GET", `/v1/indicators?period=${period}`)).computed
      .totals;
  expect(await of("2026")).toMatchObject({
    "need-assessed": 2,
    "need-found": 1,
    "first-meetings": 2,
    "first-meeting-days": 0,
    "early-help-ended": 2,
    "early-help-went-on": 0,
    "profiles-compared": 1,
    "profiles-improved-share": 100,
    "satisfaction-answers": 5,
    // (100 + 67 + 100 + 100 + 0) / 5
    satisfaction: 73.4,
    "services-assessed": 1,
    "early-help-quality": 100,
  });
  expect(await of("2025")).toMatchObject({ "services-assessed": 1, "early-help-quality": 50 });
});
