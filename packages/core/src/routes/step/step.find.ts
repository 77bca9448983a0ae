import type { AgencyId, StepId } from "../../ground/shared/ids.ts";
import { auditReads, type Ctx, caresFor, type Page, type Stored, within } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { hasConsent } from "./step.actions.ts";
import { isIn, orderFor } from "./step.orders.ts";
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

/** Most records one call looks at while it filters; a page may come short, but never without `next` if more may follow. */
const lookAtMost = 1000;
/** What a read of the order counts for at least, so that a page of one in a rare bucket does not ask a thousand times. */
const leastRead = 50;

/** Steps by due date, on record with each child; an agency's own ones for specialists, whatever they ask for. */
export async function find(ctx: Ctx, query: StepQuery): Promise<Page<StepView>> {
  const { bucket = "open", counting = false, limit = 50 } = query;
  const only = within(ctx.actor, query.only);
  const clock = await Tenant.clock(ctx);
  const order = await orderFor(ctx, { ...query, only, bucket }, clock);
  if (!order) return { items: [] };
  const isVisible = audience(ctx);
  const items: StepView[] = [];
  let next = query.from;
  for (let looked = 0; looked < lookAtMost; ) {
    const page: Page<Stored<Step>> = await order.read({ limit: limit - items.length, from: next });
    looked += Math.max(page.items.length, leastRead);
    const wanted = page.items.filter(({ data }) => isIn(bucket, data, clock) && (!only || data.municipality === only));
    const visible = await Promise.all(wanted.map(({ data }) => isVisible(data)));
    items.push(...wanted.filter((_, i) => visible[i]).map((found) => view(found, ctx.actor, clock)));
    next = page.next;
    if (!next || items.length >= limit) break;
  }
  if (!counting) await auditReads(ctx, subjectsOf(items));
  return { items, next };
}

/** Of steps that are known by something else, a letter say, those that the agency has and may hear of. */
export async function toldOf(ctx: Ctx, steps: readonly Step[]): Promise<StepId[]> {
  const { actor } = ctx;
  const own = steps.filter(({ agencyId }) => actor.kind === "specialist" && actor.agency === agencyId);
  const isVisible = audience(ctx);
  const visible = await Promise.all(own.map(isVisible));
  return own.filter((_, i) => visible[i]).map(({ stepId }) => stepId);
}

/** One entry for each child that the page tells of. */
const subjectsOf = (items: StepView[]) =>
  [...new Set(items.flatMap((step) => step.childId ?? []))].map((subject) => ({ subject, action: "step.list" }));

/** An agency does not see what it was not told yet, nor what consent does not cover any more, from that moment on. */
function audience(ctx: Ctx): (step: Step) => Promise<boolean> {
  if (caresFor(ctx.actor, "each")) return async () => true;
  const known = new Map<string, Promise<boolean>>();
  return async (step) => {
    if (!isTold(step)) return false;
    const name = `${step.childId} ${step.dataClass}`;
    const answer = known.get(name) ?? hasConsent(ctx, step);
    known.set(name, answer);
    return answer;
  };
}
