import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { localDay } from "../../ground/calendar/index.ts";
import { changing, type Decision } from "../../ground/change/index.ts";
import * as Malware from "../../ground/malware/index.ts";
import { caresFor, isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, by, type Ctx } from "../../ground/shared/context.ts";
import { fileTaken } from "../../ground/shared/file-taken.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import type { NoteId, ObligationId } from "../../ground/shared/ids.ts";
import { parse, readAt } from "../../ground/shared/input.ts";
import { everyKind } from "../../ground/shared/not-taken.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type Answerer, answererOf, inOneLine, momentInWords, sealedText } from "../../ground/vault/answerer.ts";
import { readNote, readNotes, writeNote } from "../../ground/vault/index.ts";
import { type Believed, mustBeOpen, readGate } from "../period/gate.ts";
import type { ReportingDuty } from "./duty.ts";
import { type Attached, attached, type Field, filesOf, placeOf } from "./files.ts";
import { isErased, namedIn } from "./naming.store.ts";
import * as decide from "./obligation.decide.ts";
import type { ObligationEvent } from "./obligation.events.ts";
import * as store from "./obligation.store.ts";
import {
  Extend,
  type Obligation,
  type ObligationView,
  Return,
  Submit,
  type SubmitInput,
  SubmitMany,
} from "./obligation.ts";
import { type Look, view } from "./obligation.view.ts";
import { recordedBy, recordedFor, sheetFor } from "./recorded.ts";
import { tallied } from "./tally.ts";

/** The version the writer saw. */
export interface How {
  expectedVersion?: number | undefined;
}

/**
 * Hands a report in. The organisation itself, or staff for it (a report on paper).
 * @throws Refusal period.locked, obligation.closed (handed in already), obligation.withdrawn, input.invalid, not-found
 */
export async function submit(ctx: Ctx, id: ObligationId, input: SubmitInput, how: How = {}): Promise<ObligationView> {
  const { values, noData, narrative, attachments, by: who } = parse(Submit, input);
  for (const [i, { content }] of attachments.entries())
    await readAt(`/attachments/${i}/content`, () => fileTaken(Buffer.from(content, "base64"), everyKind));
  // Once, however often another writer comes between: each copy would be one more for the scanner to look at.
  let files: Attached[] | undefined;
  return change(ctx, id, "obligation.submit", how, async (obligation, duty, clock) => {
    const note = narrative ? await writeNote(ctx, narrative, placeOf(obligation, "narrative")) : undefined;
    const signed = who && (await writeNote(ctx, sealedText(who), placeOf(obligation, "answerer")));
    files ??= await Promise.all(attachments.map((file) => attached(ctx, obligation, file)));
    const handed = {
      values,
      recorded: recordedBy(await recordedFor(ctx, obligation, [duty]), duty),
      noData,
      by: by(ctx.actor),
      attachments: files.map((f) => f.kept),
      noteId: note ? note.noteId : undefined,
      answererId: signed?.noteId,
    };
    const texts = [note, signed].flatMap((one) => (one ? [one.write] : []));
    try {
      const events = decide.submit(obligation, handed, duty.indicators, clock);
      return { events, writes: [...texts, ...files.flatMap((f) => f.writes)] };
    } catch (error) {
      throw error instanceof Refusal && error.code === "obligation.closed"
        ? await toldWhoWasFirst(ctx, obligation, clock, error)
        : error;
    }
  });
}

/** A colleague was faster: whoever comes second learns when the report was handed in, and by whom. */
async function toldWhoWasFirst(ctx: Ctx, obligation: Obligation, { zone }: Tenant.Clock, refusal: Refusal) {
  if (!("submission" in obligation) || !obligation.submission) return refusal;
  const when = momentInWords(Temporal.Instant.from(obligation.submission.at), zone);
  const who = await answererIn(ctx, obligation);
  const name = who && inOneLine({ name: who.name, post: who.post });
  const text = {
    ru: `${refusal.text.ru} Сдан: ${[name, when.ru].filter(Boolean).join(", ")}.`,
    en: `${refusal.text.en} Handed in: ${[name, when.en].filter(Boolean).join(", ")}.`,
  };
  return new Refusal(refusal.code, text, { current: refusal.current });
}

/** Who answered for the organisation, where that was said. */
async function answererIn(ctx: Ctx, obligation: Obligation): Promise<Answerer | undefined> {
  const noteId = "submission" in obligation ? obligation.submission?.answererId : undefined;
  return noteId && answererOf(await readNote(ctx, noteId, placeOf(obligation, "answerer")));
}

