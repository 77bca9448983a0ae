import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agenciesOf, routeKinds, settingsOf } from "../../packages/core/test/worlds/region.ts";
import { expectingFamilies } from "./handovers.expected.ts";
import { canary, tenant, World } from "./world.ts";

// Who is responsible next, over HTTP and with the functions' own rights: a move between cities, a school that joins another on
// 1 September with forty children, and an eighteenth birthday; the days go by in this order.

let w: World;
/** Organisations of the other city. */
let there: Record<string, string>;
beforeAll(async () => {
  w = await World.start("own", "2025-08-30T09:00", undefined, "PT24H");
  const ctx = systemCtx(deps(), tenant, "test");
  const settings = settingsOf(w.cloud.urls.api);
  const retention = { expectedDays: 1, source: "Приказ № 3" };
  const kemerovo = { ...settings.municipalities[0]!, key: "kemerovo", coordinatorEmail: "kem@example.org" };
  await Tenant.configure(ctx, { ...settings, retention, municipalities: [...settings.municipalities, kemerovo] });
  const moved = (name: string) => ({
    municipality: "kemerovo",
    contacts: [{ email: `${name}-kem@example.org`.toLowerCase() }],
  });
  there = await agenciesOf(ctx, routeKinds, 1, moved);
  await w.cloud.settle();
});
afterAll(() => w.close());

interface Made {
  childId: string;
  representativeIds: string[];
}
const card = (person: object, more: object = {}) => ({
  person: {
    surname: canary.surname,
    givenName: canary.givenName,
    birthDate: canary.birthDate,
    sex: "female",
    ...person,
  },
  municipality: "novokuznetsk",
  representatives: [{ surname: canary.guardian, givenName: "Пётр", relation: "parent", phone: canary.phone }],
  disability: true,
  educationalNeeds: false,
  attachments: { school: w.agencies.school, health: w.agencies.health, social: w.agencies.social },
  ...more,
});
const consent = (childId: string, representativeId: string, signedOn = "2025-08-30") =>
  w.call<{ consentId: string }>("POST", `/v1/children/${childId}/consents`, {
    representativeId,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn,
    expiresOn: "2028-08-30",
  });
const patch = (path: string, body: object) => w.ok("PATCH", path, body, "coordinator", { "if-match": "*" });
async function withRoute(person: object, template: string, school = w.agencies.school) {
  const { health, social } = w.agencies;
  const body = card(person, { attachments: { school, health, social } });
  const { childId, representativeIds } = await w.ok<Made>("POST", "/v1/children", body);
  const given = await consent(childId, representativeIds[0]!);
  expect(given.status).toBe(201);
  const { routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, { template });
  await w.cloud.settle();
  return { childId, routeId, representativeId: representativeIds[0]!, given: given.body };
}
interface Summary {
  handoverId: string;
  kind: string;
  childId: string;
  steps: { stepId: string; agencyId: string; agencyKind: string; elsewhere: boolean }[];
  candidates: { agencyKind: string; agencies: { agencyId: string }[] }[];
}
const handovers = async (query = "") => (await w.ok<{ items: Summary[] }>("GET", `/v1/handovers${query}`)).items;
const tasks = async (childId: string) => {
  const { items } = await w.ok<{ items: { task: { kind: string; childId?: string } }[] }>(
    "GET",
    "/v1/inbox?bucket=tasks",
  );
  return items.filter(({ task }) => task.childId === childId).map(({ task }) => task.kind);
};

interface Totals {
  children: number;
  "routes-open": number;
}
/** The one child that there is lives in the other city now, with its route: there it counts, and the parts are the whole. */
async function movedInFigures(): Promise<void> {
  const { computed } = await w.ok<{
    computed: { totals: Totals; byMunicipality: Record<string, Totals>; basis: { ru: string } };
  }>("GET", "/v1/indicators?period=2025-Q3");
  expect(computed.basis.ru).toContain("Дети, открытые маршруты и просроченные шаги — на 30 августа 2025");
  expect(computed.totals).toMatchObject({ children: 1, "routes-open": 1 });
  expect(computed.byMunicipality.kemerovo).toMatchObject({ children: 1, "routes-open": 1 });
  const former = computed.byMunicipality.novokuznetsk;
  expect([former?.children ?? 0, former?.["routes-open"] ?? 0]).toEqual([0, 0]);
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
}

