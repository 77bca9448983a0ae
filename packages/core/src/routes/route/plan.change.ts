import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { type AgencyId, type Ctx, getAll, newId, Refusal, type StepId, type Write } from "../../ground/shared/index.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type PlanWords, readWords, writeWords } from "../step/words.ts";
import { added, edited, type Place, type Worded, wrong } from "./plan.edit.ts";
import { withServiceKeys } from "./plan.services.ts";
import { everyStageOf, splitAtApproval, withModules } from "./plan.ts";
import type { PlanDraft, PlanEntry, Route } from "./route.ts";
import { shipped } from "./shipped.ts";
import { modules } from "./templates/modules.ts";

/** What a change makes of a plan: its entries, its own words sealed, and the write that keeps these. */
export interface NewPlan {
  entries: PlanEntry[];
  words?: Route["plan"]["words"];
  writes: Write[];
}

/**
 * The plan as the coordinator's draft wants it: what it names is kept, changed or added, what it does not name goes. Entries of
 * stages before the approval are done or running and stay as they are, as does the evaluation, without which a cycle would end
 * by itself. @throws Refusal input.invalid with the pointer of the entry that is wrong
 */
export async function changedPlan(ctx: Ctx, route: Route, draft: PlanDraft): Promise<NewPlan> {
  const { template, after, isFixed } = stagesFor(route);
  const words = await readWords(ctx, route.childId, route.plan.words);
  const all = new Map(route.plan.entries.map((entry) => [entry.stepId, { entry, words: words[entry.stepId] ?? {} }]));
  const bounds = await boundsOf(ctx, route);
  const lines = await withServiceKeys(ctx, draft.entries, all);
  const directions = new Map(everyStageOf(template).map(({ key, direction }) => [key, direction]));
  const named = new Set<StepId>();
  const wanted = lines.map((item, i): Worded => {
    const at: Place = { pointer: `/entries/${i}`, ...bounds };
    if (item.stepId === undefined) return added(after, item, newId("step", ctx.now().epochMilliseconds), at);
    const known = all.get(item.stepId);
    if (!known || named.has(item.stepId))
      throw wrong(`${at.pointer}/stepId`, "шаг из черновика плана, один раз", "a step of the draft, once");
    named.add(item.stepId);
    const next = edited(known, item, directions.get(known.entry.stage)!, at);
    if (isFixed(known.entry, "before") && !same(next, normal(known)))
      throw wrong(at.pointer, "этап уже начат: строка не меняется", "the stage has begun: the line does not change");
    return next;
  });
  const keeps = route.plan.entries.filter((entry) => isFixed(entry) && !named.has(entry.stepId));
  const plan = inOrder(route, [...keeps.map((entry) => all.get(entry.stepId)!), ...wanted]);
  if (!plan.some(({ entry }) => !isFixed(entry)))
    throw wrong("/entries", "хотя бы одно мероприятие", "one measure at least");
  await mustServe(ctx, wanted);
  return sealed(ctx, route, plan);
}

/** As an edit that says nothing leaves it. */
const normal = ({ entry, words }: Worded): Worded => ({
  entry,
  words: { keyMeasure: words.keyMeasure, means: words.means, expectedResult: words.expectedResult },
});

/** The stages that a draft may speak of, and which entries it cannot leave out. */
function stagesFor({ template: { key, version } }: Route) {
  const template = shipped(key, version);
  const { before, after } = splitAtApproval(template);
  const done = new Set(before.map((s) => s.key));
  const evaluations = new Set(after.filter((s) => s.settledBy === "evaluation").map((s) => s.key));
  const isFixed = ({ stage }: PlanEntry, part?: "before") =>
    done.has(stage) || (part === undefined && evaluations.has(stage));
  return { template, after: withModules(after, modules), isFixed };
}

/** Stage by stage, as the route goes; within a stage as the coordinator put it. */
function inOrder({ template: { key, version } }: Route, plan: Worded[]): Worded[] {
  const stages = everyStageOf(shipped(key, version)).map((s) => s.key);
  return plan.toSorted((a, b) => stages.indexOf(a.entry.stage) - stages.indexOf(b.entry.stage));
}

/** The days between which a plan lies. */
export async function boundsOf(ctx: Ctx, { cycleEndsAt }: Route): Promise<Pick<Place, "today" | "lastDay">> {
  const { zone } = await Tenant.load(ctx);
  const dayOf = (at: Temporal.Instant) => localDay(at, zone).toString();
  return { today: dayOf(ctx.now()), lastDay: dayOf(Temporal.Instant.from(cycleEndsAt)) };
}

/** The plan with its words in one note; a plan that has said nothing new keeps the one it has. */
export async function sealed(ctx: Ctx, route: Route, plan: readonly Worded[]): Promise<NewPlan> {
  const entries = plan.map(({ entry }) => entry);
  const words: PlanWords = Object.fromEntries(
    plan.filter(({ entry }) => entry.worded).map(({ entry, words }) => [entry.stepId, words]),
  );
  if (Object.keys(words).length === 0) return { entries, writes: [] };
  const { noteId, write } = await writeWords(ctx, route.childId, words);
  return { entries, words: noteId, writes: [write] };
}

/** @throws Refusal input.invalid for an organisation that is named and does not work */
export async function mustServe(ctx: Ctx, lines: readonly (Worded | undefined)[]): Promise<void> {
  const active = await activeOf(
    ctx,
    lines.flatMap((line) => line?.entry ?? []),
  );
  const i = lines.findIndex((line) => line?.entry.agencyId && !active.has(line.entry.agencyId));
  if (i >= 0) throw wrong(`/entries/${i}/agencyId`, "действующая организация региона", "an active agency");
}

/** Which of the entries' organisations work, in one read for each hundred. */
async function activeOf(ctx: Ctx, entries: readonly PlanEntry[]): Promise<ReadonlySet<AgencyId>> {
  const ids = [...new Set(entries.flatMap(({ agencyId }) => agencyId ?? []))];
  const found = await getAll<Agency.Agency>(
    ctx.bank,
    ids.map((id) => Agency.keyOf(ctx.tenant, id)),
  );
  return new Set(ids.filter((_, i) => found[i]?.data.status === "active"));
}

/** An agency may close between the draft and its approval. @throws Refusal agency.closed with the ids of the steps */
export async function mustAllServe(ctx: Ctx, entries: readonly PlanEntry[]): Promise<void> {
  const active = await activeOf(ctx, entries);
  const theirs = entries.filter(({ agencyId }) => agencyId && !active.has(agencyId));
  if (theirs.length === 0) return;
  throw new Refusal(
    "agency.closed",
    {
      ru: "Организация из плана закрыта. Поручите эти шаги другой: PUT plan.",
      en: "An agency of the plan has closed. Give these steps to another one: PUT plan.",
    },
    {
      current: {
        agencyIds: [...new Set(theirs.map(({ agencyId }) => agencyId))],
        stepIds: theirs.map(({ stepId }) => stepId),
      },
    },
  );
}
