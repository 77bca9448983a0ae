import { Conflict, type Ctx, getLimit, type Page, retrying, type Stored } from "../../ground/shared/index.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { isPlaced, load, locator, locatorKey, record, tenantSteps } from "./step.store.ts";
import type { Step } from "./step.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Steps that are written at the same time. */
const concurrency = 25;

/**
 * Gives the open steps that an older program wrote the places that they stand in now: each is written again as it is. Safe to
 * run again: those that are placed are passed by. @returns how many were written
 */
export async function placeAll(ctx: Bank): Promise<number> {
  let placed = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<Step>> = await ctx.bank.find<Step>(
      "gsi2",
      tenantSteps(ctx.tenant),
      { prefix: "open#" },
      { limit: 200, from },
    );
    const left = page.items.filter((found) => !isPlaced(ctx.tenant, found));
    await inParallel(left, concurrency, (found) => place(ctx, found));
    placed += left.length;
    from = page.next;
  } while (from);
  return placed;
}

/**
 * Gives all steps that an older program made, the settled ones too, the place by which they are found by their number. Safe to run
 * again. @returns how many were written
 */
export async function placeNumbers({ bank, tenant }: Bank): Promise<number> {
  let placed = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<Step>> = await bank.find<Step>("gsi2", tenantSteps(tenant), {}, { limit: getLimit, from });
    const locators = await bank.getMany(page.items.map(({ data }) => locatorKey(tenant, data.stepId)));
    const left = page.items.filter((_, i) => locators[i] && !locators[i].index?.gsi4);
    // It never changes: whoever writes it writes the same.
    await inParallel(left, concurrency, ({ data }) => bank.commit([{ put: locator(tenant, data), expect: "any" }]));
    placed += left.length;
    from = page.next;
  } while (from);
  return placed;
}

/** Gives one step its places. The copy may be a moment old: then the record itself is placed. */
export async function place(ctx: Bank, copy: Stored<Step>): Promise<void> {
  const write = ({ data, version }: Stored<Step>) =>
    ctx.bank.commit([{ put: record(ctx.tenant, data), expect: version }]);
  try {
    await write(copy);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    await retrying(async () => write(await load(ctx, copy.data.stepId)));
  }
}
