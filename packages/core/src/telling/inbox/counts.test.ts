import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import type { DataBank, RouteId, StepId, Write } from "../../ground/shared/index.ts";
import { all } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Indicator from "../../roadmaps/indicator/index.ts";
import * as Execution from "../../routes/execution/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import { bringUpToDate } from "../reconcile/index.ts";
import * as Inbox from "./index.ts";

let w: RouteWorld;
let routeId: RouteId;
let stepId: StepId;
/** A child with an ИПРА to 1 March 2026, and the commission asked at noon of 3 March 2025. */
beforeEach(async () => {
  w = await routeWorld();
  await w.consent();
  await w.ipra(["Массаж"]);
  routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  stepId = (await Step.find(w.ctx, {})).items[0]!.stepId as StepId;
});

/** Parts that are steps, which their organisations have. */
const ofSteps = ["overdue", "today", "week", "no-answer", "rejected", "failed", "holds"] as const;
const buckets = ["overdue", "today", "week", "no-answer", "rejected", "expiring", "tasks"] as const;
/** What is not empty, counted and listed, and by organisation: all must say the same. */
async function day(ctx = w.ctx) {
  const counts = await Inbox.counts(ctx);
  const told: Record<string, number> = {};
  for (const bucket of buckets) {
    const { items, next } = await Inbox.find(ctx, { bucket, limit: 100 });
    expect(counts[bucket], bucket).toEqual({ count: items.length, more: next !== undefined });
    if (items.length > 0) told[bucket] = items.length;
  }
  for (const bucket of ofSteps) {
    const groups = await Inbox.byAgency(ctx, bucket);
    expect(
      groups.reduce((sum, { steps }) => sum + steps, 0),
      bucket,
    ).toBe(counts[bucket].count);
  }
  return told;
}
/** Midnight in Novokuznetsk is 17:00 of the day before in UTC. */
const at = (date: string) => w.moveTo(`${date}T05:00:00Z`);

