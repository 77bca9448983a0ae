import { caresFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { allowedOf, view } from "./request.scope.ts";
import * as store from "./request.store.ts";
import { isOverdue, type RequestStatus, type RequestView } from "./request.ts";

export interface RequestQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: RequestStatus | undefined;
  /** Only the number is wanted: nothing is on record. */
  counting?: boolean | undefined;
}

/**
 * Those that wait for an answer unless asked otherwise, without words, by the day of the answer, on record with each child. An
 * organisation those that it is to answer, as far as consent goes. @throws Refusal not-found, cursor.invalid
 */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "asked", counting = false, ...page }: RequestQuery,
): Promise<Page<RequestView>> {
  const own = "agency" in ctx.actor && !caresFor(ctx.actor, "each") ? ctx.actor.agency : undefined;
  if (own === undefined && !caresFor(ctx.actor, "each")) throw notFound();
  if (own && agency && agency !== own) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.find(ctx, { agency: own ?? agency, municipality: only, status }, page);
  const seen = own ? await allowedOf(ctx, items) : items.filter(({ data }) => !only || data.municipality === only);
  if (!counting)
    await auditReads(
      ctx,
      [...new Set(seen.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "request.find" })),
    );
  const today = (await Tenant.today(ctx)).toString();
  return { items: seen.map((one) => view(ctx, one, today, new Map())), next };
}

/** What waits for a municipality's coordinator, for the digest: how many, how many of them late, and by which day the first. */
export interface Waiting {
  asked: number;
  overdue: number;
  dueOn?: string;
}

export async function waitingIn(ctx: Ctx, municipality: string): Promise<Waiting> {
  const found: Waiting = { asked: 0, overdue: 0 };
  const today = (await Tenant.today(ctx)).toString();
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { municipality, status: "asked" }, { limit: 200, from });
    for (const { data } of page.items) {
      found.asked += 1;
      if (isOverdue(data, today)) found.overdue += 1;
      found.dueOn ??= data.dueOn;
    }
    from = page.next;
  } while (from);
  return found;
}

/** Children of whom a complaint has not been answered: what is kept about them is kept until it is. */
export async function complainedOf(ctx: Ctx): Promise<ChildId[]> {
  const found = new Set<ChildId>();
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { status: "asked" }, { limit: 200, from });
    for (const { data } of page.items) if (data.kind === "complaint") found.add(data.childId);
    from = page.next;
  } while (from);
  return [...found];
}
