import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import * as Employment from "@marshrut/core/employment";
import * as Enrolment from "@marshrut/core/enrolment";
import * as Indicator from "@marshrut/core/indicator";
import * as Instrument from "@marshrut/core/instrument";
import * as Navigator from "@marshrut/core/navigator";
import * as Occasion from "@marshrut/core/occasion";
import { type ChildId, type Ctx, type DataBank, systemCtx, Unavailable } from "@marshrut/core/shared";
import { memoryBank, memoryFiles, memoryKeyring } from "@marshrut/core/shared/memory";
import * as Slot from "@marshrut/core/slot";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { linkedAccounts } from "./accounts.ts";
import { children } from "./children.ts";
import { loadRegion } from "./load.ts";
import { loadOpen, loadServices } from "./missing.ts";
import { firstSchoolKey } from "./organisations.ts";
import { papersOf } from "./papers.ts";

const publicUrl = "http://127.0.0.1:4280";
const keys = memoryKeyring();
let now = Temporal.Instant.from("2026-01-12T05:00:00Z");
const seenBy = (bank: DataBank): Ctx => systemCtx({ bank, keys, now: () => now, scanner: undefined }, "pilot", "pilot");
const today = Temporal.PlainDate.from("2026-01-12");

/** Every child and organisation of the store, and how many papers. */
async function contents(ctx: Ctx) {
  const childIds = (await ctx.bank.find<{ childId: ChildId }>("gsi2", "T#pilot#CHILDREN")).items.map(
    (s) => s.data.childId,
  );
  const each = await Promise.all(
    childIds.map(async (id) => [await Consent.listFor(ctx, id), await Instrument.listFor(ctx, id)] as const),
  );
  const agencies = (await Agency.find(ctx, {})).items;
  return {
    children: childIds.length,
    agencies: agencies.length,
    consents: each.reduce((sum, [c]) => sum + c.length, 0),
    ipras: each.reduce((sum, [, i]) => sum + i.length, 0),
  };
}

const expected = (n: number) => {
  const papers = [...children(n, today)].map((c) => papersOf(c, today));
  return {
    children: n,
    agencies: 219,
    consents: papers.filter((p) => p.consent).length,
    ipras: papers.filter((p) => p.ipra).length,
  };
};