describe.each(["counted by an older program", "up to date"])("the coordinator's day in a bank that is %s", (which) => {
  beforeEach(async () => {
    if (which === "up to date") await Tenant.setUpToDate(w.ctx);
  });

  it("moves with the calendar, and nobody writes when midnight passes", async () => {
    const { dueDate } = await Step.get(w.ctx, stepId);
    expect(dueDate).toBe("2025-03-24");
    const writes: Write[] = [];
    const bank: DataBank = {
      ...w.ctx.bank,
      commit: async (commit) => {
        writes.push(...commit.filter((one) => "put" in one && one.put.key.table !== "audit"));
        await w.ctx.bank.commit(commit);
      },
    };
    const watched = { ...w.ctx, bank };
    const days: Record<string, object> = {
      "2025-03-05": {},
      "2025-03-06": { "no-answer": 1 },
      "2025-03-16": { "no-answer": 1 },
      "2025-03-17": { "no-answer": 1, week: 1 },
      "2025-03-24": { "no-answer": 1, week: 1, today: 1 },
      "2025-03-25": { "no-answer": 1, overdue: 1 },
      "2025-12-30": { "no-answer": 1, overdue: 1 },
      "2025-12-31": { "no-answer": 1, overdue: 1, expiring: 1 },
      "2026-03-01": { "no-answer": 1, overdue: 1, expiring: 1 },
      "2026-03-02": { "no-answer": 1, overdue: 1 },
    };
    if (which === "up to date") await Tenant.setUpToDate(watched);
    writes.length = 0;
    for (const [date, expected] of Object.entries(days)) {
      at(date);
      expect(await day(watched), date).toEqual(expected);
    }
    w.moveTo("2025-03-05T16:59:59Z");
    expect(await day(watched)).toEqual({});
    w.moveTo("2025-03-05T17:00:00Z");
    expect(await day(watched)).toEqual({ "no-answer": 1 });
    expect(writes).toEqual([]);
  });

  it("follows what people do: accepted, refused, given to another, ended", async () => {
    at("2025-03-25");
    await Step.accept(w.ctx, stepId, {});
    await w.settle();
    expect(await day()).toEqual({ overdue: 1 });
    await Step.reject(w.ctx, stepId, { reason: "Нет логопеда" });
    await w.settle();
    expect(await day()).toEqual({ overdue: 1, rejected: 1 });
    const { agencyId } = await Step.get(w.ctx, stepId);
    expect(await Inbox.byAgency(w.ctx, "rejected")).toMatchObject([{ agencyId, steps: 1, oldest: "2025-03-24" }]);
    const other = Object.values(w.agencies).find((id) => id !== agencyId)!;
    await Step.reassign(w.ctx, stepId, { agencyId: other, confirmedOtherKind: true });
    await w.settle();
    expect(await Inbox.byAgency(w.ctx, "rejected")).toEqual([]);
    await day();
    await Route.close(w.ctx, routeId, { reason: "other" });
    await w.settle();
    expect(await day()).toEqual({});
  });

  it("shows what ends until it is withdrawn, renewed, or the route ends", async () => {
    const { consent } = await Consent.give(w.ctx, w.childId, {
      representativeId: (await Consent.listFor(w.ctx, w.childId))[0]!.representativeId,
      recipient: w.agencies.school!,
      purpose: "support-route",
      dataClasses: ["education"],
      signedOn: "2025-03-01",
      expiresOn: "2025-04-03",
    });
    await w.settle();
    at("2025-03-04");
    expect(await day()).toEqual({ expiring: 1 });
    const [ending] = (await Inbox.find(w.ctx, { bucket: "expiring" })).items;
    const { childId } = w;
    expect(ending?.expiring).toEqual({
      what: "consent",
      id: consent.consentId,
      childId,
      routeId,
      until: "2025-04-03",
      daysLeft: 30,
    });
    await Consent.withdraw(w.ctx, consent.consentId);
    await w.settle();
    expect(await day()).toEqual({});
    at("2026-01-20");
    expect(await day()).toMatchObject({ expiring: 1 });
    await w.ipra(["Массаж", "Логопед"]); // the next one ends on the same day, and the old one is superseded
    await w.settle();
    expect(await day()).toMatchObject({ expiring: 1 });
    await Route.close(w.ctx, routeId, { reason: "other" });
    await w.settle();
    expect(await day()).toEqual({});
    expect(await Indicator.compare(w.ctx)).toEqual([]);
  });

  it("is a municipality's own for its coordinator", async () => {
    at("2025-12-31");
    const of = (municipality: string) => ({ ...w.ctx, actor: { ...w.ctx.actor, municipality } as typeof w.ctx.actor });
    expect(await day(of("kemerovo"))).toEqual({});
    expect(await day(of("novokuznetsk"))).toEqual({ "no-answer": 1, overdue: 1, expiring: 1 });
  });
});

