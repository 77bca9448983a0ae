import { randomBytes } from "node:crypto";
import { dynamoBank } from "@marshrut/aws/bank";
import type { AgencyId, DataBank, Page, StepId } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeOf } from "../../../packages/core/src/routes/step/step.moves.ts";
import { load, locatorKey, record } from "../../../packages/core/src/routes/step/step.store.ts";
import { inStatus } from "../../../packages/core/test/fixtures/step.ts";
import { world } from "../../../packages/core/test/worlds/tenant.ts";
import { clientOf, makeTables, type Store, startStore } from "../parts/dynoxide.ts";

// Lists of what waits, in a bank that is up to date: a page is one or two reads, whatever else there is.

let store: Store;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const school = "agency_01JNE0000000000000000000AA" as AgencyId;
const [longAgo, justNow] = ["2025-02-20T01:00:00Z", "2025-03-03T01:00:00Z"];

const randomStepId = (): StepId =>
  `step_${[...randomBytes(26)].map((byte) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 32]).join("")}`;

/** Noon of 3 March 2025; `make` makes steps like this one, and `reads` tells how often an order was asked. */
async function region(bank: DataBank) {
  const { ctx, moveTo } = await world(bank);
  await Tenant.setUpToDate(ctx);
  let asked = 0;
  const counting: DataBank = {
    get: (key) => bank.get(key),
    getMany: (keys) => bank.getMany(keys),
    list: (...question) => bank.list(...question),
    find: (...question) => {
      asked++;
      return bank.find(...question);
    },
    commit: (writes) => bank.commit(writes),
  };
  const make = async (n: number, status: keyof typeof inStatus, given: object): Promise<StepId[]> => {
    const made = Array.from({ length: n }, randomStepId).toSorted();
    for (const stepId of made) {
      const step = { ...inStatus[status], ...given, stepId, agencyId: school } as Step.Step;
      const data = { routeId: step.routeId };
      await bank.commit([
        { put: record(ctx.tenant, step), expect: "absent" },
        { put: { key: locatorKey(ctx.tenant, stepId), kind: "locator", data }, expect: "absent" },
      ]);
    }
    return made;
  };
  const change = async (stepId: StepId, status: keyof typeof inStatus) => {
    const { data, version } = await load(ctx, stepId);
    const { municipality, agencyId } = data;
    const step = { ...inStatus[status], municipality, agencyId, stepId } as Step.Step;
    await bank.commit([{ put: record(ctx.tenant, step), expect: version }]);
  };
  /** As every change of a step is written. */
  const move = async (stepId: StepId, date: string) => {
    moveTo(ctx.now().add({ seconds: 1 }).toString());
    const before = await load(ctx, stepId);
    await bank.commit(changeOf(ctx, before, { ...before.data, due: { ...before.data.due, date } }));
  };
  /** Settled, and opened anew by the next change. */
  const reopen = async (stepId: StepId, date: string) => {
    moveTo(ctx.now().add({ seconds: 1 }).toString());
    const { data } = await load(ctx, stepId);
    const settled = {
      ...inStatus.completed,
      ...(({ municipality, agencyId, due }) => ({ municipality, agencyId, due }))(data),
      stepId,
    };
    await bank.commit(changeOf(ctx, await load(ctx, stepId), settled as Step.Step));
    await bank.commit(changeOf(ctx, await load(ctx, stepId), { ...data, due: { ...data.due, date } }));
  };
  const reads = async <T>(what: () => Promise<T>): Promise<[T, number]> => {
    const before = asked;
    return [await what(), asked - before];
  };
  return { ctx: { ...ctx, bank: counting }, make, change, move, reopen, reads };
}

