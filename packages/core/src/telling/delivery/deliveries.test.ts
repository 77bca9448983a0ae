import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family, specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { type AgencyId, type Ctx, newId, type RouteId, type StepId } from "../../ground/shared/index.ts";
import { memoryFiles } from "../../ground/shared/memory/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Retention from "../retention/index.ts";
import type { Delivery } from "./delivery.ts";
import * as Deliveries from "./index.ts";

// Whose letters somebody sees, and what of them.

const absent = { code: "not-found" };
let w: RouteWorld;
let routeId: RouteId;
let step: Step.StepView;
const commission = () => w.as(specialist(step.agencyId as AgencyId));
const city = (municipality: string) => w.as({ kind: "coordinator", municipality });

/** A letter as it was kept when it had gone. */
async function letter(
  over: Partial<Delivery> & { audience?: "agency" | "coordinator" },
): Promise<Delivery["deliveryId"]> {
  const eventId = newId("event", w.ctx.now().epochMilliseconds);
  const deliveryId = Deliveries.deliveryIdOf(eventId, over.audience ?? "agency");
  const sent = { to: "office@example.org", attempts: 1, createdAt: w.ctx.now().toString(), status: "sent" } as const;
  await Deliveries.write(
    w.ctx,
    { deliveryId, eventId, audience: "agency", kind: "request", ...sent, ...over },
    undefined,
  );
  return deliveryId;
}
const sees = async (ctx: Ctx, id: Delivery["deliveryId"]): Promise<boolean> => {
  const found = await Deliveries.get(ctx, id).catch((error: unknown) => {
    expect(error).toMatchObject(absent);
    return undefined;
  });
  const { items } = await Deliveries.find(ctx, { limit: 100 });
  expect(items.some(({ deliveryId }) => deliveryId === id)).toBe(found !== undefined);
  return found !== undefined;
};

beforeEach(async () => {
  w = await routeWorld();
  await w.consent();
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  step = Object.values(await stepsOf(w, routeId))[0]!;
});

describe("a letter to an organisation", () => {
  it("is its own and its staff's, and nobody else's", async () => {
    const agencyId = step.agencyId as AgencyId;
    const id = await letter({ agencyId, municipality: "novokuznetsk" });
    for (const ctx of [w.ctx, city("novokuznetsk"), commission()]) expect(await sees(ctx, id)).toBe(true);
    const others = [
      city("kemerovo"),
      w.as(specialist(w.agencies.school!)),
      w.as(family("rep_01JNE0000000000000000000AA")),
    ];
    for (const ctx of others) expect(await sees(ctx, id)).toBe(false);
    expect((await Deliveries.find(commission(), { agency: w.agencies.school! })).items).toEqual([]);
    expect((await Deliveries.find(commission(), { agency: agencyId })).items.map((one) => one.deliveryId)).toContain(
      id,
    );
    expect((await Deliveries.find(w.ctx, { agency: w.agencies.school! })).items).toEqual([]);
    expect((await Deliveries.find(w.ctx, { agency: agencyId })).items.map(({ deliveryId }) => deliveryId)).toContain(
      id,
    );
  });

  it("is the business of the organisation's city too, where it is about another one's child", async () => {
    const there = await agencyOf(w.ctx, "school", "Школа Кемерова", {
      municipality: "kemerovo",
      contacts: [{ email: "kem@example.org" }],
    });
    const about = await letter({ agencyId: there, municipality: "novokuznetsk" });
    const get = (ctx: Ctx) => Deliveries.get(ctx, about);
    for (const ctx of [city("kemerovo"), city("novokuznetsk")]) await expect(get(ctx)).resolves.toMatchObject({});
    await expect(get(city("prokopyevsk"))).rejects.toMatchObject(absent);
    const toNobody = await letter({ audience: "coordinator", municipality: "novokuznetsk" });
    await expect(Deliveries.get(city("kemerovo"), toNobody)).rejects.toMatchObject(absent);
  });

  it("is no longer of an organisation that has closed, and one to the coordinator never was", async () => {
    const agencyId = step.agencyId as AgencyId;
    const [own, aside] = [
      await letter({ agencyId, municipality: "novokuznetsk" }),
      await letter({ agencyId, audience: "coordinator", municipality: "novokuznetsk" }),
    ];
    expect([await sees(commission(), own), await sees(commission(), aside)]).toEqual([true, false]);
    expect(await sees(w.ctx, aside)).toBe(true);
    await Agency.patch(w.ctx, agencyId, { status: "closed" });
    expect(await sees(commission(), own)).toBe(false);
    await expect(Deliveries.get(w.ctx, "delivery_nonsense" as Delivery["deliveryId"])).rejects.toMatchObject(absent);
  });
});

