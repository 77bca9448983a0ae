import { localDay } from "../../ground/calendar/index.ts";
import type { ChildId, Ctx, InstrumentId, MeasureId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../instrument/index.ts";
import type { PlanEntry } from "./plan.entry.ts";
import { serviceOf, stagesOf } from "./plan.ts";
import { agencyFor } from "./proposal.actions.ts";
import { change, withLearned } from "./route.actions.ts";
import * as decide from "./route.decide.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";
import { shipped } from "./shipped.ts";

/** Which measures a person has spoken of, and which services were proposed for them before. */
interface Said {
  instrumentId: InstrumentId;
  measureIds: readonly MeasureId[];
  was?: { [id: MeasureId]: string } | undefined;
}

/**
 * A person has said which services a paper's measures ask for: a plan that waits for its approval says the same, and proposes who gives
 * them. What a coordinator had put otherwise stays, and so does an approved plan, which is amended. By the platform alone; safe to repeat.
 */
export async function followServices(ctx: Ctx, childId: ChildId, said: Said): Promise<void> {
  const routeId = await store.openRouteOf(ctx, childId);
  if (!routeId) return;
  const papers = await Instrument.recordsOf(ctx, childId);
  const measures = papers.find(({ instrumentId }) => instrumentId === said.instrumentId)?.measures ?? [];
  const spokenOf = new Map(
    measures.flatMap((measure) => (said.measureIds.includes(measure.measureId) ? [[measure.measureId, measure]] : [])),
  );
  await change(ctx, routeId, "route.plan.follow-services", undefined, async (route) => {
    if (route.status !== "open" || route.plan.status !== "draft") return { events: [] };
    const usual = usualIn(route);
    const child = withLearned((await Child.load(ctx, childId)).record, route.former);
    const { now, zone } = await Tenant.clock(ctx);
    const follow = async (entry: PlanEntry): Promise<PlanEntry> => {
      const measure = entry.measure && spokenOf.get(entry.measure.measureId);
      const before = measure && (said.was?.[measure.measureId] ?? usual(entry));
      if (!measure || (said.was && entry.service !== before)) return entry;
      const named = { ...entry, service: measure.serviceKey ?? usual(entry) };
      // Whom a person named, or whose child it is, goes on.
      if (entry.agencyId && !entry.chosen) return named;
      const sought = { kind: entry.agencyKind, service: serviceOf(measure) };
      const found = await agencyFor(ctx, sought, child, localDay(now, zone));
      return { ...named, agencyId: found?.agencyId, chosen: found?.chosen };
    };
    const lines: PlanEntry[] = [];
    for (const entry of route.plan.entries) lines.push(await follow(entry));
    return { events: decide.confirmServices(route, lines) };
  });
}

/** What a measure's step is of where its own service is not known. */
function usualIn({ template }: Route): (entry: PlanEntry) => string | undefined {
  const steps = stagesOf(shipped(template.key, template.version)).flatMap((stage) => stage.steps);
  return ({ stepKey }) => steps.find(({ key }) => key === stepKey)?.service;
}