for (const [name, open] of [
  ["memory", async () => memoryBank()],
  ["DynamoDB", async () => dynamoBank(clientOf(store.endpoint), await makeTables(store.endpoint))],
] as const)
  describe(`steps that wait: ${name}`, () => {
    let w: Awaited<ReturnType<typeof region>>;
    beforeEach(async () => {
      w = await region(await open());
    });
    const idsOf = ({ items }: Page<Step.StepView>) => items.map((step) => step.stepId);

    it("answers a rare bucket by one read, however many steps are open, for the region and for one municipality", async () => {
      await w.make(60, "accepted", {});
      const here = await w.make(2, "rejected", { rejectedAt: longAgo });
      const there = await w.make(1, "rejected", { municipality: "kemerovo", rejectedAt: longAgo });
      const [all, reads] = await w.reads(() => Step.find(w.ctx, { bucket: "rejected" }));
      expect([idsOf(all), reads]).toEqual([[...there, ...here], 1]);
      const [own, readsOfOwn] = await w.reads(() => Step.find(w.ctx, { bucket: "rejected", only: "kemerovo" }));
      expect([idsOf(own), readsOfOwn]).toEqual([there, 1]);
    });

    it("passes by those that were asked a moment ago: a few reads for each municipality, not one for each fifty", async () => {
      await w.make(110, "requested", { municipality: "kemerovo", requestedAt: justNow });
      await w.make(110, "requested", { requestedAt: justNow });
      const waiting = await w.make(3, "requested", { requestedAt: longAgo });
      const [all, reads] = await w.reads(() => Step.find(w.ctx, { bucket: "no-answer" }));
      expect([idsOf(all), all.next]).toEqual([waiting, undefined]);
      // One shows that nobody waits in Kemerovo, two read those of Novokuznetsk, one that there is no other municipality.
      expect(reads).toBe(4);
      const [own, readsOfOwn] = await w.reads(() => Step.find(w.ctx, { bucket: "no-answer", only: "kemerovo" }));
      expect([idsOf(own), own.next, readsOfOwn]).toEqual([[], undefined, 1]);
    });

    it("counts days and not hours: asked on Friday before midnight, unanswered on Monday at noon", async () => {
      const friday = await w.make(1, "requested", { requestedAt: "2025-02-28T16:59:00Z" }); // 23:59 there
      await w.make(1, "requested", { requestedAt: "2025-02-28T17:00:00Z" }); // Saturday
      expect(idsOf(await Step.find(w.ctx, { bucket: "no-answer" }))).toEqual(friday);
    });

    it("lists a municipality's steps by due date without looking at others'", async () => {
      const due = (date: string) => ({ due: { ...inStatus.planned.due, date } });
      await w.make(120, "accepted", due("2025-03-01"));
      const own = await w.make(2, "accepted", { municipality: "kemerovo", ...due("2025-03-02") });
      const [page, reads] = await w.reads(() => Step.find(w.ctx, { bucket: "overdue", only: "kemerovo" }));
      expect([idsOf(page), page.next, reads]).toEqual([own, undefined, 1]);
    });

    // FAULTS B24
    it.each(["no-answer", "rejected"] as const)(
      "page by page while others answer and come, shows each that waits all the while once: %s",
      async (bucket) => {
        const status = bucket === "rejected" ? "rejected" : "requested";
        const since = { requestedAt: longAgo, rejectedAt: longAgo };
        const left = await w.make(14, status, since);
        const right = await w.make(13, status, { ...since, municipality: "kemerovo" });
        const [stay, go] = [new Set<StepId>(), new Set<StepId>()];
        for (const [i, stepId] of [...left, ...right].entries()) (i % 3 === 0 ? go : stay).add(stepId);
        const seen: string[] = [];
        let from: string | undefined;
        do {
          const page: Page<Step.StepView> = await Step.find(w.ctx, { bucket, limit: 4, from });
          seen.push(...idsOf(page));
          from = page.next;
          // One that was not shown yet is answered, and one comes that stands before all of them.
          const answered = [...go].filter((stepId) => !seen.includes(stepId)).at(-1);
          if (answered) await w.change(answered, "accepted");
          if (answered) go.delete(answered);
          const before = "2025-02-01T01:00:00Z";
          await w.make(1, status, { requestedAt: before, rejectedAt: before });
        } while (from);
        expect(new Set(seen).size).toBe(seen.length);
        expect([...stay].filter((stepId) => !seen.includes(stepId))).toEqual([]);
      },
    );

    it.each([undefined, "novokuznetsk"])(
      "page by page while due dates move, shows each step once, where it stood when the first page was read: %s",
      async (only) => {
        const dates = Array.from({ length: 12 }, (_, i) => `2025-03-${String(i + 10)}`);
        const steps: StepId[] = [];
        for (const date of dates)
          steps.push(...(await w.make(1, "accepted", { due: { ...inStatus.planned.due, date } })));
        const [early, late] = [steps.slice(0, 2), steps.slice(-2)] as [StepId[], StepId[]];
        const page = (from?: string) => Step.find(w.ctx, { bucket: "open", limit: 3, only, from });
        const first = await page();
        for (const stepId of early) await w.move(stepId, "2025-04-20"); // shown already, and would come again
        for (const stepId of late) await w.move(stepId, "2025-03-01"); // not shown yet, and would never come
        await w.move(late[0]!, "2025-03-02");
        await w.move(steps[4]!, "2025-05-01");
        await w.move(steps[4]!, dates[4]!); // there and back
        const [moved, settled] = [steps[6]!, steps[7]!];
        await w.move(moved, "2025-03-05");
        await w.move(settled, "2025-03-05");
        await w.change(settled, "completed"); // belongs to the list no more
        const seen = idsOf(first);
        let from = first.next;
        for (; from; ) {
          const next: Page<Step.StepView> = await page(from);
          seen.push(...idsOf(next));
          from = next.next;
        }
        expect(seen).toEqual(steps.filter((stepId) => stepId !== settled));
        // Who begins now sees them where they stand now.
        const now = await Step.find(w.ctx, { bucket: "open", only });
        expect(idsOf(now).slice(0, 3)).toEqual([late[1], late[0], moved]);
        expect(idsOf(now)).toHaveLength(11);
      },
    );

    it("page by page while settled steps are opened anew with other dates, shows each step once", async () => {
      const dates = Array.from({ length: 8 }, (_, i) => `2025-03-${String(i + 10)}`);
      const steps: StepId[] = [];
      for (const date of dates)
        steps.push(...(await w.make(1, "accepted", { due: { ...inStatus.planned.due, date } })));
      const first = await Step.find(w.ctx, { bucket: "open", limit: 3 });
      await w.reopen(steps[1]!, "2025-04-20"); // shown already, and would come again
      await w.reopen(steps[6]!, "2025-03-01"); // not shown yet, and would never come
      await w.reopen(steps[4]!, dates[4]!); // in its place
      const rest = await Step.find(w.ctx, { bucket: "open", limit: 10, from: first.next });
      expect([...idsOf(first), ...idsOf(rest)]).toEqual(steps);
    });

    it("page by page a page is two reads, whatever has moved", async () => {
      const due = (date: string) => ({ due: { ...inStatus.planned.due, date } });
      const steps = await w.make(30, "accepted", due("2025-03-20"));
      const [first, once] = await w.reads(() => Step.find(w.ctx, { limit: 10 }));
      for (const stepId of steps.slice(15)) await w.move(stepId, "2025-03-01");
      const [second, twice] = await w.reads(() => Step.find(w.ctx, { limit: 10, from: first.next }));
      expect([once, twice]).toEqual([1, 2]);
      expect([...idsOf(first), ...idsOf(second)]).toEqual(steps.slice(0, 20));
    });

    it("page by page misses nothing where pages are shorter than asked for", async () => {
      const due = (date: string) => ({ due: { ...inStatus.planned.due, date } });
      const steps = await w.make(12, "accepted", due("2025-03-20"));
      const first = await Step.find(w.ctx, { limit: 3 });
      for (const stepId of steps.filter((_, i) => i % 2 === 1)) await w.move(stepId, "2025-03-01");
      const { find } = w.ctx.bank;
      // As DynamoDB does after a megabyte: of those that stand there one a page.
      const short: DataBank["find"] = (index, pk, range, page) =>
        find(index, pk, range, pk.endsWith("#MOVED") ? page : { ...page, limit: 1 });
      const ctx = { ...w.ctx, bank: { ...w.ctx.bank, find: short } };
      const seen = idsOf(first);
      for (let from = first.next; from; ) {
        const next: Page<Step.StepView> = await Step.find(ctx, { limit: 3, from });
        seen.push(...idsOf(next));
        from = next.next;
      }
      expect(seen).toEqual(steps);
    });

    it("refuses a cursor of another list", async () => {
      for (const from of ["eyJwayI6IkEifQ", "12~settled#2025", "12~"])
        await expect(Step.find(w.ctx, { from })).rejects.toMatchObject({ code: "cursor.invalid" });
      for (const from of ["eyJwayI6IkEifQ", "kemerovo#2025"]) {
        const asked = Step.find(w.ctx, { bucket: "no-answer", only: "novokuznetsk", from });
        await expect(asked).rejects.toMatchObject({ code: "cursor.invalid" });
      }
    });
  });
