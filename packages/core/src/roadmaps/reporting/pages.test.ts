import { beforeEach, expect, it } from "vitest";
import { answer, type PeriodWorld, periodWorld } from "../../../test/worlds/period.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import type { Ctx, ObligationId, Page } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Obligation from "../obligation/index.ts";
import * as Reporting from "./index.ts";

// FAULTS B24: a list is read page by page while others hand in, accept, send back and extend.

let w: PeriodWorld;
let all: Obligation.ObligationView[];
const period = "2025-Q1" as const;
const find = (ctx: Ctx, query: object) => Obligation.find(ctx, { period, ...query });
beforeEach(async () => {
  w = await periodWorld();
  for (let n = 3; n < 12; n++) await agencyOf(w.ctx, "school", `school${n}`);
  await Reporting.open(w.ctx, period);
  await Tenant.setUpToDate(w.ctx);
  all = (await find(w.ctx, { limit: 200 })).items;
});

/** What one page later has become of a report: by turns it is handed in, accepted, sent back, or has a later day. */
async function work(one: Obligation.ObligationView, turn: number): Promise<void> {
  const id = one.obligationId as ObligationId;
  if (turn % 4 === 3) {
    await Reporting.extend(w.ctx, id, { until: "2025-04-14", reason: "Болезнь" });
    return;
  }
  await Obligation.submit(w.ctx, id, { values: answer(one) });
  if (turn % 4 === 1) await Obligation.accept(w.ctx, id, {});
  if (turn % 4 === 2) await Obligation.sendBack(w.ctx, id, { reason: "Не те цифры" });
}

/** Ids in the order in which they were shown, with two reports worked on after each page: one that was shown, and one that was not. */
async function paged(ctx: Ctx, query: object): Promise<string[]> {
  const seen: string[] = [];
  const untouched = new Map(all.map((one) => [one.obligationId, one]));
  let from: string | undefined;
  let turn = 0;
  do {
    const page: Page<Obligation.ObligationView> = await find(ctx, { ...query, limit: 4, from });
    seen.push(...page.items.map((one) => one.obligationId));
    from = page.next;
    const [shown, later] = [true, false].map((was) =>
      [...untouched.values()].findLast(({ obligationId }) => seen.includes(obligationId) === was),
    );
    for (const one of [shown, later])
      if (one) {
        untouched.delete(one.obligationId);
        await work(one, turn++);
      }
  } while (from);
  return seen;
}

it("shows each of a region's reports once, and none is missed", async () => {
  expect(all.length).toBeGreaterThan(25);
  const seen = await paged(w.ctx, {});
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen.toSorted()).toEqual(all.map((one) => one.obligationId).toSorted());
});

it("shows an organisation's the same way", async () => {
  const { department } = w.agencies;
  all = all.filter(({ agencyId }) => agencyId === department);
  const seen = await paged(w.ctx, { agency: department });
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen.toSorted()).toEqual(all.map((one) => one.obligationId).toSorted());
});

it("shows of a status whatever has it all the while, once", async () => {
  const seen = await paged(w.ctx, { status: "pending" });
  const still = (await find(w.ctx, { status: "pending", limit: 200 })).items.map((one) => one.obligationId);
  expect(seen.length).toBe(new Set(seen).size);
  expect(still.length).toBeGreaterThan(10);
  expect(still.filter((id) => !seen.includes(id))).toEqual([]);
});
