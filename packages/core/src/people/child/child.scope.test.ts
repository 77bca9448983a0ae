import { beforeEach, describe, expect, it } from "vitest";
import { childOf } from "../../../test/worlds/region.ts";
import { family, specialist, type World, world } from "../../../test/worlds/tenant.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import { stored } from "./child.scope.ts";
import type { ChildRecord } from "./child.ts";
import * as Child from "./index.ts";
import { openRouteKey, routeKey } from "./keeper.ts";

// Who may see a card, change it, and what of one that is no more: each question by itself.

const absent = { code: "not-found" };
let w: World;
let record: ChildRecord;
let ctx: Ctx;
const nobody = `child_${"0".repeat(26)}` as const;
const city = (municipality: string) => w.as({ kind: "coordinator", municipality });

/** The card as an act would leave it. */
async function become(over: Partial<ChildRecord>): Promise<void> {
  const { version: expect, ...before } = await stored(ctx, record.childId);
  record = { ...before.data, ...over };
  await ctx.bank.commit([{ put: { ...before, data: record }, expect }]);
}

beforeEach(async () => {
  w = await world();
  ctx = w.ctx;
  const { childId } = await childOf(ctx, { surname: "Соловьёва", givenName: "Анна", birthDate: "2015-04-12" });
  record = (await stored(ctx, childId)).data;
});

describe("a card that is there", () => {
  it("is seen by its staff and its family, and changed by its staff alone", async () => {
    const own = w.as(family(record.representativeIds[0]!));
    for (const one of [ctx, city("novokuznetsk"), own])
      await expect(Child.visible(one, record.childId)).resolves.toMatchObject({ record });
    for (const one of [ctx, city("novokuznetsk")])
      await expect(Child.governed(one, record.childId)).resolves.toMatchObject({ record });
    await expect(Child.governed(own, record.childId)).rejects.toMatchObject(absent);
    expect([await Child.isOwn(own, record), await Child.isOwn(ctx, record)]).toEqual([true, false]);
  });

  it("is absent to everybody else, as one that never was", async () => {
    const others = [
      city("kemerovo"),
      w.as({ kind: "admin" }),
      w.as(specialist("agency_01JNE0000000000000000000AA")),
      w.as(family("rep_01JNE0000000000000000000AA")),
    ];
    for (const other of others)
      for (const ask of [Child.visible, Child.governed])
        await expect(ask(other, record.childId)).rejects.toMatchObject(absent);
    for (const ask of [Child.visible, Child.governed, Child.load, Child.standing, stored])
      await expect(ask(ctx, nobody)).rejects.toMatchObject(absent);
  });

  it("is the business of where it lives, and of where its open route is kept", async () => {
    const { childId } = record;
    const isGoverned = (one: Ctx) => Child.isGoverned(one, { childId });
    expect(await isGoverned(city("kemerovo"))).toBe(false);
    const routeId = `route_${"0".repeat(26)}` as const;
    const keep = (key: ReturnType<typeof routeKey>, data: object) =>
      ctx.bank.commit([{ put: { key, kind: "route", data }, expect: "any" }]);
    await keep(openRouteKey(ctx.tenant, childId), { routeId });
    await keep(routeKey(ctx.tenant, routeId), { municipality: "kemerovo" });
    expect([await isGoverned(city("kemerovo")), await isGoverned(city("novokuznetsk"))]).toEqual([true, true]);
    expect(await isGoverned(city("prokopyevsk"))).toBe(false);
  });

  it("that has gone elsewhere leaves what was done for it to where it was done", async () => {
    const { childId } = record;
    await become({ municipality: "kemerovo" });
    const done = { childId, municipality: "novokuznetsk" };
    expect(await Child.isGoverned(city("novokuznetsk"), done)).toBe(true);
    expect(await Child.isGoverned(city("novokuznetsk"), { childId })).toBe(false);
    expect(await Child.isGoverned(city("kemerovo"), done)).toBe(true);
    // Of a child whose card is gone, too.
    expect(await Child.isGoverned(city("novokuznetsk"), { childId: nobody, municipality: "novokuznetsk" })).toBe(true);
    expect(await Child.isGoverned(city("novokuznetsk"), { childId: nobody, municipality: "kemerovo" })).toBe(false);
  });
});

const ends = {
  merged: { over: () => ({ mergedInto: { childId: heir, mergingId: "merging_1" } }), code: "child.merged" },
  erased: { over: () => ({ erasure: { status: "erased", at: "2025-03-03T05:00:00Z" } }), code: "child.erased" },
} as const;
let heir: string;

describe.each(Object.entries(ends))("a card that was %s", (_, { over, code }) => {
  beforeEach(async () => {
    heir = (await childOf(ctx, { surname: "Соловьёва", givenName: "Анна", birthDate: "2015-04-13" })).childId;
    await become(over() as unknown as Partial<ChildRecord>);
  });

  it("says so to whoever might see it, whatever they ask", async () => {
    const own = w.as(family(record.representativeIds[0]!));
    for (const ask of [Child.visible, Child.governed, Child.standing, Child.mustStand])
      await expect(ask(ctx, record.childId)).rejects.toMatchObject({ code });
    for (const ask of [Child.visible, Child.mustStand])
      await expect(ask(own, record.childId)).rejects.toMatchObject({ code });
    for (const ask of [Child.mustBeSettled, Child.mustBeHere])
      expect(() => ask(record)).toThrow(expect.objectContaining({ code }));
  });

  it("is asked for among many: each by the card that goes on for it", async () => {
    const heirOf = await Child.heirsOf(ctx, [record.childId, nobody]);
    const goesOn = code === "child.merged" ? heir : record.childId;
    expect([record.childId, nobody].map(heirOf)).toEqual([goesOn, nobody]);
    const once = await Child.heirsOf(ctx, [nobody, record.childId, heir as ChildRecord["childId"]]);
    expect([record.childId, heir as ChildRecord["childId"]].map(once)).toEqual([goesOn, heir]);
  });

  it("is absent to everybody else", async () => {
    for (const ask of [Child.visible, Child.governed])
      await expect(ask(city("kemerovo"), record.childId)).rejects.toMatchObject(absent);
    await expect(Child.mustStand(city("kemerovo"), record.childId)).resolves.toBeUndefined();
    await expect(Child.mustStand(ctx, nobody)).resolves.toBeUndefined();
  });
});

it("a card that is being merged, or of a child who left, takes nothing new", () => {
  expect(() => Child.mustBeHere(record)).not.toThrow();
  const merging = { ...record, merging: "merging_1" } as ChildRecord;
  for (const ask of [Child.mustBeSettled, Child.mustBeHere])
    expect(() => ask(merging)).toThrow(expect.objectContaining({ code: "child.merging" }));
  const left = { ...record, status: "left" } as ChildRecord;
  expect(() => Child.mustBeSettled(left)).not.toThrow();
  expect(() => Child.mustBeHere(left)).toThrow(expect.objectContaining({ code: "child.left" }));
});
