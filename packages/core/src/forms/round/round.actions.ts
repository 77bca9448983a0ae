import * as Agency from "../../agencies/agency/index.ts";
import { attendEach, attendedAtOnce } from "../../ground/shared/attend.ts";
import { caresFor, reachOf } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, save } from "../../ground/shared/context.ts";
import { type FormId, newId, type RoundId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotes, writeNote } from "../../ground/vault/index.ts";
import { governed } from "../../people/child/child.scope.ts";
import { inForce } from "../form/form.actions.ts";
import { countsOf, totalCounts } from "./figures.ts";
import * as decide from "./round.decide.ts";
import type { RoundEvent } from "./round.events.ts";
import { changed, leads, mustLead, notesOf, partOf, reminders, today, visible } from "./round.scope.ts";
import * as store from "./round.store.ts";
import {
  CloseRound,
  ExtendRound,
  NewRound,
  type Round,
  type RoundStatus,
  type RoundSummary,
  type RoundView,
} from "./round.ts";

/**
 * Asks many by a form as it is in force, from its first day on: today at once, else by itself on the day. Whom it asks is gone through in
 * the background. @throws Refusal form.not-approved, form.retired, agency.unknown, input.invalid, not-found
 */
export async function create(ctx: Ctx, formId: FormId, input: unknown): Promise<RoundView> {
  const given = parse(NewRound, input);
  const own = reachOf(ctx.actor);
  const municipality = await placeOf(ctx, given, own);
  mustLead(ctx, { municipality });
  const { version, content, model } = await inForce(ctx, formId);
  const day = await today(ctx);
  decide.mustBeSound(given, content, day);
  await mustBeOurs(ctx, municipality, given);
  const roundId = newId("round", ctx.now().epochMilliseconds);
  const planned: Round = {
    roundId,
    formId,
    formVersion: version,
    model,
    title: content.title,
    audience: given.audience,
    municipality,
    opensOn: given.opensOn ?? day,
    closesOn: given.closesOn,
    status: "planned",
    remindOn: [],
    moved: [],
    createdAt: ctx.now().toString(),
  };
  const opened = planned.opensOn <= day ? decide.open(planned, day, await reminders(ctx, planned)) : undefined;
  const round = opened?.after ?? planned;
  const events: RoundEvent[] = opened?.events ?? [{ type: "round.planned", data: decide.refOf(round) }];
  await save(ctx, {
    writes: [store.write(ctx.tenant, round, "absent")],
    stream: store.partition(ctx.tenant, roundId),
    events,
    audit: { subject: roundId, action: "round.create", detail: { formId, audience: round.audience.kind } },
    ref: { kind: "round", id: roundId },
  });
  return { ...summary({ data: round, version: 1 }), ...noCounts, moved: [], mayDo: decide.mayDo(round) };
}
const noCounts = { invited: 0, unreachable: 0, returned: 0, answered: 0 };

/** A child's round is where the child is. @throws Refusal not-found */
async function placeOf(ctx: Ctx, { audience, municipality }: NewRound, own: string | undefined) {
  if (audience.kind !== "providers") return municipality ?? own;
  return (await governed(ctx, audience.childId)).record.municipality;
}

async function mustBeOurs(ctx: Ctx, municipality: string | undefined, { audience }: NewRound): Promise<void> {
  const { municipalities } = await Tenant.load(ctx);
  if (municipality !== undefined && !municipalities.some(({ key }) => key === municipality))
    mustBeRight([fault("/municipality", "муниципалитет региона", "a municipality of the region")]);
  if (audience.kind === "families" || audience.kind === "providers" || !audience.agencyIds) return;
  const ids = audience.agencyIds;
  await Agency.mustBeKnown(
    ctx,
    ids.map((agencyId, i) => ({ pointer: `/audience/agencyIds/${i}`, agencyId })),
  );
  const found = await Agency.byIds(ctx, ids);
  mustBeRight(
    ids.flatMap((id, i) =>
      municipality === undefined || found.get(id)?.municipality === municipality
        ? []
        : [fault(`/audience/agencyIds/${i}`, "организация муниципалитета", "an organisation of the municipality")],
    ),
  );
}

