import * as WorkPlace from "../../agencies/work-place/index.ts";
import { changing } from "../../ground/change/index.ts";
import { within } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  attendEach,
  attendedAtOnce,
  auditRead,
  auditReads,
  type Ctx,
  caresFor,
  newId,
  notFound,
  type Page,
  type PageRequest,
  retrying,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import {
  governed,
  load as loadChild,
  mustBeHere,
  mustGovern,
  mustStand,
  standing,
} from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as Consent from "../../people/consent/index.ts";
import { consentMissing } from "../../people/disclosure/told.ts";
import type { EmploymentEvent } from "./employment.events.ts";
import * as store from "./employment.store.ts";
import * as decide from "./placement.decide.ts";
import { AnswerLook, EndPlacement, NewPlacement, type Placement, type PlacementView } from "./placement.ts";
import { ageOf, employmentNotes } from "./seeker.actions.ts";
import { causeOf, type LeaveCause, type Seeker } from "./seeker.ts";

const changed = changing<store.PlacementAt, Placement, EmploymentEvent>({
  load: store.loadPlacement,
  authorise: mustSee,
  writes: ({ tenant }, before, after) => [store.writePlacement(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, placementId }) => ({ subject: childId, detail: { placementId } }),
  ref: ({ childId, placementId }) => ({ kind: "placement", id: placementId, parent: childId }),
});

/**
 * Staff by the child; the organisation its own, as long as that person consents that it knows of them.
 * @returns the consent that this rests on @throws Refusal not-found, consent.missing, child.erased: it is being destroyed
 */
async function mustSee(ctx: Ctx, placement: Placement): Promise<Write[]> {
  const { actor } = ctx;
  if (actor.kind === "system") return [];
  if (actor.kind !== "specialist" && actor.kind !== "link") {
    await mustGovern(ctx, placement);
    return [];
  }
  if (actor.agency !== placement.agencyId) throw notFound();
  await standing(ctx, placement.childId);
  return [await mustBeAllowed(ctx, placement, await seekerOf(ctx, placement))];
}

const seekerOf = async (ctx: Ctx, { childId, seekerId }: Placement): Promise<Seeker> =>
  (await store.loadSeeker(ctx, { childId, seekerId })).data;

/** @throws Refusal consent.missing */
async function mustBeAllowed(
  ctx: Ctx,
  { childId, agencyId }: Pick<Placement, "childId" | "agencyId">,
  { representativeId }: Seeker,
): Promise<Write> {
  const question = { recipient: agencyId, purpose: "employment", dataClass: "identity" } as const;
  const answer = await Consent.allows(ctx, childId, { ...question, by: representativeId });
  if (!answer.allowed) throw consentMissing(answer.reason);
  return answer.guard;
}

/**
 * Somebody gets a place. Staff only. @throws Refusal seeker.not-looking, consent.missing: the organisation may not know of them,
 * input.invalid: no free place, too young, not offered on that day, not-found
 */
export const place = (ctx: Ctx, input: unknown): Promise<PlacementView> =>
  retrying(async () => {
    const { childId, seekerId, workPlaceId, from } = parse(NewPlacement, input);
    const { record, version } = await governed(ctx, childId);
    mustBeHere(record);
    const seeker = await store.loadSeeker(ctx, { childId, seekerId });
    const found = await WorkPlace.load(ctx, workPlaceId);
    const now = ctx.now();
    const placement = decide.place({
      placementId: newId("placement", now.epochMilliseconds),
      seeker: seeker.data,
      place: found.data,
      age: seeker.data.representativeId ? undefined : await ageOf(ctx, record),
      from,
      today: (await Tenant.today(ctx)).toString(),
      at: now.toString(),
    });
    const guard = await mustBeAllowed(ctx, placement, seeker.data);
    const { placementId } = placement;
    await save(ctx, {
      writes: [
        store.writePlacement(ctx.tenant, placement, "absent"),
        store.writeSeeker(ctx.tenant, { ...seeker.data, status: "placed", placementId }, seeker.version),
        WorkPlace.takenBy(ctx, found, placementId),
        unchanged(ctx.tenant, childId, version),
        guard,
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "placement.made", data: { ...decide.refOf(placement), seekerId } } satisfies EmploymentEvent],
      audit: { subject: childId, action: "placement.make", detail: { placementId, workPlaceId } },
      ref: { kind: "placement", id: placementId, parent: childId },
    });
    return view({ data: placement, version: 1 }, new Map());
  });

/** With its words, on record. @throws Refusal not-found, consent.missing, child.merged, child.erased */
export async function get(ctx: Ctx, at: store.PlacementAt): Promise<PlacementView> {
  const found = await store.loadPlacement(ctx, at);
  const guards = await mustSee(ctx, found.data);
  await mustStand(ctx, at.childId);
  await auditRead(
    ctx,
    { subject: at.childId, action: "placement.read", detail: { placementId: at.placementId } },
    guards,
  );
  const { looks, ended } = found.data;
  const ids = [...looks.map(({ answered }) => answered?.noteId), ended?.noteId].filter((id) => id !== undefined);
  return view(found, await readNotes(ctx, ids, employmentNotes(at.childId)));
}

export interface PlacementQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: Placement["status"] | undefined;
}

