import * as Merging from "@marshrut/core/merging";
import { type ChildId, type MergingId, systemCtx, Unavailable } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answered } from "./erased.parts.ts";
import { canary, tenant, World } from "./world.ts";

// Two half-filled cards of one girl become one and, since it was a mistake, two again: over HTTP, by the functions' own rights.

let w: World;
let mine: string;
let other: string;
let routeId: string;
let form: Awaited<ReturnType<typeof answered>>;
/** What a card has of forms, and what their link shows. */
const formsOf = async (childId: string) => {
  const { items } = await w.ok<{ items: object[] }>("GET", `/v1/children/${childId}/responses`);
  const page = await w.ok("POST", "/v1/forms/respond", { token: form.token, action: "view" }, "");
  return { items, page };
};
const answers = { concern: true, worry: canary.reason };
const choose = { "person.surname": "this", "person.patronymic": "this", "person.birthDate": "other" };
const merge = (more: object = {}) => w.call("POST", `/v1/children/${mine}/merge`, { other, choose, ...more });

interface Found {
  items: { childId: string }[];
}
const found = async (query: string, who = "coordinator") =>
  (await w.ok<Found>("GET", `/v1/children?query=${encodeURIComponent(query)}`, undefined, who)).items.map(
    (i) => i.childId,
  );
const count = async () => {
  const { computed } = await w.ok<{ computed: { children: { children: number }[] } }>(
    "GET",
    "/v1/indicators?period=2026-Q1",
  );
  return computed.children.reduce((sum, row) => sum + row.children, 0);
};

beforeAll(async () => {
  w = await World.start();
  const { surname, givenName } = canary;
  const half = await w.ok<{ childId: string }>("POST", "/v1/children", {
    person: { surname: `${surname.slice(0, -1)}ва`, givenName, birthDate: "2014-11-24", sex: "female" },
    municipality: "novokuznetsk",
    representatives: [{ surname: canary.guardian, givenName: "Ольга", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
  });
  mine = half.childId;
  routeId = await w.openRoute({ beside: [mine] });
  other = w.childId;
  form = await answered(w, { concern: true, worry: canary.reason });
  const father = { account: "father", role: "representative" as const, tenant, name: "Семья" };
  await w.cloud.identity.registerAccount({ ...father, representative: w.representativeId as `rep_${string}` });
});
afterAll(() => w.close());

it("says what would be, and what stands against it", async () => {
  const { status, body } = await merge({ choose: {} });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: "proposed",
    carries: { consents: 1, instruments: 1, routes: 1 },
    differences: expect.arrayContaining([
      { field: "person.snils", other: canary.snils, taken: "other" },
      { field: "person.birthDate", this: "2014-11-24", other: canary.birthDate },
    ]),
    against: expect.arrayContaining([expect.objectContaining({ pointer: "/choose/person.birthDate" })]),
  });
  expect(await merge({ choose: {}, confirm: true })).toMatchObject({ status: 422, body: { code: "input.invalid" } });
  expect(await merge({ other: mine })).toMatchObject({ status: 422, body: { errors: [{ pointer: "/other" }] } });
  expect((await w.call("POST", `/v1/children/${mine}/merge`, { other }, "pmpk")).status).toBe(403);
});

it("makes one card, to which the old id leads, with all that hung on the other, and one child less in the figures", async () => {
  const token = await w.token("pmpc@example.org");
  const [step] = await w.stepsOf(routeId, "CommissionReview");
  await w.ok("POST", `/v1/steps/${step!.stepId}/hold`, { reason: canary.reason });
  const before = await count();
  const done = await merge({ confirm: true });
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { status: "done" } });
  await w.cloud.settle();
  const card = await w.ok("GET", `/v1/children/${mine}`);
  expect(card).toMatchObject({
    person: { birthDate: canary.birthDate, snils: canary.snils },
    representatives: [{ givenName: "Ольга" }, { givenName: "Пётр", phone: canary.phone }],
    formerNames: expect.arrayContaining([expect.objectContaining({ surname: canary.surname })]),
  });
  for (const path of ["", "/consents", "/instruments", "/routes", "/mergings"])
    expect(await w.call("GET", `/v1/children/${other}${path}`)).toMatchObject({
      status: 404,
      body: { code: "child.merged", current: { movedTo: mine } },
    });
  const instruments = await w.ok<{ items: object[] }>("GET", `/v1/children/${mine}/instruments`);
  expect(instruments.items).toMatchObject([{ number: canary.number, measures: [{ title: canary.measure }, {}] }]);
  const held = await w.ok("GET", `/v1/steps/${step!.stepId}`);
  expect(held).toMatchObject({ childId: mine, status: "on-hold" });
  expect(JSON.stringify(held)).toContain(canary.reason);
  expect((await w.respond({ token, action: "view" })).body).toMatchObject({ link: "live" });
  expect(await formsOf(mine)).toMatchObject({ items: [{ answers }], page: { status: "asked", answers } });
  expect(await found(canary.snils)).toEqual([mine]);
  expect(await found(canary.surname)).toEqual([mine]);
  expect((await w.ok<Found>("GET", "/v1/children", undefined, "father")).items).toMatchObject([{ childId: mine }]);
  expect([before, await count()]).toEqual([2, 1]);
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  expect(await merge({ confirm: true })).toMatchObject({ status: 404, body: { code: "child.merged" } });
});

