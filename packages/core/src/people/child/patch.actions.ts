import { Temporal } from "temporal-polyfill";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import { mustBeStaff, mustMatch } from "../../ground/shared/authorise.ts";
import { commitLimit, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { confirmedDetail, mentions, surroundings } from "./child.actions.ts";
import * as decide from "./child.decide.ts";
import type { ChildEvent } from "./child.events.ts";
import { type ChildAt, governed, stored } from "./child.scope.ts";
import * as store from "./child.store.ts";
import { ChildPatch, type ChildPatchInput, type ChildRecord } from "./child.ts";
import { type Identity, identityWrites } from "./duplicates.ts";
import { formerAfter, placeWrites, type Renaming } from "./former.ts";
import type { Part } from "./part.ts";
import { madeBefore } from "./repeat.ts";
import { changeRepresentatives } from "./representatives.actions.ts";

const changed = changing<ChildId, ChildRecord, ChildEvent>({
  load: stored,
  authorise: ({ actor }) => mustBeStaff(actor),
  // The record is written even when only the vault changes: its version is the version of the whole card.
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => store.keyOf(tenant, childId).pk,
  audit: ({ childId }) => ({ subject: childId }),
  ref: ({ childId }) => ({ kind: "child", id: childId }),
});

/**
 * Changes what is named, in one transaction; `null` clears. Staff only.
 * @throws Refusal input.invalid, child.over-age, child.duplicate, agency.unknown, conflict.version, not-found
 */
export async function patch(
  ctx: Ctx,
  childId: ChildId,
  input: ChildPatchInput,
  expectedVersion?: number,
): Promise<ChildAt> {
  await governed(ctx, childId);
  const change = parse(ChildPatch, input);
  const around = await surroundings(ctx);
  decide.mustFit(change, around);
  await mustBeKnown(ctx, mentions(change.attachments ?? {}));
  const { data: record, version } = await changed(ctx, childId, { action: "child.patch" }, async (found) => {
    const before = found.data;
    // Asked before the version: this very request may have moved it.
    if (await madeBefore(ctx)) return { events: [] };
    mustMatch(found.version, expectedVersion);
    const family = await changeRepresentatives(ctx, before, change);
    const patched = { ...decide.patchRecord(before, change), representativeIds: family.ids };
    const leaving = await leave(ctx, before, patched, change);
    const parts = [await person(ctx, childId, change, renaming(before, change, around)), family];
    const fields = [
      ...decide.differences("", before, patched).filter((f) => !["born", "sex", "representativeIds"].includes(f)),
      ...(change.person?.sex && change.person.sex !== before.sex ? ["person.sex"] : []),
      ...parts.flatMap((p) => p.fields),
    ];
    if (fields.length === 0) return { events: [] };
    const events = [...changedEvent(childId, fields), ...leaving.events];
    const writes = [...leaving.writes, ...parts.flatMap((p) => p.writes)];
    mustFitOneCommit(writes.length + events.length);
    return {
      events,
      after: leaving.record,
      writes,
      detail: { fields: fields.join(","), ...confirmedDetail(change.confirmedDistinctFrom) },
    };
  });
  return { record, version };
}

const changedEvent = (childId: ChildId, fields: string[]): ChildEvent[] => {
  const other = fields.filter((f) => f !== "status" && f !== "leftNoteId");
  return other.length > 0 ? [{ type: "child.changed", data: { childId, fields: other } }] : [];
};

async function leave(ctx: Ctx, before: ChildRecord, after: ChildRecord, change: ChildPatch) {
  const { childId } = after;
  const same: { record: ChildRecord; writes: Write[]; events: ChildEvent[] } = {
    record: after,
    writes: [],
    events: [],
  };
  if (before.status === after.status) return same;
  if (after.status === "active") return { ...same, events: [{ type: "child.returned" as const, data: { childId } }] };
  const { write, noteId } = await writeNote(ctx, change.reason!, { subject: childId, field: "reason" });
  const event = { type: "child.left" as const, data: { childId, noteId, cause: change.cause ?? "left-region" } };
  return { record: { ...after, leftNoteId: noteId }, writes: [write], events: [event] };
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

async function person(ctx: Ctx, childId: ChildId, change: ChildPatch, renamed: Renaming): Promise<Part> {
  const { sex: _sex, ...wanted } = change.person ?? {};
  if (Object.keys(wanted).length === 0) return { writes: [], fields: [] };
  const opened = await store.readPerson(ctx, childId);
  const before = opened.data;
  const after = decide.patched<store.PersonalData>(before, wanted);
  const fields = decide.differences("person.", before, after);
  if (fields.length === 0) return { writes: [], fields };
  const former = await store.openFormerNames(ctx, childId, opened);
  const formerNow = formerAfter(former, before, after, renamed);
  const identity = ({ snils, birthDate, ...name }: store.PersonalData, names: typeof former): Identity => ({
    names: [...names, name],
    birthDate,
    snils,
  });
  const from = identity(before, former);
  return {
    fields,
    writes: [
      await store.writePerson(ctx, childId, after, opened.version, formerNow),
      ...(await identityWrites(ctx, childId, identity(after, formerNow), {
        from,
        confirmed: change.confirmedDistinctFrom,
      })),
      ...(await placeWrites(ctx, childId, after, from.names)),
    ],
  };
}

/** Beside a part's writes: the record, the audit entry, the idempotency marker. */
const always = 3;

/** Five who come and five who go leave room for all else, but not for every other thing at once. @throws Refusal input.invalid */
function mustFitOneCommit(writes: number): void {
  if (writes + always <= commitLimit) return;
  throw invalid([
    fault(
      "",
      "слишком много за один раз: представителей измените отдельным запросом",
      "too much at once: change the representatives by a request of their own",
    ),
  ]);
}
