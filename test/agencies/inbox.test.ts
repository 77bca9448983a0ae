import { type OrganisationPage, pageToken } from "@marshrut/core/digest";
import type { AgencyId } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentBody, ipraBody } from "../faults/parts/people.ts";
import { type OpenRoute, openRoute } from "../faults/parts/routes.ts";
import { ctx, tenant, World } from "./world.ts";

// The coordinator's day, over HTTP: six children whose commission has been asked.

let w: World;
const routes: OpenRoute[] = [];
const ids = () => routes.map((r) => r.reviewId);
const bucket = async (name: string, as = "coordinator", query = "") =>
  (
    await w.ok<{ items: { step?: { stepId: string }; expiring?: { what: string; id: string; childId: string } }[] }>(
      ...(["GET", `/v1/inbox?limit=100&bucket=${name}${query}`, undefined, as] as const),
    )
  ).items;
const stepsIn = async (name: string, as?: string, query?: string) =>
  (await bucket(name, as, query)).flatMap((i) => i.step?.stepId ?? []).toSorted();
interface Bulk {
  done: string[];
  unchanged: string[];
  refused: { stepId: string; code: string }[];
}
const bulk = (what: "remind" | "reassign", body: object) => w.ok<Bulk>("POST", `/v1/inbox/${what}`, body);
const subjects = async (to: string) => (await w.mails(to)).map((m) => m.subject);

beforeAll(async () => {
  w = await World.start("own", undefined, undefined, "PT24H");
  // Else the steps would be shared out between both commissions.
  const full = { services: [{ service: "*", state: "no-capacity" }] };
  await w.ok("PUT", `/v1/agencies/${w.agencies.pmpc2}/capacity`, full, "coordinator", { "if-match": "*" });
  for (let n = 0; n < 6; n++) routes.push(await openRoute(w, 900 + n));
  const account = { tenant, role: "coordinator", name: "Координатор" } as const;
  await w.cloud.identity.registerAccount({ ...account, account: "kemerovo", municipality: "kemerovo" });
});
afterAll(() => w.close());