/** Staff only. */
export async function accept(
  ctx: Ctx,
  id: ObligationId,
  _: Record<string, never>,
  how: How = {},
): Promise<ObligationView> {
  mustBeStaff(ctx.actor, "each");
  return change(ctx, id, "obligation.accept", how, (obligation) => ({ events: decide.accept(obligation) }));
}

/** Back to the organisation, with the reason. Staff only. */
export async function sendBack(
  ctx: Ctx,
  id: ObligationId,
  input: z.input<typeof Return>,
  how: How = {},
): Promise<ObligationView> {
  mustBeStaff(ctx.actor, "each");
  const { reason } = parse(Return, input);
  return change(ctx, id, "obligation.return", how, async (obligation) => {
    const { noteId, write } = await writeNote(ctx, reason, placeOf(obligation, "return"));
    return { events: decide.sendBack(obligation, noteId), writes: [write] };
  });
}

/** The organisation asks for a later day, with the reason: a coordinator's task. @throws Refusal period.locked, input.invalid */
export async function askExtension(ctx: Ctx, id: ObligationId, input: Extend, how: How = {}): Promise<ObligationView> {
  const { until, reason } = parse(Extend, input);
  return change(ctx, id, "obligation.ask-extension", how, async (obligation, _, clock) => {
    const { noteId, write } = await writeNote(ctx, reason, placeOf(obligation, "extension"));
    const later = { until, by: by(ctx.actor), reasonId: noteId };
    return { events: decide.askExtension(obligation, later, clock), writes: [write] };
  });
}

/** What became of each report of a hand-in of several. */
export interface SubmittedRow {
  obligationId: ObligationId;
  outcome: "submitted" | "refused";
  problem?: Pick<Refusal, "code" | "text" | "fields">;
}

/** Hands in several reports; each counts by itself: those that are right are taken, the others are told why not. */
export async function submitMany(ctx: Ctx, input: z.input<typeof SubmitMany>): Promise<SubmittedRow[]> {
  const { reports, by: who } = parse(SubmitMany, input);
  const rows: SubmittedRow[] = [];
  for (const { obligationId, ...report } of reports) {
    try {
      await submit(rowCtx(ctx, obligationId), obligationId, { ...report, by: who });
      rows.push({ obligationId, outcome: "submitted" });
    } catch (error) {
      if (error instanceof Conflict && (await isIn(ctx, obligationId)))
        rows.push({ obligationId, outcome: "submitted" });
      else if (error instanceof Refusal) {
        const { code, text, fields } = error;
        rows.push({ obligationId, outcome: "refused", problem: { code, text, fields } });
      } else throw error;
    }
  }
  return rows;
}

/** One idempotency key for each row, so that a repeat completes what an interruption has left. */
const rowCtx = (ctx: Ctx, id: ObligationId): Ctx =>
  ctx.idempotency ? { ...ctx, idempotency: { ...ctx.idempotency, key: `${ctx.idempotency.key}#${id}` } } : ctx;

const isIn = async (ctx: Ctx, id: ObligationId) => (await store.load(ctx, id)).data.status === "submitted";

/** One obligation with its texts; reading them is on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: ObligationId): Promise<ObligationView> {
  const found = await store.load(ctx, id);
  mustSee(ctx, found.data);
  const { data } = found;
  const narrativeId = "submission" in data ? data.submission?.noteId : undefined;
  const reasonId = data.status === "returned" ? data.reasonId : undefined;
  await auditRead(ctx, { subject: data.agencyId, action: "obligation.read", detail: { obligationId: id } });
  const read = async (noteId: NoteId | undefined, field: Field) =>
    noteId ? await readNote(ctx, noteId, placeOf(data, field)) : undefined;
  const [narrative, returnReason] = [await read(narrativeId, "narrative"), await read(reasonId, "return")];
  const later = [...(data.extensions ?? []), ...(data.wish ? [data.wish] : [])].map(({ reasonId }) => reasonId);
  const laterReasons = later.length > 0 ? await readNotes(ctx, later, placeOf(data, "extension")) : new Map();
  const gone = filesOf(data).flatMap(({ removed }) => removed?.reasonId ?? []);
  const removalReasons = gone.length > 0 ? await readNotes(ctx, gone, placeOf(data, "removal")) : undefined;
  const duty = await dutyOf(ctx, data);
  return view(found, duty, await lookAt(ctx, data), {
    recorded: await recordedFor(ctx, data, [duty]),
    sheet: await sheetFor(ctx, data, [duty]),
    narrative,
    returnReason,
    laterReasons,
    removalReasons,
    checks: await checksOf(ctx, data),
    answeredBy: await answererIn(ctx, data),
  });
}

/** A file that came with a report, in base64; on record of each child of whom it tells. @throws Refusal not-found */
export async function attachment(ctx: Ctx, id: ObligationId, attachmentId: string) {
  const { data } = await store.load(ctx, id);
  mustSee(ctx, data);
  const file = filesOf(data).find((f) => f.noteId === attachmentId);
  if (!file || file.removed) throw notFound();
  await Malware.mustBeClean(ctx, file.noteId);
  const childIds = await namedIn(ctx, id, attachmentId);
  if (await isErased(ctx, childIds)) throw notFound();
  const entry = { action: "obligation.attachment", detail: { obligationId: id, attachmentId } };
  await auditReads(
    ctx,
    [data.agencyId, ...childIds].map((subject) => ({ subject, ...entry })),
  );
  const { name, type, bytes, noteId } = file;
  const named = caresFor(ctx.actor, "each") ? childIds : undefined;
  return {
    name: nameOf(name, type),
    type,
    bytes,
    childIds: named,
    content: await readNote(ctx, noteId, placeOf(data, "attachment")),
  };
}

