import * as Agency from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { within } from "../../ground/shared/authorise.ts";
import {
  type AccompanimentId,
  type AgencyId,
  auditRead,
  auditReads,
  type ChildId,
  type Ctx,
  caresFor,
  newId,
  notFound,
  type Page,
  type PageRequest,
  Refusal,
  retrying,
  type Stored,
  save,
  unlessRefused,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import {
  governed,
  heirOf,
  isOwn,
  load as loadChild,
  mustBeHere,
  mustGovern,
  visible,
} from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as Consent from "../../people/consent/index.ts";
import { consentMissing } from "../../people/disclosure/told.ts";
import * as decide from "./accompaniment.decide.ts";
import type { AccompanimentEvent } from "./accompaniment.events.ts";
import * as store from "./accompaniment.store.ts";
import {
  type Accompaniment,
  type AccompanimentView,
  AddContact,
  ChangeCurator,
  EndAccompaniment,
  ReviewAccompaniment,
  StartAccompaniment,
} from "./accompaniment.ts";

/** Words about a family are kept with the child by whom it is known, so that they go when the child's data go. */
const notesOf = (childId: ChildId): NotePlace => ({ subject: childId, field: "accompaniment" });

const changed = changing<store.AccompanimentAt, Accompaniment, AccompanimentEvent>({
  load: store.load,
  authorise: mustSee,
  writes: ({ tenant }, before, after) => [
    store.write(tenant, after, before.version),
    ...(after.status === "ended" ? store.free(tenant, after) : []),
  ],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, accompanimentId }) => ({ subject: childId, detail: { accompanimentId } }),
  ref: ({ childId, accompanimentId }) => ({ kind: "accompaniment", id: accompanimentId, parent: childId }),
});

const question = (recipient: AgencyId) => ({ recipient, purpose: "support-route", dataClass: "social" }) as const;

/**
 * Staff by the child; the curator's organisation, as long as consent covers what it learns of the family.
 * @returns the consent that this rests on @throws Refusal not-found, consent.missing
 */
async function mustSee(ctx: Ctx, accompaniment: Accompaniment): Promise<Write[]> {
  const { actor } = ctx;
  if (actor.kind === "system") return [];
  if (actor.kind !== "specialist" && actor.kind !== "link") {
    await mustGovern(ctx, accompaniment);
    return [];
  }
  if (actor.agency !== accompaniment.agencyId) throw notFound();
  return [await mustBeAllowed(ctx, accompaniment)];
}

/** @throws Refusal consent.missing */
async function mustBeAllowed(ctx: Ctx, { childId, agencyId }: Pick<Accompaniment, "childId" | "agencyId">) {
  const answer = await Consent.allows(ctx, childId, question(agencyId));
  if (!answer.allowed) throw consentMissing(answer.reason);
  return answer.guard;
}

/**
 * A family gets a curator. Staff only. @throws Refusal consent.missing: the organisation may not know of it, conflict.exists: the family is
 * accompanied, by this child or a sister or brother, agency.closed, agency.unknown, input.invalid, limit.reached, child.left, not-found
 */
export const start = (ctx: Ctx, childId: ChildId, input: unknown): Promise<AccompanimentView> =>
  retrying(async () => {
    const { note, from, ...what } = parse(StartAccompaniment, input);
    const { record, version } = await governed(ctx, childId);
    mustBeHere(record);
    await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId: what.agencyId }]);
    const known = await store.ofChild(ctx, childId);
    mustHaveRoom("accompaniments", known.length);
    // Of two that a merge brought together the end of one frees the places of both.
    const other = known.find(({ data }) => data.status === "open");
    if (other) throw exists(other.data);
    const family = familyOf(record);
    const now = ctx.now();
    const accompanimentId: AccompanimentId = newId("accompaniment", now.epochMilliseconds);
    const places = await placesFor(ctx, family, { childId, accompanimentId });
    const guard = await mustBeAllowed(ctx, { childId, agencyId: what.agencyId });
    const today = (await Tenant.today(ctx)).toString();
    const written = note === undefined ? undefined : await writeNote(ctx, note, notesOf(childId));
    const { events, after } = decide.start({
      ...what,
      accompanimentId,
      childId,
      municipality: record.municipality,
      places: family,
      from: from ?? today,
      today,
      at: now.toString(),
      noteId: written?.noteId,
    });
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, after, "absent"),
        ...places,
        ...(written ? [written.write] : []),
        unchanged(ctx.tenant, childId, version),
        guard,
      ],
      stream: partitionOf(ctx.tenant, childId),
      events,
      audit: { subject: childId, action: "accompaniment.start", detail: { accompanimentId } },
      ref: { kind: "accompaniment", id: accompanimentId, parent: childId },
    });
    return view({ data: after, version: 1 }, today, new Map(written ? [[written.noteId, note!]] : []));
  });