describe("the buckets", () => {
  it("fill as days pass: no answer, week, today, overdue", async () => {
    expect(await stepsIn("no-answer")).toEqual([]);
    await w.cloud.advance("P4D");
    expect(await stepsIn("no-answer")).toEqual(ids().toSorted());
    expect(await stepsIn("week")).toEqual([]);
    const { dueDate } = await w.step(ids()[0]!);
    await w.cloud.advance("P11D");
    expect(await stepsIn("week")).toEqual(ids().toSorted());
    expect((await w.call("POST", `/v1/steps/${ids()[5]}/accept`, {}, "pmpk")).status).toBe(200);
    await w.call("POST", `/v1/steps/${ids()[4]}/reject`, { reason: "Нет логопеда." }, "pmpk");
    await w.cloud.settle();
    expect(await stepsIn("no-answer")).toEqual(ids().slice(0, 4).toSorted());
    expect(await stepsIn("rejected")).toEqual([ids()[4]]);
    const today = new Date(w.cloud.clock.now()).toISOString().slice(0, 10);
    await w.cloud.advance(`P${(Date.parse(dueDate) - Date.parse(today)) / 86_400_000}D`);
    expect(await stepsIn("today")).toEqual(ids().toSorted());
    await w.cloud.advance("P1D");
    expect([await stepsIn("today"), await stepsIn("overdue")]).toEqual([[], ids().toSorted()]);
  });

  it("count themselves, and group by organisation: whom to call", async () => {
    expect(await Tenant.isUpToDate(ctx()), "the reconciler has counted what was there").toBe(true);
    const counts = await w.ok<Record<string, { count: number; more: boolean }>>("GET", "/v1/inbox/counts");
    expect(counts).toMatchObject({
      overdue: { count: 6, more: false },
      rejected: { count: 1 },
      "no-answer": { count: 4 },
    });
    const { dueDate } = await w.step(ids()[0]!);
    const group = async (bucket: string, who = "coordinator") =>
      (await w.ok<{ items: object[] }>("GET", `/v1/inbox/agencies?bucket=${bucket}`, undefined, who)).items;
    const commission = { agencyId: w.agencies.pmpc, name: "pmpc" };
    expect(await group("overdue")).toEqual([{ ...commission, steps: 6, oldest: dueDate }]);
    expect(await group("rejected")).toEqual([{ ...commission, steps: 1, oldest: dueDate }]);
    expect(await group("no-answer")).toMatchObject([{ ...commission, steps: 4 }]);
    expect([await group("week"), await group("overdue", "kemerovo")]).toEqual([[], []]);
  });

  it("show what ends soon, of children with an open route", async () => {
    expect(await bucket("expiring")).toEqual([]);
    const { childId } = routes[0]!;
    const at = `/v1/children/${childId}`;
    const { representativeIds } = await w.ok<{ representativeIds: string[] }>("GET", at);
    const until = new Date(w.cloud.clock.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const consent = { ...consentBody(representativeIds[0]!), recipient: w.agencies.school, expiresOn: until };
    const { consentId } = await w.ok<{ consentId: string }>("POST", `${at}/consents`, consent);
    const ipra = { ...ipraBody(77), number: "77.1/2026", validTo: until };
    const { instrumentId } = await w.ok<{ instrumentId: string }>("POST", `${at}/instruments`, ipra);
    await w.cloud.settle();
    const ending = (await bucket("expiring")).map((i) => i.expiring!);
    expect(ending.map(({ what, id }) => [what, id]).toSorted()).toEqual([
      ["consent", consentId],
      ["instrument", instrumentId],
    ]);
    for (const one of ending) expect(one).toMatchObject({ childId, until, daysLeft: 20 });
  });

  it("are a coordinator's of that municipality, and nobody's who is no coordinator", async () => {
    expect(await stepsIn("overdue", "kemerovo")).toEqual([]);
    expect((await w.call("GET", "/v1/inbox", undefined, "pmpk")).status).toBe(403);
    expect(await stepsIn("overdue", "coordinator", `&agency=${w.agencies.school}`)).toEqual([]);
  });
});

it("an organisation answers many at once, on one page; the same again changes nothing", async () => {
  const link = { tenant, agencyId: w.agencies.pmpc as AgencyId, expiresAt: 4e9 };
  const token = await pageToken(ctx(), link);
  const page = () => w.call<OrganisationPage>("POST", "/v1/respond/organisation", { token }, "");
  const { agency, steps } = (await page()).body;
  expect([agency, steps.length]).toEqual(["pmpc", 5]); // one was rejected
  expect(new Set(steps.map((s) => s.child)).size).toBe(5);
  expect(steps.map((s) => s.measure)).toEqual(Array(5).fill(undefined)); // a commission carries no measure out
  const answers = steps
    .filter((s) => ids().slice(0, 4).includes(s.stepId))
    .map((s) => ({ token: s.token, action: "accept" }));
  const answer = () => w.call<{ items: { ok: boolean; code?: string }[] }>("POST", "/v1/respond/many", { answers }, "");
  expect((await answer()).body.items.map((i) => i.ok)).toEqual([true, true, true, true]);
  expect((await answer()).body.items.map((i) => i.code)).toEqual(Array(4).fill("link.used"));
  await w.cloud.settle();
  expect((await page()).body.steps.map((s) => s.status)).toEqual(Array(5).fill("accepted"));
});

describe("in bulk, and again", () => {
  it("reminds once a day: one mail, whoever asks and however often", async () => {
    const before = (await subjects("pmpc@example.org")).length;
    const stepIds = ids().slice(0, 4);
    const asked = await Promise.all([1, 2, 3].map(() => bulk("remind", { stepIds })));
    expect(asked.flatMap((a) => a.done).toSorted()).toEqual(stepIds.toSorted());
    expect(await bulk("remind", { stepIds })).toEqual({ done: [], unchanged: stepIds, refused: [] });
    await w.cloud.advance("PT8H");
    const mails = (await subjects("pmpc@example.org")).slice(before);
    expect(mails.filter((s) => s.startsWith("Ждут ответа"))).toHaveLength(1);
  });

  it("says of each row that it cannot, and does the others", async () => {
    const absent = `step_${"0".repeat(26)}`;
    const { done, refused } = await bulk("remind", { stepIds: [absent, ids()[5]!] });
    expect(refused).toEqual([{ stepId: absent, code: "not-found" }]);
    expect(done.length + refused.length).toBe(2);
    const asked = await w.call<Bulk>("POST", "/v1/inbox/remind", { stepIds: [ids()[0]] }, "kemerovo");
    expect(asked.body.refused).toEqual([{ stepId: ids()[0], code: "not-found" }]);
  });

  it("gives steps to another organisation once, with one request for each", async () => {
    const body = { stepIds: ids().slice(2, 5), agencyId: w.agencies.pmpc2, reason: "Комиссия закрыта на ремонт." };
    const before = (await subjects("pmpc2@example.org")).length;
    const both = await Promise.all([bulk("reassign", body), bulk("reassign", body)]);
    expect(both.flatMap((b) => b.done).toSorted()).toEqual(body.stepIds.toSorted());
    expect(both.flatMap((b) => b.refused)).toEqual([]);
    await w.cloud.settle();
    expect(await bulk("reassign", body)).toEqual({ done: [], unchanged: body.stepIds, refused: [] });
    await w.cloud.settle();
    expect(await subjects("pmpc2@example.org")).toHaveLength(before + 3);
    for (const stepId of body.stepIds)
      expect(await w.step(stepId)).toMatchObject({ agencyId: w.agencies.pmpc2, assignment: 2, status: "requested" });
  });

  it("gives nothing to an organisation that is closed", async () => {
    await w.ok("PATCH", `/v1/agencies/${w.agencies.pmpc2}`, { status: "closed" }, "coordinator", { "if-match": "*" });
    const { refused } = await bulk("reassign", { stepIds: [ids()[0]], agencyId: w.agencies.pmpc2 });
    expect(refused).toEqual([{ stepId: ids()[0], code: "agency.closed" }]);
  });
});

it("writes nobody in the tenant's quiet hours, and loses nothing: it leaves in the morning", async () => {
  await Tenant.configure(ctx(), { ...(await Tenant.load(ctx())), quietHours: { from: "20:00", to: "08:00" } });
  const local = new Date(w.cloud.clock.now() + 7 * 3_600_000).getUTCHours();
  await w.cloud.advance(`PT${(23 - local + 24) % 24}H`);
  const before = (await subjects("pmpc@example.org")).length;
  await openRoute(w, 950);
  expect(await subjects("pmpc@example.org")).toHaveLength(before);
  await w.cloud.advance("PT8H");
  expect(await subjects("pmpc@example.org")).toHaveLength(before);
  await w.cloud.advance("PT2H");
  const mails = (await subjects("pmpc@example.org")).slice(before);
  expect(mails.filter((s) => s.startsWith("Просим выполнить"))).toHaveLength(1);
});
