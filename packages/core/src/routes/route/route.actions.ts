import { Temporal } from "temporal-polyfill";
import type { AgencyKind } from "../../agencies/agency/agency.ts";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { changing, type Decision } from "../../ground/change/index.ts";
import type { AgencyId, ChildId, RouteId } from "../../ground/shared/ids.ts";
import { newId } from "../../ground/shared/ids.ts";
import {
  auditRead,
  type Ctx,
  isStaff,
  mustBeStaff,
  notFound,
  Refusal,
  retrying,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Instrument from "../instrument/index.ts";
import { changedEntries, mustAllServe } from "./plan.change.ts";
import { approvalOf, draftEntries, kindsOf, type PlannedMeasure, type PlanSources, splitAtApproval } from "./plan.ts";
import * as decide from "./route.decide.ts";
import type { RouteEvent } from "./route.events.ts";
import * as store from "./route.store.ts";
import type { CloseRoute, EvaluateRoute, Former, OpenRoute, PlanDraft, PlanEntry, Route, RouteView } from "./route.ts";
import { type Progress, view } from "./route.view.ts";
import { shipped } from "./shipped.ts";
import type { StageTemplate } from "./template.ts";
import { templates } from "./templates/index.ts";
import { versionInUse } from "./versions.ts";

/** Opens a child's route: the record, its first steps' plan, and the event that starts its state machine. */
export const open = (ctx: Ctx, childId: ChildId, { template }: OpenRoute): Promise<RouteView> =>
  begin(ctx, childId, template);

/** So early a route may open before the birthday from which it is meant: when the hand-over to it is proposed. */
export const daysAhead = 60;

/** The next route of a child whose former one was handed on: it opens before the birthday too, and knows who knows the child. */
export const openAfter = (ctx: Ctx, childId: ChildId, template: string, former: Former): Promise<RouteView> =>
  begin(ctx, childId, template, former);

async function begin(ctx: Ctx, childId: ChildId, key: string, former?: Former): Promise<RouteView> {
  mustBeStaff(ctx.actor);
  const template = shipped(key, await versionInUse(ctx, key));
  const child = withLearned((await Child.governed(ctx, childId)).record, former);
  const clock = await Tenant.clock(ctx);
  const today = localDay(clock.now, clock.zone);
  mustFit(child, template.ages, former ? today.add({ days: daysAhead }) : today);
  const cycleEndsAt = clock.now.add({ hours: 24 * template.cycleDays }).toString();
  const entries = await proposal(ctx, childId, child, splitAtApproval(template).before, cycleEndsAt);
  const route: Route = {
    routeId: newId("route", clock.now.epochMilliseconds),
    childId,
    municipality: child.municipality,
    template: { key, version: template.version },
    cycle: 1,
    cycleStartedAt: clock.now.toString(),
    cycleEndsAt,
    generation: 1,
    generationAt: clock.now.toString(),
    plan: { status: "preparing", entries },
    former,
    status: "open",
  };
  const place: Write = {
    put: { key: store.openRouteKey(ctx.tenant, childId), kind: "open-route", data: { routeId: route.routeId } },
    expect: "absent",
  };
  // Of two that open at once, the second one finds the place taken when it looks again.
  await retrying(async () => {
    const running = await store.openRouteOf(ctx, childId);
    if (running) throw alreadyOpen(running);
    const { record, version } = await Child.governed(ctx, childId);
    Child.mustBeHere(record);
    await save(ctx, {
      writes: [
        place,
        { put: store.record(ctx.tenant, route), expect: "absent" },
        Child.unchanged(ctx.tenant, childId, version),
      ],
      stream: store.routePartition(ctx.tenant, route.routeId),
      events: [decide.event("route.opened", route, { template: route.template, cycleEndsAt })],
      audit: { subject: childId, action: "route.open", detail: { routeId: route.routeId, template: key } },
      ref: { kind: "route", id: route.routeId },
    });
  });
  return view({ data: route, version: 1 }, ctx.actor, { stages: [], made: new Map() });
}

/** @throws Refusal not-found; a representative sees the routes of own children only. */
export async function get(ctx: Ctx, routeId: RouteId): Promise<RouteView> {
  const found = await store.load(ctx, routeId);
  await mustSee(ctx, found.data);
  await auditRead(ctx, { subject: found.data.childId, action: "route.read", detail: { routeId } });
  return view(found, ctx.actor, await progress(ctx, found.data));
}

export const changePlan = (ctx: Ctx, routeId: RouteId, draft: PlanDraft, expectedVersion?: number) =>
  change(ctx, routeId, "route.plan.change", expectedVersion, async (route) => {
    const entries = await changedEntries(ctx, route, draft);
    return { events: decide.changePlan(route, entries) };
  });

/** Approval settles its stage in the same transaction; the relay then lets the machine go on. */
export const approvePlan = (ctx: Ctx, routeId: RouteId, expectedVersion?: number) =>
  change(ctx, routeId, "route.plan.approve", expectedVersion, async (route) => {
    const stageName = approvalOf(shipped(route.template.key, route.template.version))!.key;
    const events = decide.approvePlan(route, stageName);
    await mustAllServe(ctx, plannedAfter(route));
    const stage = await store.loadStage(ctx, { routeId, cycle: route.cycle, stage: stageName });
    if (!stage) throw notOpenYet();
    const settledAt = ctx.now().toString();
    const settled = { ...stage.data, status: "settled" as const, settledAt, outcome: "approved" };
    return { events, writes: [{ put: store.stageRecord(ctx.tenant, settled), expect: stage.version }] };
  });

/** What the plan proposes; the stages before the approval are past. */
function plannedAfter({ template, plan }: Route): PlanEntry[] {
  const stages = new Set(splitAtApproval(shipped(template.key, template.version)).after.map((s) => s.key));
  return plan.entries.filter((e) => stages.has(e.stage));
}

/** The coordinator's word on how the cycle shall end, where it differs from what would follow by itself. */
export const evaluate = (ctx: Ctx, routeId: RouteId, { outcome, note }: EvaluateRoute, expectedVersion?: number) =>
  change(ctx, routeId, "route.evaluate", expectedVersion, async (route) => {
    const written = note ? await writeNote(ctx, note, { subject: route.childId, field: "route-note" }) : undefined;
    const events = decide.decideOutcome(route, { outcome, noteId: written ? written.noteId : undefined });
    return { events, writes: written ? [written.write] : [] };
  });

/** Ends the route at once; the relay stops its machine and cancels what is open. */
export const close = (ctx: Ctx, routeId: RouteId, { reason, note }: CloseRoute, expectedVersion?: number) =>
  change(ctx, routeId, "route.close", expectedVersion, async (route) => {
    const written = note ? await writeNote(ctx, note, { subject: route.childId, field: "route-note" }) : undefined;
    const events = decide.close(route, { reason, noteId: written ? written.noteId : undefined });
    const writes: Write[] = written ? [written.write] : [];
    return { events, writes: [...writes, freePlace(ctx, route)] };
  });

export const freePlace = (ctx: Ctx, { childId }: Route): Write => ({
  remove: store.openRouteKey(ctx.tenant, childId),
  expect: "any",
});

async function progress(ctx: Ctx, route: Route): Promise<Progress> {
  const [stages, made] = await Promise.all([store.stagesIn(ctx, route), store.madeSteps(ctx, route.routeId)]);
  return { stages, made };
}

const changed = changing<RouteId, Route, RouteEvent>({
  load: store.load,
  authorise: ({ actor }) => mustBeStaff(actor),
  evolve: decide.evolve,
  writes: ({ tenant }, before, after) => [{ put: store.record(tenant, after), expect: before.version }],
  stream: (tenant, { routeId }) => store.routePartition(tenant, routeId),
  audit: ({ childId, routeId }) => ({ subject: childId, detail: { routeId } }),
  ref: ({ routeId }) => ({ kind: "route", id: routeId }),
});

/** How a route is changed, by whatever decision; staff only. No events, no write. */
export async function change(
  ctx: Ctx,
  routeId: RouteId,
  action: string,
  expectedVersion: number | undefined,
  decision: (route: Route) => Decision<Route, RouteEvent> | Promise<Decision<Route, RouteEvent>>,
): Promise<RouteView> {
  const after = await changed(ctx, routeId, { action, expectedVersion }, ({ data }) => decision(data));
  return view(after, ctx.actor, await progress(ctx, after.data));
}

/** Where its card names no organisation, the one that knew the child on the former route is asked first. */
export const withLearned = (child: Child.ChildRecord, former: Former | undefined): Child.ChildRecord =>
  former ? { ...child, attachments: { ...former.learned, ...child.attachments } } : child;

/** Plan entries for some stages, from the template, the ИПРА in force and the agencies as they are today. */
export async function proposal(
  ctx: Ctx,
  childId: ChildId,
  child: Child.ChildRecord,
  stages: StageTemplate[],
  cycleEndsAt: string,
): Promise<PlanEntry[]> {
  const clock = await Tenant.clock(ctx);
  const span = {
    today: localDay(clock.now, clock.zone),
    cycleEnd: localDay(Temporal.Instant.from(cycleEndsAt), clock.zone),
  };
  const measures = await measuresInForce(ctx, childId, span);
  const agencies = new Map<AgencyKind, AgencyId>();
  for (const kind of kindsOf(stages, measures)) agencies.set(kind, await agencyFor(ctx, kind, child));
  const sources: PlanSources = {
    ...span,
    measures,
    agencyFor: (kind) => agencies.get(kind)!,
    newStepId: () => newId("step", clock.now.epochMilliseconds),
  };
  return draftEntries(stages, sources);
}

/**
 * Measures of the ИПРА in force today, and of the one that will be in force at the cycle's end if it begins later: those are
 * not asked for before it does.
 */
async function measuresInForce(ctx: Ctx, childId: ChildId, { today, cycleEnd }: Span): Promise<PlannedMeasure[]> {
  const now = await Instrument.inForce(ctx, childId, "ipra", today);
  const later = await Instrument.inForce(ctx, childId, "ipra", cycleEnd);
  const toBegin =
    later && later.instrumentId !== now?.instrumentId && later.validFrom > today.toString() ? later : undefined;
  return [now, toBegin].flatMap((ipra) =>
    (ipra?.measures ?? []).map((m) => ({
      ...m,
      instrumentId: ipra!.instrumentId,
      corrects: ipra!.corrects,
      ...(ipra === toBegin ? { from: [m.from ?? "", ipra!.validFrom].sort()[1]! } : {}),
    })),
  );
}
type Span = Pick<PlanSources, "today" | "cycleEnd">;

async function agencyFor(ctx: Ctx, kind: AgencyKind, child: Child.ChildRecord): Promise<AgencyId> {
  const own = child.attachments[kind as keyof Child.ChildRecord["attachments"]];
  const agency = await Agency.pick(ctx, kind, child.municipality, own);
  if (agency) return agency.agencyId;
  throw new Refusal(
    "agency.unknown",
    {
      ru: `В регионе нет действующей организации вида «${kind}», а маршруту она нужна. Заведите её и повторите.`,
      en: `The region has no active agency of the kind "${kind}", which the route needs. Register one and try again.`,
    },
    { current: { kind } },
  );
}

/** @throws Refusal not-found for whoever is neither staff nor the family */
export async function mustSee(ctx: Ctx, route: Route): Promise<void> {
  if (isStaff(ctx.actor)) return;
  if (ctx.actor.kind !== "representative") throw notFound();
  await Child.visible(ctx, route.childId); // refuses what is not the representative's own
}

function mustFit(child: Child.ChildRecord, ages: { from: number; to: number }, today: Temporal.PlainDate): void {
  if (child.status === "left")
    throw new Refusal("child.left", { ru: "Ребёнок выбыл из региона.", en: "The child has left the region." });
  if (isOfAge(child, ages, today)) return;
  const fitting = templates.find((template) => isOfAge(child, template.ages, today));
  const another = fitting
    ? {
        ru: `Сейчас ребёнку подходит шаблон ${fitting.key} («${fitting.title.ru}»).`,
        en: `The template for this child now is ${fitting.key} ("${fitting.title.en}").`,
      }
    : { ru: "Шаблона для этого возраста нет.", en: "There is no template for this age." };
  throw new Refusal(
    "child.over-age",
    {
      ru: `Этот маршрут для возраста от ${ages.from} до ${ages.to} лет. ${another.ru}`,
      en: `This route is for ages from ${ages.from} to ${ages.to}. ${another.en}`,
    },
    {
      fields: [
        {
          pointer: "/template",
          message: {
            ru: fitting ? `по возрасту: ${fitting.key}` : "шаблон по возрасту",
            en: fitting ? `for the age: ${fitting.key}` : "a template for the age",
          },
        },
      ],
      current: { template: fitting?.key },
    },
  );
}

/** By the month, as the record knows it. */
function isOfAge({ born }: Child.ChildRecord, ages: { from: number; to: number }, today: Temporal.PlainDate): boolean {
  const month = Temporal.PlainYearMonth.from(born);
  const thisMonth = today.toPlainYearMonth();
  return (
    Temporal.PlainYearMonth.compare(thisMonth, month.add({ years: ages.from })) >= 0 &&
    Temporal.PlainYearMonth.compare(thisMonth, month.add({ years: ages.to })) < 0
  );
}

const alreadyOpen = (routeId: RouteId) =>
  new Refusal(
    "route.exists",
    { ru: "У ребёнка уже есть открытый маршрут.", en: "The child has an open route already." },
    { current: { routeId } },
  );

const notOpenYet = () =>
  new Refusal("plan.not-open", {
    ru: "Этап утверждения ещё не начался. Повторите через минуту.",
    en: "The stage of approval has not begun yet. Try again in a minute.",
  });
