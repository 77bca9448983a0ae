import { Temporal } from "temporal-polyfill";
import { auditRead, type Ctx, notFound } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { asked, beforeOf, going, heldOf, type Kept, keptNow } from "./kinds.ts";
import * as store from "./lines.store.ts";
import type { RetentionView, Tally } from "./retention.ts";

const pageSize = 200;
/** So many pages of each kind are counted: what stands behind them is said to be more. */
const mostPages = 5;
const mostLines = 50;

/**
 * What would go on a day, today where none is said, by the terms in force: how many of what, from which day on it is kept, and what is
 * held all the same. Nothing goes by it. Administrators only; on record. @throws Refusal not-found
 */
export async function preview(ctx: Ctx, day: string | undefined): Promise<RetentionView> {
  if (ctx.actor.kind !== "admin") throw notFound();
  const settings = await Tenant.load(ctx);
  const on = day === undefined ? await Tenant.today(ctx) : Temporal.PlainDate.from(day);
  await auditRead(ctx, { subject: "tenant", action: "retention.preview" });
  const [kept, lines] = await Promise.all([keptNow(ctx), store.lines(ctx, mostLines)]);
  const of = async (kind: Tenant.Over, would: "go" | "be-asked") => {
    const { term } = kind;
    const value = Tenant.termOf(settings, term);
    if (value === undefined) return { term, would, count: 0, more: false, held: {} };
    const before = beforeOf(term, value, on, settings.zone);
    return { term, value, before: before.day.toString(), would, ...(await counted(ctx, kind, before, kept)) };
  };
  const items = await Promise.all([
    ...asked.map((kind) => of(kind, "be-asked")),
    ...going.map((kind) => of(kind, "go")),
  ]);
  return { on: on.toString(), items, fixed: [...Tenant.fixedTerms], lines };
}

async function counted(
  ctx: Ctx,
  kind: Tenant.Over,
  before: Tenant.Before,
  kept: Kept,
): Promise<{ count: number; more: boolean; held: Tally }> {
  const held: Tally = {};
  let count = 0;
  let from: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, next } = await kind.over(ctx, before, { limit: pageSize, from });
    for (const hold of await heldOf(ctx, kind, items, kept))
      if (hold) held[hold] = (held[hold] ?? 0) + 1;
      else count += 1;
    from = next;
    if (from === undefined) break;
  }
  return { count, more: from !== undefined, held };
}