/** The child and the people by whom its family is known; an organisation that is a guardian makes no family. */
const familyOf = ({ childId, representativeIds, standings = {} }: ChildRecord): Accompaniment["places"] => [
  childId,
  ...representativeIds.filter((id) => !standings[id]?.agencyId),
];

/** Takes the family's places: of two who begin at once, for one child or for sister and brother, the second finds them taken. */
async function placesFor(ctx: Ctx, family: Accompaniment["places"], at: store.AccompanimentAt): Promise<Write[]> {
  const found = await ctx.bank.getMany<store.Place>(family.map((subject) => store.placeKey(ctx.tenant, subject)));
  for (const place of found) {
    const running = place && (await runningAt(ctx, place.data));
    if (running) throw exists(running);
  }
  return family.map((subject, i) => store.take(ctx.tenant, subject, at, found[i]?.version ?? "absent"));
}

/** What a place names, if it still runs; it may have gone along to another card. */
async function runningAt(ctx: Ctx, place: store.Place): Promise<Accompaniment | undefined> {
  const there = async (childId: ChildId) => (await unlessRefused(() => store.load(ctx, { ...place, childId })))?.data;
  const child = await unlessRefused(() => loadChild(ctx, place.childId));
  const found = (await there(place.childId)) ?? (child && (await there(await heirOf(ctx, child.record))));
  return found?.status === "open" ? found : undefined;
}

const exists = ({ accompanimentId, childId }: Accompaniment) =>
  new Refusal(
    "conflict.exists",
    { ru: "Эту семью уже сопровождают.", en: "This family is accompanied already." },
    { current: { accompanimentId, childId } },
  );

/** All of a family's by this child; staff and the curator's organisation with their words, the family without. @throws Refusal not-found */
export async function listOf(ctx: Ctx, childId: ChildId): Promise<AccompanimentView[]> {
  const own = "agency" in ctx.actor && !caresFor(ctx.actor, "each") ? ctx.actor.agency : undefined;
  const { record } = own ? await loadChild(ctx, childId) : await visible(ctx, childId);
  const found = (await store.ofChild(ctx, childId)).filter(({ data }) => !own || data.agencyId === own);
  if (own && found.length === 0) throw notFound();
  const guards = own ? [await mustBeAllowed(ctx, { childId, agencyId: own })] : [];
  await auditRead(ctx, { subject: childId, action: "accompaniment.list" }, guards);
  const wanted = (await isOwn(ctx, record)) ? [] : found.flatMap(({ data }) => noteIdsOf(data));
  const words = await readNotes(ctx, wanted, notesOf(childId));
  const today = (await Tenant.today(ctx)).toString();
  return found.map((one) => view(one, today, words));
}

const noteIdsOf = ({ noteId, contacts, reviews, ended }: Accompaniment) =>
  [noteId, ended?.noteId, ...[...contacts, ...reviews].map((one) => one.noteId)].filter((id) => id !== undefined);

/** What the request has made or changed, again. @throws Refusal not-found */
export async function again(ctx: Ctx, at: store.AccompanimentAt): Promise<AccompanimentView> {
  const found = (await listOf(ctx, at.childId)).find((one) => one.accompanimentId === at.accompanimentId);
  if (!found) throw notFound();
  return found;
}

export interface AccompanimentQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: Accompaniment["status"] | undefined;
}

/** Without words. An organisation its own, as far as consent goes. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "open", ...page }: AccompanimentQuery,
): Promise<Page<AccompanimentView>> {
  const own = "agency" in ctx.actor && !caresFor(ctx.actor, "each") ? ctx.actor.agency : undefined;
  if (own === undefined && !caresFor(ctx.actor, "each")) throw notFound();
  if (own && agency && agency !== own) throw notFound();
  const only = within(ctx.actor, municipality);
  const { items, next } = await store.find(ctx, { agency: own ?? agency, municipality: only, status }, page);
  const seen = own ? await allowedOf(ctx, items) : items.filter(({ data }) => !only || data.municipality === only);
  await auditReads(
    ctx,
    [...new Set(seen.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "accompaniment.find" })),
  );
  const today = (await Tenant.today(ctx)).toString();
  return { items: seen.map((one) => view(one, today, new Map())), next };
}

/** Those of which the organisation may know now; nothing of it is written. */
export async function allowedOf(ctx: Ctx, items: readonly Stored<Accompaniment>[]): Promise<Stored<Accompaniment>[]> {
  const allowed = await Promise.all(
    items.map(async ({ data }) => (await Consent.stands(ctx, data.childId, question(data.agencyId))).allowed),
  );
  return items.filter((_, i) => allowed[i]);
}