it("is found by what it is about", async () => {
  const asked = await letter({ kind: "report-returned", municipality: "novokuznetsk" });
  await letter({ kind: "digest", municipality: "novokuznetsk" });
  const { items } = await Deliveries.find(w.ctx, { kind: "report-returned" });
  expect(items.map(({ deliveryId }) => deliveryId)).toEqual([asked]);
});

describe("what a letter was about", () => {
  const about = () => ({
    agencyId: step.agencyId as AgencyId,
    municipality: "novokuznetsk",
    childId: w.childId,
    routeId,
    stepId: step.stepId as StepId,
  });
  /** Who looked at letters about the child, by its log. */
  const looks = async (): Promise<string[]> =>
    (await w.ctx.bank.list<{ by: string; action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`)).items
      .filter(({ data }) => data.action === "delivery.read")
      .map(({ data }) => data.by);

  it("is told to the organisation that has the step, while consent lasts, and is then on record with the child", async () => {
    const id = await letter(about());
    const mine = { stepId: step.stepId, routeId };
    expect(await Deliveries.get(commission(), id)).toMatchObject(mine);
    expect(await looks()).toEqual(["specialist:specialist"]);
    await Step.reassign(w.ctx, step.stepId as StepId, { agencyId: w.agencies.pmpc2! });
    await w.settle();
    const { stepId, routeId: route } = await Deliveries.get(commission(), id);
    expect([stepId, route]).toEqual([undefined, undefined]);
    expect(await looks()).toEqual(["specialist:specialist"]);
    expect(await Deliveries.get(w.ctx, id)).toMatchObject(mine);
    expect((await looks()).toSorted()).toEqual(["coordinator:coordinator", "specialist:specialist"]);
  });

  it("of no child is on record with none, and keeps what it names beside a step", async () => {
    const none = await letter({ agencyId: step.agencyId as AgencyId, municipality: "novokuznetsk" });
    await Deliveries.get(commission(), none);
    await Deliveries.get(w.ctx, none);
    expect(await looks()).toEqual([]);
    const { stepId: _, ...ofRoute } = about();
    const id = await letter(ofRoute);
    expect(await Deliveries.get(commission(), id)).toMatchObject({ routeId });
    expect(await looks()).toEqual(["specialist:specialist"]);
  });
});

describe("a letter whose term is over", () => {
  const system = () => w.as({ kind: "system", id: "schedule" });
  const round = () => Retention.round(system(), memoryFiles());
  const kept = async (id: Delivery["deliveryId"]) =>
    (await w.ctx.bank.list("records", `T#kuzbass#DELIVERY#${id}`)).items.length;

  it("goes with its attempts on the day, the usual five years or the region's own; one that is under way stays", async () => {
    const sent = await letter({});
    const waits = await letter({ status: "queued" });
    const found = (await Deliveries.load(w.ctx, sent))!;
    const attempt = { n: 1, at: w.ctx.now().toString(), to: "office@example.org" };
    await Deliveries.write(w.ctx, found.data, found, { attempt });
    expect(await kept(sent)).toBe(2);
    w.moveTo("2030-03-03T04:00:00Z");
    expect(await round()).toBe(0);
    w.moveTo("2030-03-04T05:00:00Z");
    expect(await round()).toBeGreaterThan(0);
    expect([await kept(sent), await kept(waits)]).toEqual([0, 1]);
    expect(await round()).toBe(0);
    const { items } = await w.ctx.bank.list<{ action: string; detail: object }>("audit", "T#kuzbass#AUDIT#tenant");
    expect(items.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ action: "delivery.expired", detail: expect.objectContaining({ deliveryId: sent }) }),
    );

    const later = await letter({});
    const settings = await Tenant.load(w.ctx);
    const own = { ...settings, retention: { mailYears: 1, source: "Номенклатура дел" } };
    await Tenant.configure(w.as({ kind: "admin" }), own);
    w.moveTo("2031-03-04T04:59:00Z");
    expect(await round()).toBe(0);
    w.moveTo("2031-03-05T05:00:00Z");
    expect(await round()).toBe(1);
    expect(await kept(later)).toBe(0);
  });
});
