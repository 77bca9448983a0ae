import { Temporal } from "temporal-polyfill";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import type { Late } from "../../ground/job/late.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type NoteId, newId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import { governed, mustBeSettled } from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import * as instruments from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { Revision } from "../step/step.events.ts";
import type { ExecutionEvent } from "./execution.events.ts";
import * as store from "./result.store.ts";
import {
  mostCorrections,
  type NewResult,
  type ResultCorrection,
  type ResultFacts,
  type ResultRecord,
  type ResultView,
} from "./result.ts";
import { warningOf } from "./warning.ts";

/**
 * Whether a result could be recorded; nothing is written. Staff only.
 * @throws Refusal input.invalid (no such measure of this child, a day to come), agency.unknown, conflict.exists,
 * child.merging, child.merged, not-found
 */
export async function judgeResult(ctx: Ctx, childId: ChildId, given: NewResult) {
  const { record: child, version } = await governed(ctx, childId);
  mustBeSettled(child);
  await mustFit(ctx, given);
  const { paper, ...measure } = await measureOf(ctx, childId, given);
  const order = await store.oneResult(ctx, childId);
  mustBeNew(await store.ofChild(readingAnew(ctx), childId), given);
  return {
    child,
    measure,
    paper,
    warning: warningOf(given.on, paper),
    guards: [order, unchanged(ctx.tenant, childId, version)],
  };
}

/** What else must hold, or is written, with the change of a result, and what it revises. Absent: before it came, after it went. */
export type AlongResult = (
  was: ResultRecord | undefined,
  is: ResultRecord | undefined,
) => Promise<{ writes: Write[]; revisions: Revision[]; late?: Late | undefined }>;

const alone: AlongResult = async () => ({ writes: [], revisions: [] });

/**
 * Records what became of a measure that no route asked for. Staff only. @throws Refusal as {@link judgeResult}
 */
export const recordResult = (
  ctx: Ctx,
  childId: ChildId,
  given: NewResult,
  along: AlongResult = alone,
): Promise<ResultView> =>
  retrying(async () => {
    const { child, measure, paper, guards } = await judgeResult(ctx, childId, given);
    const now = ctx.now();
    const { facts, writes } = await sealed(ctx, childId, given);
    const result: ResultRecord = {
      resultId: newId("result", now.epochMilliseconds),
      childId,
      ...measure,
      ...facts,
      municipality: child.municipality,
      status: "standing",
      recordedAt: now.toString(),
      corrections: [],
    };
    const { resultId, measureId } = result;
    const { writes: besides, revisions, late } = await along(undefined, result);
    await save(ctx, {
      writes: [store.write(ctx.tenant, result, "absent"), ...writes, ...besides, ...guards],
      stream: partitionOf(ctx.tenant, childId),
      events: [
        { type: "result.recorded", data: { childId, resultId, measureId, result: result.result, revisions, late } },
      ] satisfies ExecutionEvent[],
      audit: { subject: childId, action: "result.record", detail: { resultId, measureId, result: result.result } },
      ref: { kind: "result", id: resultId, parent: childId },
    });
    return view(ctx, { data: result, version: 1 }, paper);
  });

/**
 * Puts a result right, or takes it back, with a reason; what it said before is kept. Staff only.
 * @throws Refusal input.invalid, agency.unknown, conflict.version, result.withdrawn, child.merging, not-found
 */
export async function correctResult(
  ctx: Ctx,
  at: store.ResultAt,
  { reason, ...given }: ResultCorrection,
  expectedVersion?: number,
  along: AlongResult = alone,
): Promise<ResultView> {
  if (!("withdrawn" in given)) await mustFit(ctx, given);
  const why = await writeNote(ctx, reason, resultNotes(at.childId));
  const next = "withdrawn" in given ? undefined : await sealed(ctx, at.childId, given);
  const after = await changed(ctx, at, { action: "result.correct", expectedVersion }, async ({ data }) => {
    mustStand(data);
    const { result, on, agencyId, byNoteId, noteId, resultId, childId, measureId } = data;
    const was = { result, on, agencyId, byNoteId, noteId, correctedAt: ctx.now().toString() };
    const corrections = [...data.corrections, { ...was, reasonNoteId: why.noteId }];
    const stands = next ? { ...data, ...next.facts, corrections } : undefined;
    const { writes, revisions } = await along(data, stands);
    const ref = { childId, resultId, measureId, revisions };
    const event: ExecutionEvent = next
      ? { type: "result.corrected", data: { ...ref, result: next.facts.result } }
      : { type: "result.withdrawn", data: ref };
    return {
      events: [event],
      after: stands ?? { ...data, status: "withdrawn", corrections },
      writes: [why.write, ...(next?.writes ?? []), ...writes],
    };
  });
  return view(ctx, after);
}

