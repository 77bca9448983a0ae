import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type AgencyId, newId, type YearEntryId, type YearPlanId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as entries from "./entry.decide.ts";
import { EntryPatch, NewEntry, type YearEntry, type YearEntryView } from "./entry.ts";
import * as decide from "./year-plan.decide.ts";
import type { YearPlanEvent } from "./year-plan.events.ts";
import { isOf, seen, viewsOf, wordsOf } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import { WithReason, type YearPlan } from "./year-plan.ts";

export interface EntryQuery {
  month?: string | undefined;
  agency?: AgencyId | undefined;
  /** As it was in that edition; without it staff see what comes next as well. */
  edition?: number | undefined;
}

/** The lines of a plan by their days: for staff all, for an organisation those that it is to do. @throws Refusal not-found */
export async function list(ctx: Ctx, planId: YearPlanId, query: EntryQuery = {}): Promise<YearEntryView[]> {
  const { month, agency, edition } = query;
  const one = await seen(ctx, planId, edition);
  const of = agency === undefined ? undefined : (await Agency.load(ctx, agency)).agency;
  const rows = one.rows.filter(({ says }) => (!month || says.month === month) && (!of || isOf(of, one.plan, says)));
  return viewsOf(ctx, one, rows);
}

/** One line. @throws Refusal not-found */
export async function get(ctx: Ctx, planId: YearPlanId, entryId: YearEntryId): Promise<YearEntryView> {
  const one = await seen(ctx, planId);
  const row = one.rows.find(({ entry }) => entry.entryId === entryId);
  if (!row) throw notFound();
  return (await viewsOf(ctx, one, [row]))[0]!;
}

export const deciding = async (ctx: Ctx): Promise<decide.Said> => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

export interface EntryAt {
  planId: YearPlanId;
  entryId: YearEntryId;
}

/** A line, by whoever may; which edition it is changed for is what its plan says at that very moment. */
export const changedBy = (authorise: (ctx: Ctx, entry: YearEntry) => Promise<void>) =>
  changing<EntryAt, YearEntry, YearPlanEvent>({
    load: (ctx, { planId, entryId }) => store.loadEntry(ctx, planId, entryId),
    authorise,
    writes: ({ tenant }, before, after) => [store.writeEntry(tenant, after, before.version)],
    stream: (tenant, { planId }) => store.partition(tenant, planId),
    audit: ({ planId, entryId }) => ({ subject: planId, detail: { entryId } }),
    ref: ({ planId, entryId }) => ({ kind: "year-entry", id: entryId, parent: planId }),
  });
const changed = changedBy(async (ctx, { planId }) => mustBeStaff(ctx.actor, (await store.load(ctx, planId)).data));

/** The plan as it is when one of its lines changes: from now on something differs from what is in force. */
const touched = (ctx: Ctx, { data, version }: Awaited<ReturnType<typeof store.load>>) =>
  store.write(ctx.tenant, { ...data, pending: true }, version);

type Change = "entry-changed" | "entry-struck" | "entry-restored";
const told = (type: Change | "entry-added", plan: YearPlan, entryId: YearEntryId) =>
  ({ type: `year-plan.${type}`, data: { ...decide.refOf(plan), entryId } }) as const;

