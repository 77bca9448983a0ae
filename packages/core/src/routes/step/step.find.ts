import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { auditReads, type Ctx, isStaff, type Page, type Range, type Stored } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { hasConsent } from "./step.actions.ts";
import { agencySteps, tenantSteps } from "./step.store.ts";
import { isTold, type Step, type StepBucket, type StepView } from "./step.ts";
import { view } from "./step.view.ts";

export interface StepQuery {
  agency?: AgencyId;
  bucket?: StepBucket;
  /** Key of the one municipality to look at. */
  only?: string | undefined;
  /** The caller only counts: nobody is shown a step, so that nothing is put on record. */
  counting?: boolean;
  limit?: number;
  from?: string;
}

/** Days without any answer after which a request counts as unanswered. */
const daysWithoutAnswer = 3;
/** Most records one call looks at while it filters; a page may come short, but never without `next` if more may follow. */
const lookAtMost = 1000;
/** What a read of the order counts for at least, so that a page of one in a rare bucket does not ask a thousand times. */
const leastRead = 50;

/** Steps by due date, on record with each child; an agency's own ones for specialists, whatever they ask for. */
export async function find(
  ctx: Ctx,
  { agency, bucket = "open", only, counting = false, limit = 50, from }: StepQuery,
): Promise<Page<StepView>> {
  const clock = await Tenant.clock(ctx);
  const partition = partitionFor(ctx, agency);
  if (!partition) return { items: [] };
  const today = localDay(clock.now, clock.zone);
  const isVisible = audience(ctx);
  const items: StepView[] = [];
  let next = from;
  for (let looked = 0; looked < lookAtMost; ) {
    const page: Page<Stored<Step>> = await ctx.bank.find<Step>(partition.index, partition.pk, rangeOf(bucket, today), {
      limit: limit - items.length,
      from: next,
    });
    looked += Math.max(page.items.length, leastRead);
    for (const found of page.items)
      if (
        isIn(bucket, found.data, clock.now) &&
        (!only || found.data.municipality === only) &&
        (await isVisible(found.data))
      )
        items.push(view(found, ctx.actor, clock));
    next = page.next;
    if (!next || items.length >= limit) break;
  }
  if (!counting) await auditReads(ctx, subjectsOf(items));
  return { items, next };
}

/** One entry for each child that the page tells of. */
const subjectsOf = (items: StepView[]) =>
  [...new Set(items.flatMap((step) => step.childId ?? []))].map((subject) => ({ subject, action: "step.list" }));

function partitionFor(ctx: Ctx, agency?: AgencyId): { index: "gsi1" | "gsi2"; pk: string } | undefined {
  if (isStaff(ctx.actor))
    return agency
      ? { index: "gsi1", pk: agencySteps(ctx.tenant, agency) }
      : { index: "gsi2", pk: tenantSteps(ctx.tenant) };
  if (ctx.actor.kind !== "specialist" || (agency && agency !== ctx.actor.agency)) return undefined;
  return { index: "gsi1", pk: agencySteps(ctx.tenant, ctx.actor.agency) };
}

function rangeOf(bucket: StepBucket, today: Temporal.PlainDate): Range {
  switch (bucket) {
    case "overdue":
      return { from: "open#", to: `open#${today}` };
    case "today":
      return { prefix: `open#${today}` };
    case "week":
      return { from: `open#${today}`, to: `open#${today.add({ days: 8 })}` };
    case "settled":
      return { prefix: "settled#", descending: true };
    default:
      return { prefix: "open#" };
  }
}

function isIn(bucket: StepBucket, step: Step, now: Temporal.Instant): boolean {
  switch (bucket) {
    case "overdue":
    case "today":
    case "week":
      return step.status !== "planned";
    case "rejected":
    case "on-hold":
      return step.status === bucket;
    case "no-answer":
      return step.status === "requested" && olderThan(step.requestedAt, daysWithoutAnswer, now);
    default:
      return true;
  }
}

const olderThan = (at: string | undefined, days: number, now: Temporal.Instant) =>
  at !== undefined && Temporal.Instant.compare(Temporal.Instant.from(at).add({ hours: 24 * days }), now) <= 0;

/** An agency does not see what it was not told yet, nor what consent does not cover any more, from that moment on. */
function audience(ctx: Ctx): (step: Step) => Promise<boolean> {
  if (isStaff(ctx.actor)) return async () => true;
  const known = new Map<string, Promise<boolean>>();
  return async (step) => {
    if (!isTold(step)) return false;
    const name = `${step.childId} ${step.dataClass}`;
    const answer = known.get(name) ?? hasConsent(ctx, step);
    known.set(name, answer);
    return answer;
  };
}