/** One result with its words, on record; staff only. @throws Refusal not-found */
export async function getResult(ctx: Ctx, at: store.ResultAt): Promise<ResultView> {
  await governed(ctx, at.childId);
  const found = await store.load(ctx, at);
  await auditRead(ctx, { subject: at.childId, action: "result.read", detail: { resultId: at.resultId } });
  return view(ctx, found);
}

const changed = changing<store.ResultAt, ResultRecord, ExecutionEvent>({
  load: store.load,
  authorise: async (ctx, { childId }) => {
    const { record, version } = await governed(ctx, childId);
    mustBeSettled(record);
    return [unchanged(ctx.tenant, childId, version)];
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, resultId }) => ({ subject: childId, detail: { resultId } }),
  ref: ({ childId, resultId }) => ({ kind: "result", id: resultId, parent: childId }),
});

/** @throws Refusal input.invalid, agency.unknown */
async function mustFit(ctx: Ctx, { on, agencyId }: Pick<NewResult, "on" | "agencyId">): Promise<void> {
  if (Temporal.PlainDate.compare(on, await Tenant.today(ctx)) > 0)
    throw invalid([fault("/on", "не позже сегодняшнего дня", "no later than today")]);
  if (agencyId) await mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
}

/** Which measure of which of the child's instruments. @throws Refusal input.invalid */
async function measureOf(ctx: Ctx, childId: ChildId, { measureId }: Pick<NewResult, "measureId">) {
  for (const { data } of await instruments.list(ctx, childId)) {
    const found = data.measures.find((m) => m.measureId === measureId);
    if (found) return { instrumentId: data.instrumentId, kind: data.kind, measureId, block: found.block, paper: data };
  }
  throw invalid([
    fault("/measureId", "мероприятие из документов этого ребёнка", "a measure of one of this child's instruments"),
  ]);
}

/** The same said twice is one result. @throws Refusal conflict.exists, limit.reached */
function mustBeNew(known: readonly ResultRecord[], { measureId, result, on }: NewResult): void {
  const same = known.find(
    (k) => k.status === "standing" && k.measureId === measureId && k.result === result && k.on === on,
  );
  if (same)
    throw new Refusal(
      "conflict.exists",
      { ru: "Такой результат этого мероприятия уже записан.", en: "This result of the measure is recorded already." },
      { current: { resultId: same.resultId } },
    );
  mustHaveRoom("results", known.length);
}

/** @throws Refusal result.withdrawn, input.invalid */
function mustStand({ status, corrections }: ResultRecord): void {
  if (status === "withdrawn")
    throw new Refusal("result.withdrawn", {
      ru: "Этот результат отозван. Запишите новый.",
      en: "This result has been taken back. Record a new one.",
    });
  if (corrections.length >= mostCorrections)
    throw invalid([fault("/reason", "исправлений слишком много", "there are too many corrections")]);
}

/** Where the words of a child's results are kept: with the child, so that they go when the child's data go. */
export const resultNotes = (childId: ChildId): NotePlace => ({ subject: childId, field: "result" });

/** What is said, its words apart: notes of the vault, to be written along. */
async function sealed(
  ctx: Ctx,
  childId: ChildId,
  { result, on, agencyId, by, note }: Omit<NewResult, "measureId">,
): Promise<{ facts: ResultFacts; writes: Write[] }> {
  const [who, what] = await Promise.all(
    [by, note].map((text) => (text === undefined ? undefined : writeNote(ctx, text, resultNotes(childId)))),
  );
  return {
    facts: { result, on, agencyId, byNoteId: who?.noteId, noteId: what?.noteId },
    writes: [who, what].flatMap((written) => (written ? [written.write] : [])),
  };
}

/** A result with its words, all opened together. The caller has authorised and written the audit entry. */
async function view(
  ctx: Ctx,
  { data, version }: Pick<Stored<ResultRecord>, "data" | "version">,
  known?: InstrumentRecord,
): Promise<ResultView> {
  const paper = known ?? (await instruments.load(ctx, data)).data;
  const { resultId, childId, instrumentId, measureId, block, status, recordedAt, corrections } = data;
  const ids = [data, ...corrections].flatMap(({ byNoteId, noteId }) => [byNoteId, noteId]);
  const all = [...ids, ...corrections.map((c) => c.reasonNoteId)].filter((id): id is NoteId => id !== undefined);
  const notes = await readNotes(ctx, all, resultNotes(childId));
  const text = (id: NoteId | undefined) => (id ? notes.get(id) : undefined);
  const told = ({ result, on, agencyId, byNoteId, noteId }: ResultFacts) => ({
    result,
    on,
    agencyId,
    by: text(byNoteId),
    note: text(noteId),
  });
  return {
    resultId,
    childId,
    instrumentId,
    measureId,
    block,
    ...told(data),
    warning: warningOf(data.on, paper),
    status,
    recordedAt,
    corrections: corrections.map((was) => ({
      ...told(was),
      correctedAt: was.correctedAt,
      reason: text(was.reasonNoteId)!,
    })),
    version,
  };
}
