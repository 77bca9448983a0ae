import type { RouteId } from "../../ground/shared/ids.ts";
import {
  all,
  auditRead,
  type Ctx,
  type DomainEvent,
  isStaff,
  notFound,
  type Page,
  type PageRequest,
  type Text,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import type { Step } from "../step/step.ts";
import { eventTexts } from "./history.texts.ts";
import * as store from "./route.store.ts";
import type { HistoryItem } from "./route.ts";

/** What happened on a route and its steps, oldest first, in words; ids only, so that it can be shown to the family. */
export async function history(ctx: Ctx, routeId: RouteId, page: PageRequest): Promise<Page<HistoryItem>> {
  const { data: route } = await store.load(ctx, routeId);
  if (!isStaff(ctx.actor)) {
    if (ctx.actor.kind !== "representative") throw notFound();
    await Child.visible(ctx, route.childId);
  }
  await auditRead(ctx, { subject: route.childId, action: "route.history", detail: { routeId } });
  const { zone } = await Tenant.load(ctx);
  const { items, next } = await store.events(ctx, routeId, page);
  const events = items.map((i) => i.data).filter((e) => !isPlumbing(e));
  const titles = await stepTitles(ctx, routeId);
  return { items: events.map((e) => item(e, zone, titles)), next };
}

/** What each step of the route is, so that its lines can say it. */
async function stepTitles(ctx: Ctx, routeId: RouteId): Promise<Map<string, Text>> {
  const titles = new Map<string, Text>();
  const steps = all<Step>(ctx.bank, "records", store.routePartition(ctx.tenant, routeId), { prefix: "STEP#" });
  for await (const { data } of steps) titles.set(data.stepId, data.title);
  return titles;
}

/** Steps of the machinery, which tell a person nothing. */
const isPlumbing = ({ type }: DomainEvent) => type.endsWith(".wait-answered");

function item(event: DomainEvent, zone: string, titles: Map<string, Text>): HistoryItem {
  const data = event.data as { stepId?: string; agencyId?: string; stage?: string };
  const title = data.stepId ? titles.get(data.stepId) : undefined;
  const text = textOf(event, zone);
  return {
    eventId: event.eventId,
    type: event.type,
    at: event.at,
    by: event.by,
    text: title ? { ru: `${title.ru}: ${text.ru}`, en: `${title.en}: ${text.en}` } : text,
    stepId: data.stepId,
    agencyId: data.agencyId,
    stage: data.stage,
  };
}

/** An event in words; its dates in the tenant's zone. */
export function textOf(event: DomainEvent, zone: string): Text {
  const words = eventTexts[event.type as keyof typeof eventTexts];
  return words ? words(event.data as never, zone) : { ru: event.type, en: event.type };
}
