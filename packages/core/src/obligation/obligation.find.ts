import type { PeriodId } from "../calendar/index.ts";
import { isStaff } from "../shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import type { AgencyId } from "../shared/ids.ts";
import { here } from "./obligation.actions.ts";
import * as decide from "./obligation.decide.ts";
import * as store from "./obligation.store.ts";
import { type Obligation, type ObligationView, obligationStatuses } from "./obligation.ts";
import { view } from "./obligation.view.ts";

/** The statuses, and two that follow from dates. */
export const obligationFilters = [...obligationStatuses, "overdue", "late"] as const;
export type ObligationFilter = (typeof obligationFilters)[number];

export interface ObligationQuery extends PageRequest {
  period: PeriodId;
  agency?: AgencyId | undefined;
  status?: ObligationFilter | undefined;
}

/** Most records one call looks at while it filters. */
const lookAtMost = 2000;

/** Obligations of a period; an organisation gets its own, whatever it asks for. */
export async function find(
  ctx: Ctx,
  { period, agency, status, ...page }: ObligationQuery,
): Promise<Page<ObligationView>> {
  const own = isStaff(ctx.actor) ? agency : ownAgency(ctx, agency);
  if (own === "nobody") return { items: [] };
  const at = await here(ctx);
  const [duties, names] = [await store.duties(ctx, period), await namesOf(ctx, period, own)];
  const byKey = new Map(duties.map((d) => [d.data.dutyKey, d.data]));
  const show = (found: Stored<Obligation>): ObligationView[] => {
    const duty = byKey.get(found.data.dutyKey);
    const agencyName = names.get(found.data.agencyId);
    return duty ? [view(found, duty, at, agencyName ? { agencyName } : {})] : [];
  };
  if (own) {
    const all = (await store.ofAgency(ctx, period, own)).filter((o) => isIn(status, o.data, at));
    all.sort((a, b) => (a.data.dueDate < b.data.dueDate ? -1 : a.data.dueDate > b.data.dueDate ? 1 : 0));
    const start = page.from ? Number(page.from) : 0;
    const end = start + (page.limit ?? 50);
    return { items: all.slice(start, end).flatMap(show), ...(all.length > end ? { next: String(end) } : {}) };
  }
  return ofPeriod(ctx, { period, status, ...page }, at, show);
}

async function ofPeriod(
  ctx: Ctx,
  { period, status, limit = 50, from }: ObligationQuery,
  at: decide.Moment,
  show: (found: Stored<Obligation>) => ObligationView[],
): Promise<Page<ObligationView>> {
  const stored = obligationStatuses.find((s) => s === status);
  const items: ObligationView[] = [];
  let next = from;
  for (let looked = 0; looked < lookAtMost; ) {
    const page: Page<Stored<Obligation>> = await store.ofPeriod(ctx, period, stored, {
      limit: limit - items.length,
      ...(next ? { from: next } : {}),
    });
    looked += page.items.length;
    items.push(...page.items.filter((o) => isIn(status, o.data, at)).flatMap(show));
    next = page.next;
    if (!next || items.length >= limit) break;
  }
  return { items, ...(next ? { next } : {}) };
}

function isIn(status: ObligationFilter | undefined, obligation: Obligation, at: decide.Moment): boolean {
  if (status === undefined) return true;
  if (status === "overdue") return decide.overdue(obligation, at);
  if (status === "late") return "submission" in obligation && obligation.submission?.late === true;
  return obligation.status === status;
}

const ownAgency = ({ actor }: Ctx, asked: AgencyId | undefined): AgencyId | "nobody" => {
  if (actor.kind !== "specialist" && actor.kind !== "link") return "nobody";
  return asked && asked !== actor.agency ? "nobody" : actor.agency;
};

const namesOf = async (ctx: Ctx, period: PeriodId, own: AgencyId | undefined): Promise<Map<string, string>> =>
  own
    ? new Map([[own, (await store.readSheet(ctx, period, own))?.data.name ?? ""]])
    : new Map((await store.sheets(ctx, period)).map((s) => [s.agencyId, s.name]));
