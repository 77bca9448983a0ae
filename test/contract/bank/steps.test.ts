import { randomBytes } from "node:crypto";
import { dynamoBank } from "@marshrut/aws/bank";
import type { AgencyId, Ctx, DataBank, StepId } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import * as Step from "@marshrut/core/step";
import * as Tenant from "@marshrut/core/tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "../../../packages/core/src/routes/step/step.store.ts";
import { inStatus } from "../../../packages/core/test/fixtures/step.ts";
import { world } from "../../../packages/core/test/worlds/tenant.ts";
import { clientOf, makeTables, type Store, startStore } from "../parts/dynoxide.ts";

let store: Store;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const school = "agency_01JNE0000000000000000000AA" as AgencyId;
const today = "2025-03-03";

/** The agency's steps by name; noon of 3 March 2025 in the region. */
const steps = {
  late: { ...inStatus.accepted, due: due("2025-03-02") },
  lateAndPaused: { ...inStatus["on-hold"], due: due("2025-02-20") },
  lateButNotAskedFor: { ...inStatus.planned, due: due("2025-03-01") },
  today: { ...inStatus["in-progress"], due: due(today) },
  tomorrow: { ...inStatus.requested, due: due("2025-03-04"), requestedAt: "2025-03-03T01:00:00Z" },
  inSevenDays: { ...inStatus.requested, due: due("2025-03-10"), requestedAt: "2025-02-20T01:00:00Z" },
  inEightDays: { ...inStatus.received, due: due("2025-03-11") },
  rejected: { ...inStatus.rejected, due: due("2025-03-20") },
  done: { ...inStatus.completed, due: due("2025-03-02") },
} as Record<string, Step.Step>;

function due(date: string) {
  return { ...inStatus.planned.due, date };
}

// From chance alone: the order must come from the due dates, not from the ids.
const randomStepId = (): StepId =>
  `step_${[...randomBytes(26)].map((byte) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 32]).join("")}`;

async function region(bank: DataBank) {
  const w = await world(bank);
  const known = new Map<string, string>();
  for (const [name, step] of Object.entries(steps)) {
    const stepId = randomStepId();
    known.set(stepId, name);
    await bank.commit([{ put: record(w.ctx.tenant, { ...step, stepId, agencyId: school }), expect: "absent" }]);
  }
  return { ...w, nameOf: (step: { stepId: string }) => known.get(step.stepId)! };
}

/** @param prepare what the bank has been through before anybody asks */
function stepsContract(
  name: string,
  make: () => Promise<DataBank>,
  prepare: (ctx: Ctx) => Promise<void> = async () => {},
): void {
  describe(`the list of steps on ${name}`, () => {
    let w: Awaited<ReturnType<typeof region>>;
    beforeAll(async () => {
      w = await region(await make());
      await prepare(w.ctx);
    });

    it.each<[Step.StepBucket, string[]]>([
      ["open", "lateAndPaused lateButNotAskedFor late today tomorrow inSevenDays inEightDays rejected".split(" ")],
      ["overdue", ["lateAndPaused", "late"]],
      ["today", ["today"]],
      ["week", ["today", "tomorrow", "inSevenDays"]],
      ["no-answer", ["inSevenDays"]],
      ["rejected", ["rejected"]],
      ["on-hold", ["lateAndPaused"]],
      ["settled", ["done"]],
    ])("%s", async (bucket, expected) => {
      expect((await Step.find(w.ctx, { bucket, agency: school })).items.map(w.nameOf)).toEqual(expected);
      expect((await Step.find(w.ctx, { bucket })).items.map(w.nameOf)).toEqual(expected);
    });

    it("comes page by page, each step once and in the same order", async () => {
      const seen: string[] = [];
      let from: string | undefined;
      do {
        const page = await Step.find(w.ctx, { bucket: "open", limit: 3, from });
        seen.push(...page.items.map(w.nameOf));
        from = page.next;
      } while (from);
      expect(seen).toEqual((await Step.find(w.ctx, { bucket: "open" })).items.map(w.nameOf));
    });

    it("is in the child's audit log", async () => {
      const log = `T#${w.ctx.tenant}#AUDIT#${inStatus.planned.childId}`;
      const entries = async () => (await w.ctx.bank.list<{ action: string }>("audit", log)).items.length;
      const before = await entries();
      await Step.find(w.ctx, {});
      expect(await entries()).toBe(before + 1);
      await Step.find(w.ctx, { counting: true });
      expect(await entries()).toBe(before + 1);
    });

    it("asks the order few times for a short page of a rare bucket, and still says where to go on", async () => {
      let asked = 0;
      const whole = w.ctx.bank;
      const bank: DataBank = {
        ...bound(whole),
        // There is always one more, which is not in the bucket; and each second page of the bank's is empty.
        find: async <T>(...[index, pk, , paging]: Parameters<DataBank["find"]>) => {
          if (pk.endsWith("#MOVED")) return { items: [] };
          asked++;
          if (paging?.from === undefined) return { items: [], next: "more" };
          const { items } = await whole.find<T>(index, pk, { prefix: "open#" }, { limit: 1 });
          return { items, next: "more" };
        },
      };
      const page = await Step.find({ ...w.ctx, bank }, { bucket: "rejected", limit: 1 });
      expect(page).toEqual({ items: [], next: expect.any(String) });
      expect(asked).toBeLessThanOrEqual(40);
    });
  });
}

/** The bank's methods as they are, so that one of them can be replaced. */
const bound = (bank: DataBank): DataBank => ({
  get: (key) => bank.get(key),
  getMany: (keys) => bank.getMany(keys),
  list: (...question) => bank.list(...question),
  find: (...question) => bank.find(...question),
  commit: (writes) => bank.commit(writes),
});

// A bank of an older program is looked through; one that is up to date answers from the orders of waiting steps.
const onDynamo = async () => dynamoBank(clientOf(store.endpoint), await makeTables(store.endpoint));
for (const [name, make] of [
  ["memory", async () => memoryBank()],
  ["DynamoDB", onDynamo],
] as const) {
  stepsContract(name, make);
  stepsContract(`${name}, up to date`, make, Tenant.setUpToDate);
}