it("puts each child whose paper is shown on record, by one write, and nobody when it only counts", async () => {
  await Tenant.setUpToDate(w.ctx);
  at("2025-12-31");
  const shown = async () => {
    const log = await w.ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`);
    return log.items.filter((entry) => entry.data.action === "inbox.expiring").length;
  };
  await Inbox.counts(w.ctx);
  expect(await shown()).toBe(0);
  await Inbox.find(w.ctx, { bucket: "expiring" });
  expect(await shown()).toBe(1);
});

it("reads what ends page by page, each once, also when counters are rebuilt meanwhile", async () => {
  await Tenant.setUpToDate(w.ctx);
  const [first] = await Consent.listFor(w.ctx, w.childId);
  const given: string[] = [];
  for (let n = 1; n <= 7; n++) {
    const { consent } = await Consent.give(w.ctx, w.childId, {
      representativeId: first!.representativeId,
      recipient: w.agencies.school!,
      purpose: "support-route",
      dataClasses: ["education"],
      signedOn: "2025-03-01",
      expiresOn: `2025-03-1${n % 3}`,
    });
    given.push(consent.consentId);
  }
  await w.settle();
  const seen: string[] = [];
  let from: string | undefined;
  do {
    const page = await Inbox.find(w.ctx, { bucket: "expiring", limit: 2, from });
    seen.push(...page.items.map((item) => item.expiring!.id));
    from = page.next;
    if (seen.length === 4) await Indicator.rebuild(w.ctx);
  } while (from);
  expect(seen.toSorted()).toEqual(given.toSorted());
  await expect(Inbox.find(w.ctx, { bucket: "expiring", from: "x" })).rejects.toMatchObject({ code: "cursor.invalid" });
});

describe("a bank that an older program wrote", () => {
  /** Steps stand in two orders only, and nothing is counted. */
  async function aged(): Promise<void> {
    for (const { stepId } of (await Step.find(w.ctx, { limit: 200 })).items) {
      const { version: expectedVersion, ...found } = await Step.load(w.ctx, stepId as StepId);
      const { gsi1, gsi2 } = found.index!;
      await w.ctx.bank.commit([{ put: { ...found, index: { gsi1, gsi2 } }, expect: expectedVersion }]);
    }
    for await (const { key } of all(w.ctx.bank, "records", "T#kuzbass#COUNTERS#1"))
      await w.ctx.bank.commit([{ remove: key, expect: "any" }]);
  }

  it("is right before it is brought up to date and after, and is brought up to date once", async () => {
    await aged();
    at("2025-12-31");
    const expected = { "no-answer": 1, overdue: 1, expiring: 1 };
    expect(await day()).toEqual(expected);
    expect(await Tenant.isUpToDate(w.ctx)).toBe(false);
    expect(await bringUpToDate(w.deps, "kuzbass")).toBe(true);
    expect(await Tenant.isUpToDate(w.ctx)).toBe(true);
    expect(await day()).toEqual(expected);
    expect(await Indicator.compare(w.ctx)).toEqual([]);
    expect(await bringUpToDate(w.deps, "kuzbass")).toBe(false);
  });

  it("finds by their number, and by the day on which a report is due, what stood in no such order", async () => {
    await Route.close(w.ctx, routeId, { reason: "other", note: "Ошибка" });
    await w.settle();
    const older = [
      ...(await w.ctx.bank.list("records", `T#kuzbass#ROUTE#${routeId}`)).items,
      ...(await w.ctx.bank.list("records", `T#kuzbass#STEP#${stepId}`)).items,
      ...(await w.ctx.bank.list("records", `T#kuzbass#SUBJECT#${w.childId}`, { prefix: "INSTRUMENT#" })).items,
    ].filter(({ index }) => index?.gsi3 || index?.gsi4);
    for (const { version, index: { gsi3: _, gsi4: __, ...index } = {}, ...found } of older)
      await w.ctx.bank.commit([{ put: { ...found, index }, expect: version }]);
    at("2026-02-02");
    const found = async () => [
      await Route.byNumber(w.ctx, routeId.slice(-6)),
      await Route.byNumber(w.ctx, stepId.slice(-6)),
      await Execution.remindOfReports(w.ctx),
    ];
    expect(await found()).toEqual([[], [], 0]);
    await bringUpToDate(w.deps, "kuzbass");
    const numbered = { routeId, childId: w.childId };
    expect(await found()).toEqual([[numbered], [{ ...numbered, stepId }], 1]);
    expect(await Step.placeNumbers(w.ctx)).toBe(0);
  });

  it("places steps while others change them, and writes none twice", async () => {
    await aged();
    const { bank } = w.ctx;
    let met = false;
    const meanwhile: DataBank = {
      ...bank,
      commit: async (writes) => {
        if (!met) {
          met = true;
          await Step.reject(w.ctx, stepId, { reason: "Нет логопеда" });
        }
        await bank.commit(writes);
      },
    };
    expect(await Step.placeAll({ ...w.ctx, bank: meanwhile })).toBe(1);
    expect((await Step.load(w.ctx, stepId)).data.status).toBe("rejected");
    await Tenant.setUpToDate(w.ctx);
    expect((await Step.find(w.ctx, { bucket: "rejected" })).items.map((step) => step.stepId)).toEqual([stepId]);
    expect(await Step.placeAll(w.ctx)).toBe(0);
  });
});