/** Without words. An organisation its own, as far as consent goes. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "placed", ...page }: PlacementQuery,
): Promise<Page<PlacementView>> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !caresFor(ctx.actor, "each")) throw notFound();
  if (own && agency && agency !== own) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.findPlacements(ctx, { agency: own ?? agency, municipality: only, status }, page);
  const visible = own ? await allowedOf(ctx, items) : items.filter(({ data }) => !only || data.municipality === only);
  await auditReads(
    ctx,
    [...new Set(visible.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "placement.find" })),
  );
  return { items: visible.map((one) => view(one, new Map())), next };
}

/** Those of whom the organisation may know now; nothing of it is written. */
export async function allowedOf(ctx: Ctx, items: readonly Stored<Placement>[]): Promise<Stored<Placement>[]> {
  const allowed = await Promise.all(
    items.map(async ({ data }) => {
      const { childId, agencyId } = data;
      const question = { recipient: agencyId, purpose: "employment", dataClass: "identity" } as const;
      const { representativeId: by } = await seekerOf(ctx, data);
      return (await Consent.stands(ctx, childId, { ...question, by })).allowed;
    }),
  );
  return items.filter((_, i) => allowed[i]);
}

/**
 * Whether somebody still works there, after 3 and 12 months: by the organisation, or by staff who have asked. What does not go on has
 * ended, and the place is free. @throws Refusal placement.ended, input.invalid, consent.missing, not-found
 */
export async function answerLook(
  ctx: Ctx,
  at: store.PlacementAt,
  input: unknown,
  expectedVersion?: number,
): Promise<PlacementView> {
  const { months, outcome, on, note } = parse(AnswerLook, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "placement.look", expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, employmentNotes(at.childId));
    const answer = { months, outcome, on: on ?? today, today, at: ctx.now().toString(), noteId: written?.noteId };
    const decided = decide.answerLook(data, answer);
    return { ...decided, writes: [...(written ? [written.write] : []), ...(await freed(ctx, decided.after))] };
  });
  return view(after, new Map());
}

/** It ends; `mistake`: it never was one. Staff only. @throws Refusal placement.ended, input.invalid, not-found */
export async function end(
  ctx: Ctx,
  at: store.PlacementAt,
  input: unknown,
  expectedVersion?: number,
): Promise<PlacementView> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const { outcome, on, note } = parse(EndPlacement, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "placement.end", expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, employmentNotes(at.childId));
    // What never was has no first day to be measured by.
    const day = on ?? (outcome === "mistake" ? data.from : today);
    const decided = decide.end(data, { outcome, on: day, today: [day, today].toSorted()[1]!, noteId: written?.noteId });
    return { ...decided, writes: [...(written ? [written.write] : []), ...(await freed(ctx, decided.after))] };
  });
  return view(after, new Map());
}

/** Of one that has ended the place is free, and who had it looks again, unless the child is registered no more. */
export async function freed(
  ctx: Ctx,
  { status, workPlaceId, placementId, childId, seekerId, ended }: Placement,
): Promise<Write[]> {
  if (status !== "ended") return [];
  const place = await WorkPlace.load(ctx, workPlaceId);
  const seeker = await store.loadSeeker(ctx, { childId, seekerId });
  const { record, version } = await loadChild(ctx, childId);
  const cause = afterPlacement(ended!, record);
  const looks: Seeker = { ...seeker.data, status: "looking", placementId: undefined };
  const next: Seeker = cause ? { ...looks, status: "left", left: { on: ended!.on, cause } } : looks;
  return [
    WorkPlace.freedBy(ctx, place, placementId),
    store.writeSeeker(ctx.tenant, next, seeker.version),
    // Whoever leaves meanwhile is taken out of the lists of those who look: not just before they come back to them.
    unchanged(ctx.tenant, childId, version),
  ];
}

/** Why somebody looks no more; whoever has gone on to another place has found it alone. */
function afterPlacement(
  { outcome }: NonNullable<Placement["ended"]>,
  { status, leftCause }: Pick<ChildRecord, "status" | "leftCause">,
): LeaveCause | undefined {
  if (status === "left") return causeOf(leftCause);
  return outcome === "moved-on" ? "found-alone" : undefined;
}

export function view(
  { data, version }: Pick<Stored<Placement>, "data" | "version">,
  words: ReadonlyMap<string, string>,
): PlacementView {
  const { looks, ended, createdAt: _, ...placement } = data;
  return {
    ...placement,
    looks: looks.map(({ months, dueOn, askedAt, overdueAt, answered }) => ({
      months,
      dueOn,
      askedAt,
      overdue: overdueAt !== undefined && !answered,
      outcome: answered?.outcome,
      on: answered?.on,
      note: answered?.noteId && words.get(answered.noteId),
    })),
    ended: ended && { on: ended.on, outcome: ended.outcome, note: ended.noteId && words.get(ended.noteId) },
    version,
  };
}

/**
 * What time asks for: an organisation is asked, or nobody has answered. By the platform alone; safe to repeat.
 * @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendLooks(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    (one) =>
      changed(
        ctx,
        one,
        { action: "placement.attend" },
        ({ data }) => decide.attend(data, { today, at: ctx.now().toString() }) ?? { events: [] },
      ),
    most,
  );
}
