import type { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import { type Changeable, changing, type Decision } from "../../ground/change/index.ts";
import type { ChildId, RouteId } from "../../ground/shared/ids.ts";
import { newId } from "../../ground/shared/ids.ts";
import {
  auditRead,
  type Ctx,
  Refusal,
  retrying,
  type Stored,
  save,
  unlessRefused,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { limits, mustHaveRoom } from "../../ground/shared/limits.ts";
import { askAhead } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import { readWords } from "../step/words.ts";
import { isOfAge } from "./ages.ts";
import { helpOf } from "./help.actions.ts";
import { changedPlan, mustAllServe } from "./plan.change.ts";
import { approvalOf, splitAtApproval } from "./plan.ts";
import { proposal } from "./proposal.actions.ts";
import * as decide from "./route.decide.ts";
import type { RouteEvent } from "./route.events.ts";
import * as store from "./route.store.ts";
import type { CloseRoute, EvaluateRoute, Former, OpenRoute, PlanDraft, PlanEntry, Route, RouteView } from "./route.ts";
import { view } from "./route.view.ts";
import { shipped } from "./shipped.ts";
import type { RouteTemplate, StageTemplate } from "./template.ts";
import { beforeBirth } from "./templates/before-birth.ts";
import { forms } from "./templates/index.ts";
import { newerVersion, versionInUse, versionKeys } from "./versions.ts";

/** Opens a child's route: the record, its first steps' plan, and the event that starts its state machine. */
export async function open(ctx: Ctx, childId: ChildId, { template, continues }: OpenRoute): Promise<RouteView> {
  const { tenant } = ctx;
  await askAhead(ctx, [
    Child.keyOf(tenant, childId),
    store.openRouteKey(tenant, childId),
    ...versionKeys(tenant, template),
  ]);
  await Child.governed(ctx, childId);
  const before = continues && (await unlessRefused(() => store.load(ctx, continues)));
  if (continues && (!before || before.data.childId !== childId || before.data.status === "open"))
    mustBeRight([fault("/continues", "завершённый маршрут этого ребёнка", "an ended route of this child")]);
  return begin(ctx, childId, template, continues && { routeId: continues, learned: {} });
}

/** So early a route may open before the birthday from which it is meant: when the hand-over to it is proposed. */
export const daysAhead = 60;

/** The next route of a child whose former one was handed on: it opens before the birthday too, and knows who knows the child. */
export const openAfter = (ctx: Ctx, childId: ChildId, template: string, former: Former): Promise<RouteView> =>
  begin(ctx, childId, template, former, daysAhead);

async function begin(ctx: Ctx, childId: ChildId, key: string, former?: Former, early = 0): Promise<RouteView> {
  const template = shipped(key, await versionInUse(ctx, key));
  const child = withLearned((await Child.governed(ctx, childId)).record, former);
  const clock = await Tenant.clock(ctx);
  const today = localDay(clock.now, clock.zone);
  mustFit(child, template, today.add({ days: early }));
  const cycleEndsAt = clock.now.add({ hours: 24 * template.cycleDays }).toString();
  const entries = await proposal(ctx, childId, child, splitAtApproval(template).before, cycleEndsAt, "agencies");
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
    mustHaveRoom("routes", await store.countOf(ctx, childId, limits.routes.most));
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
  return view({ data: route, version: 1 }, ctx.actor, { stages: [], made: new Map(), words: {}, clock });
}

/** As whoever changes it is answered: without what programmes came to. @throws Refusal not-found; as {@link get} */
export async function again(ctx: Ctx, routeId: RouteId): Promise<RouteView> {
  return shown(ctx, await opened(ctx, routeId));
}

/** Read with all that it consists of, and on record. */
async function opened(ctx: Ctx, routeId: RouteId): Promise<store.Whole> {
  const whole = await store.loadWhole(ctx, routeId);
  const { data: route } = whole.route;
  await mustSee(ctx, route);
  await auditRead(ctx, { subject: route.childId, action: "route.read", detail: { routeId } });
  return whole;
}

/** With what programmes came to in its cycle. @throws Refusal not-found; a representative sees the routes of own children only. */
export async function get(ctx: Ctx, routeId: RouteId): Promise<RouteView> {
  const whole = await opened(ctx, routeId);
  const [route, help] = await Promise.all([shown(ctx, whole), helpOf(ctx, whole.route.data)]);
  return { ...route, help };
}

export const changePlan = (ctx: Ctx, routeId: RouteId, draft: PlanDraft, expectedVersion?: number) =>
  act(ctx, routeId, "route.plan.change", expectedVersion, async (route) => {
    decide.mustTake("changePlan", route);
    const { writes, ...plan } = await changedPlan(ctx, route, draft);
    return { events: decide.changePlan(route, plan), writes };
  });

/** Approval settles its stage in the same transaction; the relay then lets the machine go on. */
export const approvePlan = (ctx: Ctx, routeId: RouteId, expectedVersion?: number) =>
  act(ctx, routeId, "route.plan.approve", expectedVersion, async (route) => {
    const stageName = approvalOf(shipped(route.template.key, route.template.version))!.key;
    const { measures, all } = plannedAfter(route);
    const events = decide.approvePlan(route, stageName, measures);
    await mustAllServe(ctx, all);
    const stage = await store.loadStage(ctx, { routeId, cycle: route.cycle, stage: stageName });
    if (!stage) throw notOpenYet();
    const settledAt = ctx.now().toString();
    const settled = { ...stage.data, status: "settled" as const, settledAt, outcome: "approved" };
    return { events, writes: [{ put: store.stageRecord(ctx.tenant, settled), expect: stage.version }] };
  });

/** What the plan proposes, with and without the evaluation; the stages before the approval are past. */
function plannedAfter({ template, plan }: Route): { measures: PlanEntry[]; all: PlanEntry[] } {
  const { after } = splitAtApproval(shipped(template.key, template.version));
  const within = (stages: StageTemplate[]) => plan.entries.filter((e) => stages.some(({ key }) => key === e.stage));
  return { measures: within(after.filter(({ settledBy }) => settledBy === "steps")), all: within(after) };
}

/** The coordinator's word on how the cycle shall end, where it differs from what would follow by itself. */
export const evaluate = (ctx: Ctx, routeId: RouteId, { outcome, note }: EvaluateRoute, expectedVersion?: number) =>
  act(ctx, routeId, "route.evaluate", expectedVersion, async (route) => {
    const written = note ? await writeNote(ctx, note, { subject: route.childId, field: "route-note" }) : undefined;
    const events = decide.decideOutcome(route, { outcome, noteId: written ? written.noteId : undefined });
    return { events, writes: written ? [written.write] : [] };
  });

/** Ends the route at once; the relay stops its machine and cancels what is open. */
export const close = (ctx: Ctx, routeId: RouteId, { reason, note }: CloseRoute, expectedVersion?: number) =>
  act(ctx, routeId, "route.close", expectedVersion, async (route) => {
    const written = note ? await writeNote(ctx, note, { subject: route.childId, field: "route-note" }) : undefined;
    const events = decide.close(route, { reason, noteId: written ? written.noteId : undefined });
    const writes: Write[] = written ? [written.write] : [];
    return { events, writes: [...writes, freePlace(ctx, route)] };
  });

export const freePlace = (ctx: Ctx, { childId }: Route): Write => ({
  remove: store.openRouteKey(ctx.tenant, childId),
  expect: "any",
});

/** The route as whoever acts may see it, with its plan's own words opened; the caller has authorised and put it on record. */
async function shown(ctx: Ctx, { route: found, stages, steps }: store.Whole): Promise<RouteView> {
  const route = found.data;
  const [words, clock, newer] = await Promise.all([
    readWords(ctx, route.childId, route.plan.words),
    Tenant.clock(ctx),
    route.status === "open" ? newerVersion(ctx, route) : undefined,
  ]);
  const made = new Map(steps.map((step) => [step.stepId, step]));
  return view(found, ctx.actor, { stages, made, words, clock, newerVersion: newer?.version });
}

export const changeable: Changeable<RouteId, Route, RouteEvent> = {
  load: store.load,
  authorise: (ctx, route) => Child.mustGovern(ctx, route),
  evolve: decide.evolve,
  writes: ({ tenant }, before, after) => [{ put: store.record(tenant, after), expect: before.version }],
  stream: (tenant, { routeId }) => store.routePartition(tenant, routeId),
  audit: ({ childId, routeId }) => ({ subject: childId, detail: { routeId } }),
  ref: ({ routeId }) => ({ kind: "route", id: routeId }),
};
const changed = changing(changeable);

type Decide = (route: Route) => Decision<Route, RouteEvent> | Promise<Decision<Route, RouteEvent>>;

/** How a route is changed, by whatever decision; staff only. No events, no write. @returns the record as it then is */
export const change = (
  ctx: Ctx,
  routeId: RouteId,
  action: string,
  expectedVersion: number | undefined,
  decision: Decide,
): Promise<Stored<Route>> => changed(ctx, routeId, { action, expectedVersion }, ({ data }) => decision(data));

/** The same for somebody who wants to see what became of it. */
export async function act(...request: Parameters<typeof change>): Promise<RouteView> {
  const [ctx, routeId] = request;
  const route = await change(...request);
  return shown(ctx, { ...(await store.loadWhole(ctx, routeId)), route });
}

/** Where its card names no organisation, the one that knew the child on the former route is asked first. */
export const withLearned = (child: Child.ChildRecord, former: Former | undefined): Child.ChildRecord =>
  former ? { ...child, attachments: { ...former.learned, ...child.attachments } } : child;

/** A route as it is kept, for staff and the child's family; other rooms put on record what they show. @throws Refusal not-found */
export async function visible(ctx: Ctx, routeId: RouteId): Promise<Route> {
  const { data } = await store.load(ctx, routeId);
  await mustSee(ctx, data);
  return data;
}

/** @throws Refusal not-found but for the staff whose business it is, and the child's family */
export async function mustSee(ctx: Ctx, route: Route): Promise<void> {
  if (ctx.actor.kind === "representative") await Child.visible(ctx, route.childId);
  else await Child.mustGovern(ctx, route);
}

/** Whether a route may be opened by it for this child now. */
export function doesFit(
  { status, targetGroups, expected, born }: Child.ChildRecord,
  template: Pick<RouteTemplate, "ages" | "group" | "expected">,
  today: Temporal.PlainDate,
): boolean {
  if (status === "left" || (template.group && !targetGroups.includes(template.group))) return false;
  return expected || template.expected ? expected === template.expected : isOfAge({ born }, template.ages, today);
}

/** @throws Refusal child.left, child.over-age naming the template that fits, input.invalid where the way is another group's */
export function mustFit(
  child: Child.ChildRecord,
  { ages, group, expected }: Pick<RouteTemplate, "ages" | "group" | "expected">,
  today: Temporal.PlainDate,
): void {
  if (child.status === "left")
    throw new Refusal("child.left", {
      ru: "Ребёнок снят с учёта: маршрут для него не открывают.",
      en: "The child is registered no more: no route is opened.",
    });
  if (group && !child.targetGroups.includes(group))
    mustBeRight([
      fault(
        "/template",
        `шаблон для целевой группы ${group}: сначала отметьте её в карточке ребёнка`,
        `a template for the target group ${group}: enter it in the child's card first`,
      ),
    ]);
  if (child.expected && expected) return;
  if (child.expected) throw notBornYet();
  if (!expected && isOfAge(child, ages, today)) return;
  const fitting = forms.find((template) => isOfAge(child, template.ages, today));
  const another = fitting
    ? {
        ru: `Сейчас ребёнку подходит «${fitting.title.ru}».`,
        en: `What suits this child now is "${fitting.title.en}".`,
      }
    : { ru: "Шаблона для этого возраста нет.", en: "There is no template for this age." };
  throw new Refusal(
    "child.over-age",
    {
      ru: `${expected ? "Этот маршрут — до рождения." : `Этот маршрут для возраста от ${ages.from} до ${ages.to} лет.`} ${another.ru}`,
      en: `${expected ? "This route is for the time before birth." : `This route is for ages from ${ages.from} to ${ages.to}.`} ${another.en}`,
    },
    {
      fields: [
        {
          pointer: "/template",
          message: {
            ru: fitting ? `по возрасту подходит «${fitting.title.ru}»` : "шаблон по возрасту",
            en: fitting ? `by age it is "${fitting.title.en}"` : "a template for the age",
          },
        },
      ],
      current: { template: fitting?.key },
    },
  );
}

const notBornYet = () =>
  new Refusal(
    "child.expected",
    {
      ru: `Ребёнок ещё не родился: до рождения семье подходит «${beforeBirth.title.ru}».`,
      en: `The child is not born yet: until then "${beforeBirth.title.en}" suits its family.`,
    },
    { current: { template: beforeBirth.key } },
  );

export const alreadyOpen = (routeId: RouteId) =>
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