/** Before its day. Opened twice is opened once. @throws Refusal round.closed, not-found */
export async function open(ctx: Ctx, id: RoundId): Promise<RoundView> {
  const found = await changed(ctx, id, { action: "round.open" }, async ({ data }) =>
    decide.open(data, await today(ctx), await reminders(ctx, data)),
  );
  return view(ctx, found);
}

/** Before its last day, with a reason. @throws Refusal round.closed, not-found */
export async function close(ctx: Ctx, id: RoundId, input: unknown): Promise<RoundView> {
  const { reason } = parse(CloseRound, input);
  const found = await changed(ctx, id, { action: "round.close" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, notesOf(id));
    return { ...decide.close(data, await today(ctx), note.noteId), writes: [note.write] };
  });
  return view(ctx, found);
}

/** Another last day, with a reason; one that was closed by mistake takes answers again. @throws Refusal round.closed, round.seen, input.invalid, not-found */
export async function extend(ctx: Ctx, id: RoundId, input: unknown): Promise<RoundView> {
  const { closesOn, reason } = parse(ExtendRound, input);
  const found = await changed(ctx, id, { action: "round.extend" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, notesOf(id));
    const remindOn = data.status === "planned" ? [] : await reminders(ctx, { ...data, closesOn });
    const decided = decide.extend(data, { closesOn, reasonId: note.noteId, remindOn }, await today(ctx));
    return { ...decided, writes: decided.events.length === 0 ? [] : [note.write] };
  });
  return view(ctx, found);
}

/** @throws Refusal not-found */
export const get = async (ctx: Ctx, id: RoundId): Promise<RoundView> => view(ctx, await visible(ctx, id));

export interface RoundQuery extends PageRequest {
  status?: RoundStatus | undefined;
  municipality?: string | undefined;
  /** Those of the whole region, which a municipality's coordinator sees for its own part. */
  region?: boolean | undefined;
}

/** The newest first: of a municipality, the whole region's, or all. @throws Refusal not-found */
export async function find(
  ctx: Ctx,
  { status = "open", municipality, region = false, ...page }: RoundQuery,
): Promise<Page<RoundSummary>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const place = region ? store.ofRegion : (reachOf(ctx.actor) ?? municipality);
  const found = await store.find(ctx, { status, municipality: place }, page);
  return { items: found.items.map(summary), next: found.next };
}

/**
 * What time has come for: rounds open on their first day, remind, close after their last, and forget whom they asked. For the platform.
 * @returns how many
 */
export async function attendRounds(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const day = await today(ctx);
  return attendEach(
    (page) => store.dueBy(ctx, day, page),
    ({ roundId }: Round) =>
      changed(ctx, roundId, { action: "round.attend" }, async ({ data }) =>
        decide.attend(data, day, data.status === "planned" ? await reminders(ctx, data) : []),
      ),
    most,
  );
}

async function view(ctx: Ctx, found: Pick<Stored<Round>, "data" | "version">): Promise<RoundView> {
  const { roundId, moved } = found.data;
  const { audience } = found.data;
  const isStaff = ctx.actor.kind !== "specialist";
  if (audience.kind === "providers" && isStaff)
    await auditRead(ctx, { subject: audience.childId, action: "round.read", detail: { roundId } });
  const reasons = await readNotes(
    ctx,
    moved.map(({ reasonId }) => reasonId),
    notesOf(roundId),
  );
  const counts = await countsOf(ctx, found.data);
  const { actor } = ctx;
  const own = actor.kind === "specialist" ? counts.filter(({ agencyId }) => agencyId === actor.agency) : counts;
  const part = partOf(ctx);
  const seen = part === undefined ? own : own.filter(({ municipality }) => municipality === part);
  return {
    ...summary(found),
    ...(isStaff ? { audience } : {}),
    ...totalCounts(seen),
    moved: moved.map(({ reasonId, ...told }) => ({
      ...told,
      reason: isStaff ? reasons.get(reasonId) : undefined,
    })),
    mayDo: leads(ctx, found.data) ? decide.mayDo(found.data) : [],
  };
}

export function summary({ data, version }: Pick<Stored<Round>, "data" | "version">): RoundSummary {
  const { remindOn: _, moved: __, seen: ___, forgotten: ____, answersGone: _____, audience, ...told } = data;
  // About which child it is, is told with an entry in the log alone.
  return { ...told, audience: audience.kind === "providers" ? { kind: "providers" } : audience, version };
}
