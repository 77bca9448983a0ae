import { Temporal } from "temporal-polyfill";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { mustMatch } from "../../ground/shared/authorise.ts";
import { commitLimit, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { ageOn } from "./age.ts";
import { guardians, mentions, surroundings } from "./check.ts";
import { confirmedDetail } from "./child.actions.ts";
import * as decide from "./child.decide.ts";
import type { ChildEvent } from "./child.events.ts";
import { type ChildAt, governed, mustBeSettled, mustGovern, stored } from "./child.scope.ts";
import * as store from "./child.store.ts";
import { ChildPatch, type ChildPatchInput, type ChildRecord } from "./child.ts";
import { type Identity, identityWrites } from "./duplicates.ts";
import { changedDueFaults } from "./expected.ts";
import { formerAfter, placeWrites, type Renaming } from "./former.ts";
import { always, mustFitOneCommit, type Part } from "./part.ts";
import { changeRepresentatives } from "./representatives.actions.ts";
import { wordWrites } from "./words.ts";

/** What rooms above write with a change of the card, of which they get at most `room` writes and events together. */
export type Beside = (
  ctx: Ctx,
  card: { before: ChildRecord; after: ChildRecord },
  room: number,
) => Promise<{ events: NewEvent[]; writes: Write[] }>;

const nothing: Beside = async () => ({ events: [], writes: [] });

const changed = changing<ChildId, ChildRecord, NewEvent>({
  load: stored,
  authorise: async (ctx, record) => {
    await mustGovern(ctx, record);
    mustBeSettled(record);
  },
  // The record is written even when only the vault changes: its version is the version of the whole card.
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => store.keyOf(tenant, childId).pk,
  audit: ({ childId }) => ({ subject: childId }),
  ref: ({ childId }) => ({ kind: "child", id: childId }),
});

/**
 * Changes what is named, in one transaction; `null` clears. Staff only. From outside it is reached by `Instrument.patchChild`, which
 * ends the consents of whoever goes.
 * @throws Refusal input.invalid, child.over-age, child.duplicate, agency.unknown, conflict.version, not-found
 */
export async function patch(
  ctx: Ctx,
  childId: ChildId,
  input: ChildPatchInput,
  expectedVersion?: number,
  beside = nothing,
): Promise<ChildAt> {
  await governed(ctx, childId);
  const change = parse(ChildPatch, input);
  const around = await surroundings(ctx);
  decide.mustFit(change, around, true);
  await mustBeKnown(ctx, [
    ...mentions(change.attachments ?? {}),
    ...guardians("/addRepresentatives", change.addRepresentatives),
  ]);
  const { data: record, version } = await changed(ctx, childId, { action: "child.patch" }, async (found) => {
    const before = found.data;
    // Asked before the version: this very request may have moved it.
    if (await madeBefore(ctx)) return { events: [] };
    mustMatch(found.version, expectedVersion);
    mustBeRight(changedDueFaults(before, change, around.today));
    await mustBeOfAge(ctx, childId, change);
    const { ids: representativeIds, standings, ...family } = await changeRepresentatives(ctx, before, change);
    const patched = { ...decide.patchRecord(before, change), representativeIds, standings };
    const leaving = await leave(ctx, before, patched, change, around.today);
    const parts: Part[] = [await person(ctx, before, change, renaming(before, change, around)), family];
    const fields = [
      ...decide.differences("", before, patched).filter((f) => !toldOtherwise.includes(f)),
      ...(change.person?.sex && change.person.sex !== before.sex ? ["person.sex"] : []),
      ...parts.flatMap((p) => p.fields),
    ];
    if (fields.length === 0) return { events: [] };
    const events = [...changedEvent(childId, fields, change.removeRepresentatives), ...leaving.events];
    const writes = [...leaving.writes, ...parts.flatMap((p) => p.writes)];
    mustFitOneCommit(writes.length + events.length);
    const room = commitLimit - always - writes.length - events.length;
    const spare = parts.flatMap((p) => p.spare ?? []);
    const more = await beside(ctx, { before, after: leaving.record }, room);
    return {
      events: [...events, ...more.events],
      after: leaving.record,
      writes: [...writes, ...more.writes, ...spare.slice(0, room - more.events.length - more.writes.length)],
      detail: { fields: fields.join(","), ...confirmedDetail(change.confirmedDistinctFrom) },
    };
  });
  return { record, version };
}

/** Fields of the record that are told by the parts of the card. */
const toldOtherwise = ["born", "sex", "expected", "representativeIds", "standings"];

/** Whoever acts for themselves is of age. @throws Refusal input.invalid */
async function mustBeOfAge(ctx: Ctx, childId: ChildId, { person, addRepresentatives = [] }: ChildPatch): Promise<void> {
  const i = addRepresentatives.findIndex(({ relation }) => relation === "self");
  if (i < 0) return;
  const birthDate = person?.birthDate ?? (await store.readPerson(ctx, childId)).data.birthDate;
  if (ageOn(birthDate, await Tenant.today(ctx)) >= decide.adultAt) return;
  throw invalid([decide.tooYoung(`/addRepresentatives/${i}/relation`)]);
}

const changedEvent = (childId: ChildId, fields: string[], gone: RepresentativeId[] = []): ChildEvent[] => {
  const other = fields.filter((f) => !["status", "leftNoteId", "leftCause", "leftOn"].includes(f));
  return other.length > 0
    ? [{ type: "child.changed", data: { childId, fields: other, gone: gone.length > 0 ? gone : undefined } }]
    : [];
};

async function leave(ctx: Ctx, before: ChildRecord, after: ChildRecord, change: ChildPatch, today: Temporal.PlainDate) {
  const { childId } = after;
  const same: { record: ChildRecord; writes: Write[]; events: ChildEvent[] } = {
    record: after,
    writes: [],
    events: [],
  };
  if (before.status === after.status) return same;
  if (after.status === "active") return { ...same, events: [{ type: "child.returned" as const, data: { childId } }] };
  const leftOn = today.toString();
  if (before.expected) {
    const event = { type: "child.left" as const, data: { childId, cause: "other" as const } };
    return { ...same, record: { ...after, leftCause: event.data.cause, leftOn }, events: [event] };
  }
  const { write, noteId } = await writeNote(ctx, change.reason!, { subject: childId, field: "reason" });
  const cause = change.cause ?? "left-region";
  const event = { type: "child.left" as const, data: { childId, noteId, cause } };
  const record = { ...after, leftNoteId: noteId, leftCause: cause, leftOn };
  return { record, writes: [write], events: [event] };
}

/** The reason of somebody who leaves is that of leaving. */
const renaming = (
  { createdAt }: ChildRecord,
  change: ChildPatch,
  { today, zone }: Awaited<ReturnType<typeof surroundings>>,
): Renaming => ({
  since: Temporal.Instant.from(createdAt).toZonedDateTimeISO(zone).toPlainDate().toString(),
  to: today.toString(),
  reason: change.status === "left" ? undefined : change.reason,
});

async function person(
  ctx: Ctx,
  { childId, expected }: ChildRecord,
  change: ChildPatch,
  renamed: Renaming,
): Promise<Part> {
  if (change.dueOn !== undefined) return due(ctx, childId, change.dueOn);
  const { sex: _sex, ...wanted } = change.person ?? {};
  if (Object.keys(wanted).length === 0) return { writes: [], fields: [] };
  const opened = await store.readPerson(ctx, childId);
  const before = opened.data;
  const after = decide.patched<store.PersonalData>(before, wanted);
  const fields = decide.differences("person.", before, after);
  if (fields.length === 0) return { writes: [], fields };
  const former = await store.openFormerNames(ctx, childId, opened);
  // Until its birth a card has no name, and stands nowhere by one.
  const formerNow = expected ? [] : formerAfter(former, before, after, renamed);
  const identity = ({ snils, birthDate, ...name }: store.PersonalData, names: typeof former): Identity => ({
    names: [...names, name],
    birthDate,
    snils,
  });
  const from = expected ? undefined : identity(before, former);
  const known = await identityWrites(ctx, childId, identity(after, formerNow), {
    from,
    confirmed: change.confirmedDistinctFrom,
  });
  return {
    fields,
    spare: known.pairs,
    writes: [
      await store.writePerson(ctx, childId, after, opened.version, formerNow),
      ...known.writes,
      ...(await placeWrites(ctx, childId, after, from?.names)),
      ...(await wordWrites(ctx, childId, after, from?.names)),
    ],
  };
}

/** Until a birth the day stands where the birth date will. */
async function due(ctx: Ctx, childId: ChildId, birthDate: string): Promise<Part> {
  const { data, version } = await store.readPerson(ctx, childId);
  if (data.birthDate === birthDate) return { writes: [], fields: [] };
  return { writes: [await store.writePerson(ctx, childId, { ...data, birthDate }, version)], fields: ["dueOn"] };
}
