import * as Agency from "../../agencies/agency/index.ts";
import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, YearPlanId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { daysBefore, endOf, isAsked } from "./attend.actions.ts";
import * as entries from "./entry.decide.ts";
import type { EntryVersion, YearEntry } from "./entry.ts";
import { isOf, namesOfPlaces, placeOf } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import type { YearPlan } from "./year-plan.ts";

// What organisations are told of a plan, for the platform alone.

/** Why an organisation is told. */
export type WhyTold = "approved" | "amended" | "withdrawn" | "due";

/** Organisations that the plan binds in an edition, or whose lines that edition has changed. */
export async function boundBy(
  ctx: Ctx,
  planId: YearPlanId,
  edition: number,
  only: "all" | "changed",
): Promise<AgencyId[]> {
  const { data: plan } = await store.load(ctx, planId);
  const said = (await store.entries(ctx, planId)).flatMap(({ data }) => {
    const now = saidIn(data, edition);
    const before = saidIn(data, edition - 1);
    if (only === "changed" && now === before) return [];
    return only === "changed" ? [now ?? [], before ?? []].flat() : (now ?? []);
  });
  const named = new Set(said.flatMap(({ responsible }) => responsible.agencyId ?? []));
  const kinds = new Set(said.flatMap(({ responsible }) => responsible.kinds ?? []));
  const { municipality } = plan;
  for (const kind of kinds)
    for await (const { agency } of eachOf((page) => Agency.find(ctx, { municipality, kind, ...page }), 200))
      if (agency.status === "active") named.add(agency.agencyId);
  return [...named];
}

const saidIn = (entry: YearEntry, edition: number): EntryVersion | undefined => {
  const says = entries.versionIn(entry, edition);
  return says?.struck ? undefined : says;
};

/** What a letter says of a plan to one organisation. */
export interface ToldPlan {
  year: number;
  where: Text;
  edition: number;
  /** By their days; without those that are struck. */
  lines: { day: string; isMonth: boolean; action: Text; isLate: boolean }[];
  /** Lines that the edition has taken from it. */
  dropped: number;
}

/**
 * The plan as it is now, for this organisation: of one that has been approved all of its lines, of an edition those that it has changed, and of
 * what is due only what waits. Nothing where there is nothing to tell any more.
 */
export async function toldOf(
  ctx: Ctx,
  { planId, edition, why }: { planId: YearPlanId; edition: number; why: WhyTold },
  agency: Agency.Agency,
): Promise<ToldPlan | undefined> {
  const { data: plan } = await store.load(ctx, planId);
  const places = await namesOfPlaces(ctx);
  const told = { year: plan.year, where: placeOf(places, plan), edition, lines: [], dropped: 0 };
  if (why === "withdrawn") return plan.status === "withdrawn" ? told : undefined;
  if (plan.status !== "approved") return undefined;
  const today = await Tenant.today(ctx);
  const all = (await store.entries(ctx, planId)).map(({ data }) => data);
  const mine = all.flatMap((entry) => {
    const says = saidIn(entry, plan.edition);
    return says && isOf(agency, plan, says) ? [{ entry, says }] : [];
  });
  const soon = today.add({ days: daysBefore }).toString();
  const wanted = mine.filter(({ entry, says }) => {
    if (why === "approved") return true;
    if (why === "amended") return says.edition >= edition;
    return isAsked(entry) && entry.result === undefined && endOf(says).toString() <= soon;
  });
  const dropped = why === "amended" ? all.filter((entry) => isTaken(entry, plan, edition, agency)).length : 0;
  if (wanted.length + dropped === 0) return undefined;
  return {
    ...told,
    edition: plan.edition,
    dropped,
    lines: wanted
      .map(({ says }) => ({
        day: endOf(says).toString(),
        isMonth: says.day === undefined,
        action: says.action,
        isLate: endOf(says).toString() < today.toString(),
      }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** Whether it was theirs before an edition, and is no more. */
function isTaken(entry: YearEntry, plan: YearPlan, edition: number, agency: Agency.Agency): boolean {
  const [before, now] = [saidIn(entry, edition - 1), saidIn(entry, plan.edition)];
  return before !== undefined && isOf(agency, plan, before) && !(now && isOf(agency, plan, now));
}

/** What an organisation that has closed leaves of plans in force: lines that name it and are not over. */
export async function leftBy(ctx: Ctx, agency: Agency.Agency): Promise<{ planId: YearPlanId; count: number }[]> {
  const today = await Tenant.today(ctx);
  const left: { planId: YearPlanId; count: number }[] = [];
  for (const year of [today.year, today.year + 1]) {
    const planId = store.planIdOf(ctx.tenant, agency.municipality, year);
    const plan = (await store.read(ctx, planId))?.data;
    if (plan?.status !== "approved") continue;
    const lines = (await store.entries(ctx, planId)).filter(({ data }) => {
      const says = saidIn(data, plan.edition);
      return says?.responsible.agencyId === agency.agencyId && endOf(says).toString() >= today.toString();
    });
    if (lines.length > 0) left.push({ planId, count: lines.length });
  }
  return left;
}