describe("loading the region", () => {
  it("given an empty store, when 30 children are loaded twice, then there are 30, with their papers", async () => {
    const ctx = seenBy(memoryBank());
    const first = await loadRegion(ctx, { children: 30, publicUrl });
    expect(first.added).toEqual({ organisations: 219, children: 30 });
    const second = await loadRegion(ctx, { children: 30, publicUrl });
    expect(second).toEqual({ ...first, added: { organisations: 0, children: 0 } });
    expect(await contents(ctx)).toEqual(expected(30));
  });

  it("given 30 children, when more are wanted, then the others are added; fewer take none away", async () => {
    const ctx = seenBy(memoryBank());
    await loadRegion(ctx, { children: 30, publicUrl });
    expect((await loadRegion(ctx, { children: 150, publicUrl })).added.children).toBe(120);
    expect((await loadRegion(ctx, { children: 10, publicUrl })).added.children).toBe(0);
    expect(await contents(ctx)).toEqual(expected(150));
  });

  it("given a loading, when its family is looked at, then it goes to the first school and the accounts stand for it", async () => {
    const ctx = seenBy(memoryBank());
    const loaded = await loadRegion(ctx, { children: 1, publicUrl });
    const { record, representatives } = await Child.get(ctx, loaded.family!.childId);
    expect(record.attachments.school).toBe(loaded.agencies.get(firstSchoolKey));
    expect(representatives[0]!.representativeId).toBe(loaded.family!.representativeId);
    expect(linkedAccounts(loaded)).toHaveLength(3);
    expect(await Instrument.inForce(ctx, record.childId, "ipra", today)).toBeDefined();
  });

  it("given children, when services are loaded twice, then list, enrolments, sessions and work are there once", async () => {
    const ctx = seenBy(memoryBank());
    const files = memoryFiles();
    await loadRegion(ctx, { children: 0, publicUrl });
    expect(await loadServices(ctx, files)).toEqual({ listed: 9, enrolled: 0, placed: 0 });
    await loadRegion(ctx, { children: 60, publicUrl });
    expect(await loadServices(ctx, files)).toEqual({ listed: 9, enrolled: 21, placed: 1 });
    expect(await loadServices(ctx, files)).toBeUndefined();
    const { items } = await Enrolment.find(ctx, { limit: 100 });
    expect(items).toHaveLength(21);
    // From September to December; of every other child December is still to be told.
    expect(items.map(({ months }) => months.length).toSorted()).toEqual([...Array(9).fill(3), ...Array(12).fill(4)]);
    expect(items.every(({ goals }) => goals[0]?.measured.length === 1)).toBe(true);
    const [placed] = (await Employment.findPlacements(ctx, {})).items;
    expect(placed).toMatchObject({ kind: "job", from: "2025-09-12", status: "placed" });
    expect((await Employment.findSeekers(ctx, { status: "looking" })).items).toHaveLength(2);
    // And figures show it: two of three services stand in the list.
    await Indicator.rebuild(ctx);
    expect((await Indicator.figures(ctx, "2025", today)).totals).toMatchObject({
      "help-given": 21,
      "help-listed": 14,
      "help-listed-share": 66.7,
      // Three children are in two programmes.
      "children-programmes": 18,
      // Seven children of each: 29, 21, 27, 21, 28, 21 and 29 of four months, or of three.
      "sessions-held": 528,
      "work-places": 12,
      placements: 1,
      seekers: 2,
    });
  });

  it("given organisations, when what everybody sees is loaded on any day of the week, cut short and repeated, then three questions lead to a free time", async () => {
    const before = now;
    for (const [days, after] of [0, 1, 20, 26, 30, 32, 33, 1000].entries()) {
      now = before.add({ hours: 24 * days });
      const bank = memoryBank();
      const ctx = seenBy(bank);
      const { agencies } = await loadRegion(ctx, { children: 0, publicUrl });
      let left = after;
      const failing: DataBank = {
        ...bank,
        commit: (writes) => (left-- > 0 ? bank.commit(writes) : Promise.reject(new Unavailable("gone"))),
      };
      await loadOpen(seenBy(failing), agencies).catch((error: unknown) => expect(String(error)).toContain("gone"));
      if (left <= 0) expect(await loadOpen(ctx, agencies)).toEqual({ listed: 21, events: 4 });
      expect(await loadOpen(ctx, agencies)).toBeUndefined();
      const all = await Navigator.directory(ctx);
      expect(all.organisations).toHaveLength(21);
      const found = Navigator.wanted(all, { age: "3", place: "kemerovo", worry: "speech" });
      expect(found.services[0]?.service.serviceKey).toBe("speech-therapy");
      expect(found.organisations.length).toBeGreaterThan(0);
      const slots = await Slot.find(ctx, { service: "speech-therapy", municipality: "novokuznetsk", limit: 10 });
      expect(slots.items).toHaveLength(1);
      expect(slots.items[0]!.times.length).toBeGreaterThan(0);
      const { items } = await Occasion.find(ctx, { ahead: false, limit: 100 });
      expect([after, items.length]).toEqual([after, 3]);
      expect((await Occasion.find(ctx, { status: "closed" })).items).toHaveLength(1);
    }
    now = before;
  });

  it("given a store that fails at any moment, when the loading is repeated, then nothing is missing or there twice", async () => {
    for (const after of [1, 5, 100, 216, 220, 228, 240, 251, 277]) {
      const bank = memoryBank();
      let left = after;
      const failing: DataBank = {
        ...bank,
        commit: (writes) => (left-- > 0 ? bank.commit(writes) : Promise.reject(new Unavailable("gone"))),
      };
      await expect(loadRegion(seenBy(failing), { children: 30, publicUrl })).rejects.toThrow("gone");
      await loadRegion(seenBy(bank), { children: 30, publicUrl });
      expect(await contents(seenBy(bank)), `after ${after} commits`).toEqual(expected(30));
    }
  });

  it("given two loadings at once, when both are done, then no child and no organisation is there twice", async () => {
    const ctx = seenBy(memoryBank());
    await Promise.all([20, 30].map((n) => loadRegion(ctx, { children: n, publicUrl })));
    expect(await contents(ctx)).toMatchObject({ children: 30, agencies: 219, ipras: expected(30).ipras });
  });

  it("given an older loading, when years later more are wanted, then those of age by then are left out", async () => {
    const ctx = seenBy(memoryBank());
    await loadRegion(ctx, { children: 30, publicUrl });
    const before = now;
    now = before.add({ hours: 24 * 365 * 4 });
    const { added } = await loadRegion(ctx, { children: 100, publicUrl });
    now = before;
    const minors = [...children(100, today, 30)].filter(
      (c) => Child.ageOn(c.card.person.birthDate, today.add({ days: 1460 })) < 18,
    );
    expect(added.children).toBe(minors.length);
    expect(minors.length).toBeLessThan(70);
  });

  it("given a namesake of the same birth date and a closed school, when loaded, then the child is there all the same", async () => {
    const ctx = seenBy(memoryBank());
    const { agencies } = await loadRegion(ctx, { children: 0, publicUrl });
    const [child] = [...children(1, today)];
    const { snils: _, ...namesake } = child!.card.person;
    await Child.register(ctx, { ...child!.card, person: namesake });
    await Agency.patch(ctx, agencies.get(firstSchoolKey)!, { status: "closed" });
    const { added, family } = await loadRegion(ctx, { children: 1, publicUrl });
    expect(added.children).toBe(1);
    expect((await Child.load(ctx, family!.childId)).record.attachments).toEqual({});
  });

  it("given a store of another address, when loaded, then links lead to the new one and other settings stay", async () => {
    const ctx = seenBy(memoryBank());
    await loadRegion(ctx, { children: 0, publicUrl });
    const { settings } = await Tenant.get(ctx);
    await Tenant.configure(ctx, { ...settings, escalationEmail: "other@department.example" });
    await loadRegion(ctx, { children: 0, publicUrl: "http://127.0.0.1:9999" });
    expect((await Tenant.get(ctx)).settings).toMatchObject({
      publicUrl: "http://127.0.0.1:9999",
      escalationEmail: "other@department.example",
    });
  });

  it("tells after each record how far it is", async () => {
    const seen: string[] = [];
    const onProgress = ({ what, done, total }: { what: string; done: number; total: number }) =>
      seen.push(`${what} ${done}/${total}`);
    await loadRegion(seenBy(memoryBank()), { children: 3, publicUrl, onProgress });
    expect(seen).toHaveLength(222);
    expect(seen.slice(218)).toEqual(["organisations 219/219", "children 1/3", "children 2/3", "children 3/3"]);
  });
});