const changed = changing<ObligationId, Obligation, ObligationEvent>({
  load: store.load,
  authorise: mustSee,
  evolve: decide.evolve,
  writes: async (ctx, before, after) => {
    const tally = await store.readTally(ctx, after.period, after.agencyId);
    if (!tally) throw new Error(`No tally of ${after.agencyId} for ${after.period}`);
    return [
      store.write(ctx.tenant, after, before.version),
      store.writeTally(ctx.tenant, tallied(tally.data, before.data, after), tally.version),
    ];
  },
  stream: (tenant, { period, agencyId }) => store.tallyPartition(tenant, period, agencyId),
  audit: ({ agencyId, obligationId, measureKey }) => ({
    subject: agencyId,
    detail: { obligationId, measure: measureKey },
  }),
  ref: ({ obligationId }) => ({ kind: "obligation", id: obligationId }),
});

type Decided = Decision<Obligation, ObligationEvent>;

/**
 * How an obligation is changed, by whatever decision: with its organisation's tally, the event, and the check that the period
 * is as the decision believed it.
 */
export async function change(
  ctx: Ctx,
  id: ObligationId,
  action: string,
  { expectedVersion }: How,
  decision: (obligation: Obligation, duty: ReportingDuty, clock: Tenant.Clock) => Decided | Promise<Decided>,
  gate: (ctx: Ctx, obligation: Obligation, day: string) => Promise<Believed> = mustBeOpen,
): Promise<ObligationView> {
  const clock = await Tenant.clock(ctx);
  const after = await changed(ctx, id, { action, expectedVersion }, async ({ data }) => {
    const duty = await dutyOf(ctx, data);
    const believed = await gate(ctx, data, localDay(clock.now, clock.zone).toString());
    const { events, writes = [], detail } = await decision(data, duty, clock);
    return { events: marked(events, believed), writes: [believed.check, ...writes], detail };
  });
  return view(after, await dutyOf(ctx, after.data), await lookAt(ctx, after.data), {
    checks: await checksOf(ctx, after.data),
  });
}

const checksOf = (ctx: Ctx, obligation: Obligation) =>
  Malware.shown(
    ctx,
    filesOf(obligation).map(({ noteId }) => noteId),
  );

/** What comes after the lock, because it is due only then, has to reach the frozen figures: by a revision. */
const marked = (events: ObligationEvent[], { gate }: Believed): ObligationEvent[] =>
  gate.open
    ? events
    : events.map((event) => ({ ...event, data: { ...event.data, afterLock: true } }) as ObligationEvent);

const lookAt = async (ctx: Ctx, { period }: Obligation): Promise<Look> => ({
  actor: ctx.actor,
  clock: await Tenant.clock(ctx),
  gate: (await readGate(ctx, period))?.data,
});

/** What an obligation's measure asks for in its period. */
export async function dutyOf(ctx: Pick<Ctx, "bank" | "tenant">, obligation: Obligation): Promise<ReportingDuty> {
  const duty = await store.duty(ctx, obligation);
  if (!duty) throw new Error(`No duty ${obligation.dutyKey} in ${obligation.period}`);
  return duty;
}

/** Staff see all, an organisation its own. @throws Refusal not-found */
export function mustSee({ actor }: Ctx, obligation: Pick<Obligation, "agencyId" | "municipality">): void {
  if (isStaff(actor, obligation)) return;
  if ((actor.kind === "specialist" || actor.kind === "link") && actor.agency === obligation.agencyId) return;
  throw notFound();
}