/** A change with what is written about it. */
async function act(
  ctx: Ctx,
  at: store.AccompanimentAt,
  action: string,
  note: string | undefined,
  expectedVersion: number | undefined,
  decided: (
    before: Accompaniment,
    with_: { today: string; at: string; noteId: Accompaniment["noteId"] },
  ) => { events: AccompanimentEvent[]; after?: Accompaniment },
): Promise<AccompanimentView> {
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action, expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, notesOf(at.childId));
    const next = decided(data, { today, at: ctx.now().toString(), noteId: written?.noteId });
    return { ...next, writes: written && next.after ? [written.write] : [] };
  });
  return view(after, today, new Map());
}

/** A contact, or a month without one. By the organisation, or by staff. @throws Refusal accompaniment.ended, input.invalid, limit.reached */
export function addContact(ctx: Ctx, at: store.AccompanimentAt, input: unknown, expectedVersion?: number) {
  const said = parse(AddContact, input);
  return act(ctx, at, "accompaniment.contact", said.note, expectedVersion, (before, when) => {
    mustHaveRoom("contacts", before.contacts.length);
    return decide.contact(before, said, when);
  });
}

/** What helps, and whether it goes on. By the organisation, or by staff. @throws Refusal accompaniment.ended, input.invalid, limit.reached */
export function review(ctx: Ctx, at: store.AccompanimentAt, input: unknown, expectedVersion?: number) {
  const { note, ...said } = parse(ReviewAccompaniment, input);
  return act(ctx, at, "accompaniment.review", note, expectedVersion, (before, when) => {
    mustHaveRoom("reviews", before.reviews.length);
    return decide.review(before, { ...said, on: said.on ?? when.today }, when);
  });
}

/** Another organisation or post. Staff only. @throws Refusal accompaniment.ended, consent.missing, agency.unknown, agency.closed, not-found */
export async function changeCurator(
  ctx: Ctx,
  at: store.AccompanimentAt,
  input: unknown,
  expectedVersion?: number,
): Promise<AccompanimentView> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const { agencyId, post, note } = parse(ChangeCurator, input);
  await mustGovern(ctx, (await store.load(ctx, at)).data);
  await Agency.mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
  const guard = await mustBeAllowed(ctx, { childId: at.childId, agencyId });
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "accompaniment.curator", expectedVersion }, async ({ data }) => {
    const written = note === undefined ? undefined : await writeNote(ctx, note, notesOf(at.childId));
    const next = decide.changeCurator(data, { agencyId, post, noteId: written?.noteId });
    return next.events.length === 0 ? next : { ...next, writes: [guard, ...(written ? [written.write] : [])] };
  });
  return view(after, today, new Map());
}

/** It ends. Staff only. @throws Refusal accompaniment.ended, input.invalid, not-found */
export async function end(
  ctx: Ctx,
  at: store.AccompanimentAt,
  input: unknown,
  expectedVersion?: number,
): Promise<AccompanimentView> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const { cause, on, note } = parse(EndAccompaniment, input);
  return act(ctx, at, "accompaniment.end", note, expectedVersion, (before, { today, noteId }) =>
    decide.end(before, { cause, on: on ?? today, noteId }, today),
  );
}

function view(
  { data, version }: Pick<Stored<Accompaniment>, "data" | "version">,
  today: string,
  words: ReadonlyMap<string, string>,
): AccompanimentView {
  const said = (noteId: Accompaniment["noteId"]) => noteId && words.get(noteId);
  const { places: _, noteId, asked: __, reviewAsked: ___, createdAt: ____, ended, ...kept } = data;
  return {
    ...kept,
    version,
    note: said(noteId),
    contacts: data.contacts.map((one) => ({
      held: one.held,
      month: decide.monthOf(one),
      ...(one.held ? { on: one.on, form: one.form, areas: one.areas } : { cause: one.cause }),
      note: said(one.noteId),
    })),
    missing: data.status === "open" ? decide.missingMonths(data, today) : [],
    reviews: data.reviews.map(({ on, outcome, noteId }) => ({ on, outcome, note: said(noteId) })),
    ended: ended && { on: ended.on, cause: ended.cause, note: said(ended.noteId) },
  };
}