/** A line by hand. Staff. @throws Refusal year-plan.not-open, agency.unknown, input.invalid, limit.reached, not-found */
export async function add(ctx: Ctx, planId: YearPlanId, input: unknown): Promise<YearEntryView> {
  const entryId: YearEntryId = newId("yearentry", ctx.now().epochMilliseconds);
  await retrying(async () => {
    const plan = await store.load(ctx, planId);
    mustBeStaff(ctx.actor, plan.data);
    decide.mustTake("change", plan.data);
    const given = parse(NewEntry, input);
    const content = entries.contentOf(plan.data, given);
    await mustKnow(ctx, given.responsible);
    mustHaveRoom("yearEntries", (await store.entries(ctx, planId)).length);
    const { at, by: who } = await deciding(ctx);
    const version = { ...content, edition: plan.data.edition + 1, at, by: who };
    await save(ctx, {
      writes: [
        store.writeEntry(ctx.tenant, { entryId, planId, kind: "own", byHand: true, versions: [version] }, "absent"),
        touched(ctx, plan),
      ],
      stream: store.partition(ctx.tenant, planId),
      events: [told("entry-added", plan.data, entryId) satisfies YearPlanEvent],
      audit: { subject: planId, action: "year-plan.entry-add", detail: { entryId } },
      ref: { kind: "year-entry", id: entryId, parent: planId },
    });
  });
  return get(ctx, planId, entryId);
}

async function mustKnow(ctx: Ctx, responsible: NewEntry["responsible"] | undefined): Promise<void> {
  if (responsible && "agencyId" in responsible)
    await Agency.mustBeKnown(ctx, [{ pointer: "/responsible/agencyId", agencyId: responsible.agencyId }]);
}

/**
 * What is named changes, from the next edition on. Staff.
 * @throws Refusal year-plan.not-open, year-plan.struck, agency.unknown, input.invalid, conflict.version, not-found
 */
export async function change(ctx: Ctx, at: EntryAt, input: unknown, expectedVersion?: number): Promise<YearEntryView> {
  const patch = parse(EntryPatch, input);
  await mustBeSeen(ctx, at.planId);
  await mustKnow(ctx, patch.responsible);
  return next(
    ctx,
    at,
    { action: "year-plan.entry-change", expectedVersion, type: "entry-changed" },
    (plan, entry, said) => entries.change(plan, entry, patch, said),
  );
}

/** What is not theirs is not there, whatever they send. @throws Refusal not-found */
const mustBeSeen = async (ctx: Ctx, planId: YearPlanId) => mustBeStaff(ctx.actor, (await store.load(ctx, planId)).data);

/** Left out from the next edition on, with a reason. Staff. @throws Refusal year-plan.not-open, input.invalid, not-found */
export const strike = (ctx: Ctx, at: EntryAt, input: unknown): Promise<YearEntryView> =>
  withReason(ctx, at, input, { action: "year-plan.entry-strike", type: "entry-struck" }, entries.strike);

/** Taken in again, with a reason. Staff. @throws Refusal year-plan.not-open, input.invalid, not-found */
export const restore = (ctx: Ctx, at: EntryAt, input: unknown): Promise<YearEntryView> =>
  withReason(ctx, at, input, { action: "year-plan.entry-restore", type: "entry-restored" }, entries.restore);

async function withReason(
  ctx: Ctx,
  at: EntryAt,
  input: unknown,
  how: { action: string; type: Change },
  act: typeof entries.strike,
): Promise<YearEntryView> {
  const { reason } = parse(WithReason, input);
  const note = await writeNote(ctx, reason, wordsOf(at.planId));
  return next(ctx, at, how, (plan, entry, said) => act(plan, entry, note.noteId, said), note.write);
}

async function next(
  ctx: Ctx,
  at: EntryAt,
  { action, type, expectedVersion }: { action: string; type: Change; expectedVersion?: number | undefined },
  act: (plan: YearPlan, entry: YearEntry, said: decide.Said) => YearEntry,
  ...writes: Awaited<ReturnType<typeof writeNote>>["write"][]
): Promise<YearEntryView> {
  const said = await deciding(ctx);
  await changed(ctx, at, { action, expectedVersion }, async ({ data }) => {
    const plan = await store.load(ctx, at.planId);
    decide.mustTake("change", plan.data);
    const after = act(plan.data, data, said);
    if (after === data) return { events: [], after };
    return { events: [told(type, plan.data, at.entryId)], after, writes: [...writes, touched(ctx, plan)] };
  });
  return get(ctx, at.planId, at.entryId);
}