it("is undone: both cards are as they were, and what came since about the route has gone with it", async () => {
  const undo = (confirm: boolean) => w.call("POST", `/v1/children/${mine}/unmerge`, { other, confirm });
  expect(await undo(false)).toMatchObject({ status: 200, body: { status: "proposed", against: [] } });
  expect(await undo(true)).toMatchObject({ status: 200, body: { status: "done" } });
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/children/${other}`)).toMatchObject({
    person: { surname: canary.surname, snils: canary.snils },
  });
  const card = await w.ok<{ person: object; formerNames: object[] }>("GET", `/v1/children/${mine}`);
  expect(card).toMatchObject({ representatives: [{ givenName: "Ольга" }], formerNames: [] });
  expect(card.person).not.toHaveProperty("snils");
  expect(await formsOf(other)).toMatchObject({ items: [{ answers }], page: { answers } });
  expect(await found(canary.snils)).toEqual([other]);
  const no = { disabled: false, "health-group": false, orphanage: false, hardship: false, peculiarities: false };
  const at = `/v1/responses/${form.responseId}`;
  expect(await w.ok("POST", `${at}/submit`, { answers: { ...no, ...answers } })).toMatchObject({
    scores: [{ key: "met", value: 1, band: "potential-need" }],
  });
  expect(await w.ok("GET", `${at}/questionnaire-response`)).toMatchObject({ status: "completed" });
  expect(await w.ok("POST", `${at}/reopen`, { reason: canary.reason })).toMatchObject({ status: "asked", answers });
  expect(await w.ok("POST", `${at}/close`, { reason: canary.reason })).toMatchObject({ status: "closed" });
  const routes = await w.ok<{ items: object[] }>("GET", `/v1/children/${other}/routes`);
  expect(routes.items).toMatchObject([{ routeId, status: "open" }]);
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  expect(await undo(true)).toMatchObject({ status: 422 });
});

it("when undone lets the route go on that it had ended, by the relay's own rights", async () => {
  const opened = await w.ok<{ routeId: string }>("POST", `/v1/children/${mine}/routes`, { template: "school-age" });
  await w.cloud.settle();
  const both = { choose: { ...choose, route: "other" }, confirm: true };
  expect(await merge(both)).toMatchObject({ status: 200, body: { status: "done" } });
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/routes/${opened.routeId}`)).toMatchObject({ status: "closed", reason: "other" });
  await w.ok("POST", `/v1/children/${mine}/unmerge`, { other, confirm: true });
  await w.cloud.settle();
  expect(await w.ok("GET", `/v1/routes/${opened.routeId}`)).toMatchObject({ status: "open", generation: 2 });
  await w.ok("POST", `/v1/routes/${opened.routeId}/close`, { reason: "other" });
  await w.cloud.settle();
});

it("is finished by the platform when the function that began it dies, and until then nobody changes a card", async () => {
  let left = 4;
  const { commit } = deps().bank;
  const bank = {
    ...deps().bank,
    commit: (writes: Parameters<typeof commit>[0]) =>
      left-- > 0 ? commit(writes) : Promise.reject(new Unavailable("killed")),
  };
  const dying = systemCtx({ ...deps(), bank }, tenant, "test");
  const wanted = { other: other as ChildId, choose, confirm: true } as Merging.MergeChildren;
  await expect(Merging.merge(dying, mine as ChildId, wanted)).rejects.toThrow("killed");
  const patch = { person: { address: "ул. Мира, 1" } };
  for (const childId of [mine, other])
    expect(await w.call("PATCH", `/v1/children/${childId}`, patch, "coordinator", { "if-match": "*" })).toMatchObject({
      status: 409,
      body: { code: "child.merging" },
    });
  await w.cloud.advance("PT20M");
  expect(await w.call("GET", `/v1/children/${other}`)).toMatchObject({ status: 404, body: { code: "child.merged" } });
  const { items } = await w.ok<{ items: { mergingId: MergingId; status: string }[] }>(
    "GET",
    `/v1/children/${mine}/mergings`,
  );
  expect(items.map(({ status }) => status)).toEqual(["done", "done", "done", "done", "done"]);
  expect(await found(canary.surname)).toEqual([mine]);
});