describe("a move between cities", () => {
  it("is taken over by the other one, step by step, once, and until then stays with the former", async () => {
    const { childId, routeId } = await withRoute({}, "school-age");
    await patch(`/v1/children/${childId}`, { municipality: "kemerovo" });
    await w.cloud.settle();
    const [proposed] = await handovers("?municipality=kemerovo");
    expect(proposed).toMatchObject({ kind: "municipality", childId, routeId });
    expect(await handovers("?municipality=novokuznetsk")).toEqual([]);
    expect(await handovers("?municipality=novokuznetsk&side=from")).toHaveLength(1);
    expect(await w.ok("GET", "/v1/inbox/counts")).toMatchObject({ handovers: { count: 1, more: false } });
    const path = `/v1/handovers/${proposed!.handoverId}`;
    const { steps, candidates } = await w.ok<Summary>("GET", path);
    expect(steps).toMatchObject([{ agencyId: w.agencies.pmpc, agencyKind: "pmpc", elsewhere: true }]);
    expect(candidates).toMatchObject([{ agencyKind: "pmpc", agencies: [{ agencyId: there.pmpc }] }]);
    const { stepId } = steps[0]!;
    expect((await w.call("POST", `${path}/accept`, {})).status).toBe(422);
    const accept = { choices: [{ stepId, agencyId: there.pmpc }] };
    const both = await Promise.all([1, 2].map(() => w.call("POST", `${path}/accept`, accept)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      code: "handover.closed",
      current: { status: "accepted", decidedBy: "coordinator:coordinator" },
    });
    await w.cloud.settle();
    expect(await w.step(stepId)).toMatchObject({ agencyId: there.pmpc, assignment: 2, status: "requested" });
    expect(await w.history(routeId)).toEqual(expect.arrayContaining(["route.moved", "step.moved", "step.reassigned"]));
    expect(await w.respond({ token: await w.token("pmpc-kem@example.org"), action: "view" })).toMatchObject({
      body: { link: "live" },
    });
    await movedInFigures();
    for (const { text, subject } of await w.mails("kem@example.org"))
      expect(`${subject}${text}`).not.toMatch(new RegExp(`${canary.surname}|${canary.givenName}`));
  });

  it("takes along how the child is to be taught: the school there reads and answers it, the former one no more", async () => {
    const school = { tenant, role: "specialist", name: "Школа" } as const;
    await w.cloud.identity.registerAccount({ ...school, account: "school-kem", agency: there.school! });
    const { childId, routeId } = await withRoute({ givenName: "Лидия", birthDate: "2013-04-05" }, "school-age");
    await w.ok("POST", `/v1/children/${childId}/instruments`, {
      kind: "pmpk",
      number: "18",
      issuer: "ПМПК",
      validFrom: "2025-08-29",
      term: "indefinite",
      educationalNeeds: true,
      study: { variant: "7.1", conditions: ["tutor"] },
      measures: [{ block: "education", title: canary.measure }],
    });
    const [review] = await w.stepsOf(routeId, "CommissionReview");
    await w.complete(review!.stepId);
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    const { stepId } = (await w.stepsOf(routeId, "EducationRoute"))[0]!;
    const read = (as: string) => w.call("GET", `/v1/steps/${stepId}/child`, undefined, as);
    const study = { study: { variant: "7.1", conditions: ["tutor"] }, recommendations: [canary.measure] };
    expect(await read("school-1")).toMatchObject({ status: 200, body: study });
    expect((await read("school-kem")).status).toBeGreaterThanOrEqual(403);

    await patch(`/v1/children/${childId}`, { municipality: "kemerovo" });
    await w.cloud.settle();
    const { handoverId } = (await handovers("?municipality=kemerovo")).find((one) => one.childId === childId)!;
    const path = `/v1/handovers/${handoverId}`;
    const { steps } = await w.ok<Summary>("GET", path);
    const choices = steps.map((step) => ({ stepId: step.stepId, agencyId: there[step.agencyKind] }));
    await w.ok("POST", `${path}/accept`, { choices });
    await w.cloud.settle();
    expect(await read("school-kem")).toMatchObject({ status: 200, body: study });
    const answer = { result: "performed", study: [{ condition: "tutor", state: "provided" }] };
    const say = (as: string) => w.call("POST", `/v1/steps/${stepId}/complete`, answer, as);
    const refused = [(await read("school-1")).body.code, (await say("school-1")).body.code];
    expect(refused).toEqual(["not-found", "not-found"]);
    expect((await say("school-kem")).status).toBe(200);
    await w.cloud.settle();
    const { computed } = await w.ok<{ computed: { byMunicipality: Record<string, Record<string, number>> } }>(
      "GET",
      "/v1/indicators?period=2025-Q3",
    );
    const counted = ["kemerovo", "novokuznetsk"].map((city) =>
      ["children-study", "children-study-provided"].map((key) => computed.byMunicipality[city]?.[key] ?? 0),
    );
    expect(counted).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});

describe("a school that joins another on 1 September", () => {
  it("leaves it forty children, the steps where they are, and its name in the past", async () => {
    const { school, school2 } = w.agencies as { school: string; school2: string };
    const { childId, routeId } = await withRoute({ givenName: "Марфа" }, "school-age");
    const [review] = await w.stepsOf(routeId, "CommissionReview");
    await w.complete(review!.stepId);
    await w.ok("POST", `/v1/routes/${routeId}/plan/approve`);
    await w.cloud.settle();
    const asked = (await w.openSteps(routeId)).filter(({ agencyId }) => agencyId === school);
    expect(asked.length).toBeGreaterThan(0);
    await w.ok("POST", `/v1/steps/${asked[0]!.stepId}/accept`, {}, "school-1");
    await w.cloud.settle();
    const token = await w.token("school@example.org");
    // Names that nobody takes for one another: whoever is alike is asked about first.
    const [heads, tails] = [
      ["Бар", "Вет", "Гро", "Дук", "Жил", "Зюз", "Кам", "Лыч", "Мох", "Пест", "Руб", "Тюр", "Шаф"],
      ["сукова", "ягина", "одеева"],
    ];
    const rows = heads.flatMap((head, n) =>
      tails.map((tail, m) => card({ surname: head + tail, birthDate: `201${m + 2}-0${(n % 9) + 1}-${10 + n + m}` })),
    );
    const { registered } = await w.ok<{ registered: { childId: string }[] }>("POST", "/v1/children/imports", { rows });
    expect(registered).toHaveLength(39);
    // It is somebody's guardian as well.
    const guardian = { surname: "Орлова", givenName: "Вера", relation: "institution", agencyId: school };
    const ward = { ...card({ surname: "Щегловская", birthDate: "2016-02-03" }), representatives: [guardian] };
    const { childId: wardId } = await w.ok<{ childId: string }>("POST", "/v1/children", ward);
    await w.cloud.advance("P2D");
    await patch(`/v1/agencies/${school}`, { status: "closed", closedOn: "2025-09-01", successorId: school2 });
    await w.cloud.settle();
    for (const { stepId, dueDate } of asked)
      expect(await w.step(stepId)).toMatchObject({
        agencyId: school2,
        assignment: 2,
        dueDate,
        formerAgencies: [school],
      });
    expect(await w.step(asked[0]!.stepId)).toMatchObject({ status: "accepted" });
    for (const id of [childId, ...registered.map((one) => one.childId)])
      expect(await w.ok("GET", `/v1/children/${id}`)).toMatchObject({ attachments: { school: school2 } });
    expect(await w.ok("GET", `/v1/children/${wardId}`)).toMatchObject({ representatives: [{ agencyId: school2 }] });
    expect(await w.respond({ token, action: "view" })).toMatchObject({ body: { link: "dead" } });
    expect((await w.call("GET", `/v1/steps/${asked[0]!.stepId}`, undefined, "school-1")).status).toBe(403);
    expect((await handovers()).filter(({ kind }) => kind === "organisation")).toEqual([]);
    // One letter for all, in the day's digest.
    await w.cloud.advance("P1D");
    const told = (await w.mails("school2@example.org")).filter(({ subject }) => subject.startsWith("Ждут ответа"));
    expect(told).toHaveLength(1);
  });
});

describe("an eighteenth birthday", () => {
  it("is announced, ends the parents' consent that day, and the own one goes on", async () => {
    const person = { givenName: "Вера", birthDate: "2007-10-01" };
    const { childId, routeId, representativeId, given } = await withRoute(
      person,
      "transition-to-adulthood",
      w.agencies.school2,
    );
    expect(given).toMatchObject({ expiresOn: "2025-09-30", cut: { signedUntil: "2028-08-30", because: "of-age" } });
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    expect(await tasks(childId)).toEqual(["coming-of-age"]);
    await w.cloud.advance("P28DT2H");
    await w.cloud.settle();
    expect((await tasks(childId)).toSorted()).toEqual(["coming-of-age", "consent-needed"]);
    expect((await handovers()).filter((one) => one.childId === childId)).toMatchObject([{ kind: "age" }]);
    const { items } = await w.ok<{ items: object[] }>("GET", `/v1/children/${childId}/consents`);
    expect(items).toMatchObject([{ status: "ended", because: "of-age" }]);
    const resting = await w.openSteps(routeId);
    expect(resting.map(({ status, holdReason }) => [status, holdReason])).toEqual([["on-hold", "consent"]]);
    expect((await consent(childId, representativeId, "2025-10-01")).status).toBe(422);
    const self = { surname: canary.surname, givenName: "Вера", relation: "self" };
    const { representativeIds } = (await patch(`/v1/children/${childId}`, {
      addRepresentatives: [self],
    })) as unknown as Made;
    expect((await consent(childId, representativeIds.at(-1)!, "2025-10-01")).status).toBe(201);
    await w.cloud.settle();
    expect((await w.openSteps(routeId))[0]).not.toMatchObject({ status: "on-hold" });
    expect(await tasks(childId)).toEqual(["coming-of-age"]);
  });
});

expectingFamilies(() => w, { handovers, tasks, consent });
