import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { localDay } from "../../ground/calendar/index.ts";
import type { AgencyId, InstrumentId, NoteId } from "../../ground/shared/ids.ts";
import { blocks, type InstrumentRecord, instrumentKinds, type MeasureRecord } from "../instrument/instrument.ts";
import { lineOf } from "../instrument/lines.ts";
import { isSettled, type Step, type StepCause, stepCauses, stepResults, stepStatuses } from "../step/step.ts";
import type { ResultRecord } from "./result.ts";
import { DateWarning } from "./warning.ts";

/** One recommended measure, whom it was asked of, and what became of it; ids and codes. */
export interface LedgerLine {
  instrument: InstrumentRecord;
  measure: MeasureRecord;
  /** The newest request for it; cancelled ones were none. */
  step?: Step | undefined;
  outcome?: Outcome | undefined;
}

export type Outcome = {
  result: ResultRecord["result"];
  /** Why it came to nothing, as far as its step says. */
  cause?: StepCause | undefined;
  /** ISO date. */
  on: string;
  agencyId?: AgencyId | undefined;
  noteId?: NoteId | undefined;
} & ({ source: "step"; late: boolean } | { source: "recorded"; record: ResultRecord });

/**
 * Recommended, asked of whom, with which result, when: measure by measure of each instrument, the newest instrument first. One
 * that was only corrected is told by its correction.
 */
export function ledgerOf(
  instruments: readonly InstrumentRecord[],
  steps: readonly Step[],
  results: readonly ResultRecord[],
  zone: string,
): LedgerLine[] {
  const byId = new Map(instruments.map((i) => [i.instrumentId, i]));
  const corrected = new Set(instruments.flatMap((i) => (i.corrects && i.supersedes ? [i.supersedes] : [])));
  const asked = steps.filter((s) => s.measure && s.status !== "cancelled");
  const standing = results.filter((r) => r.status === "standing");
  return instruments
    .filter((i) => !corrected.has(i.instrumentId))
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
    .flatMap((instrument) => {
      const papers = correctedBy(instrument, byId);
      return instrument.measures.map((measure) => {
        const serving = asked.filter((s) => serves(s, instrument, measure, papers));
        const own = standing.filter((r) => ofSameLine(r, measure, papers));
        const step = serving.toSorted((a, b) => b.stepId.localeCompare(a.stepId))[0];
        return {
          instrument,
          measure,
          step,
          outcome: newest([...serving.flatMap(outcomeOf(zone)), ...own.map(recorded)]),
        };
      });
    });
}

/** The papers that say the same under the same number: the instrument, and those that it corrects. */
function correctedBy(
  instrument: InstrumentRecord,
  byId: ReadonlyMap<InstrumentId, InstrumentRecord>,
): ReadonlyMap<InstrumentId, InstrumentRecord> {
  const papers = new Map([[instrument.instrumentId, instrument]]);
  for (let at = instrument; at.corrects && at.supersedes; ) {
    const old = byId.get(at.supersedes);
    if (!old || papers.has(old.instrumentId)) break;
    papers.set(old.instrumentId, old);
    at = old;
  }
  return papers;
}

/** A request that was under way when a new paper repeated its measure was not made again: it serves that one too. */
function serves(
  step: Step,
  instrument: InstrumentRecord,
  measure: MeasureRecord,
  papers: ReadonlyMap<InstrumentId, InstrumentRecord>,
): boolean {
  const of = step.measure!;
  if (papers.has(of.instrumentId)) return (of.line ?? of.measureId) === lineOf(measure);
  if ((of.line ?? of.measureId) !== lineOf(measure) || of.instrumentId > instrument.instrumentId) return false;
  return !isSettled(step) || Temporal.Instant.compare(step.settledAt, instrument.recordedAt) >= 0;
}

function ofSameLine(
  { instrumentId, measureId }: ResultRecord,
  measure: MeasureRecord,
  papers: ReadonlyMap<InstrumentId, InstrumentRecord>,
): boolean {
  const told = papers.get(instrumentId)?.measures.find((m) => m.measureId === measureId);
  return told !== undefined && lineOf(told) === lineOf(measure);
}

const outcomeOf =
  (zone: string) =>
  (step: Step): Outcome[] => {
    if (!isSettled(step) || step.status === "cancelled") return [];
    const { result, late, noteId, agencyId, cause } = step;
    const on = localDay(Temporal.Instant.from(step.settledAt), zone).toString();
    return [{ source: "step", result, cause, on, late, noteId, agencyId }];
  };

const recorded = (record: ResultRecord): Outcome => ({
  source: "recorded",
  result: record.result,
  on: record.on,
  agencyId: record.agencyId,
  noteId: record.noteId,
  record,
});

/** What was found out last counts; of one day, what a person recorded beside the route. */
const newest = (outcomes: readonly Outcome[]): Outcome | undefined =>
  outcomes.toSorted((a, b) => b.on.localeCompare(a.on) || a.source.localeCompare(b.source))[0];

/** What is asked of an organisation is told by its step; the rest, and what was recorded, by a person. */
export function mayDoOf({ step, outcome }: Pick<LedgerLine, "step" | "outcome">): ("record" | "correct")[] {
  if (outcome) return outcome.source === "recorded" ? ["correct"] : [];
  return step ? [] : ["record"];
}

const day = z.iso.date();
export const ExecutionLine = z.strictObject({
  instrumentId: z.string(),
  kind: z.enum(instrumentKinds),
  number: z.string(),
  validFrom: day,
  validTo: day.optional(),
  superseded: z.boolean(),
  measureId: z.string(),
  block: z.enum(blocks),
  title: z.string(),
  from: day.optional(),
  to: day.optional(),
  asked: z
    .strictObject({
      stepId: z.string(),
      routeId: z.string(),
      agencyId: z.string(),
      agency: z.string(),
      requestedAt: z.string().optional(),
      dueDate: day,
      status: z.enum(stepStatuses),
    })
    .optional(),
  outcome: z
    .strictObject({
      source: z.enum(["step", "recorded"]),
      result: z.enum(stepResults),
      cause: z.enum(stepCauses).optional(),
      on: day,
      warning: DateWarning.optional(),
      late: z.boolean().optional(),
      agencyId: z.string().optional(),
      by: z.string().optional(),
      note: z.string().optional(),
      resultId: z.string().optional(),
    })
    .optional(),
  mayDo: z.array(z.enum(["record", "correct"])).meta({
    description:
      "Что вы можете сделать сейчас: записать результат или исправить записанный / what you may do now: record a result, or correct one that was recorded",
  }),
});
export type ExecutionLine = z.infer<typeof ExecutionLine>;

/** How many measures there are, and how far they are. */
const Totals = z.strictObject({
  recommended: z.int(),
  asked: z.int(),
  performed: z.int(),
  /** With a result other than performed. */
  failed: z.int(),
  /** Without any result. */
  open: z.int(),
});
export const Execution = z.strictObject({ items: z.array(ExecutionLine), totals: Totals });
export type Execution = z.infer<typeof Execution>;

export const totalsOf = (lines: readonly Pick<ExecutionLine, "asked" | "outcome">[]): z.infer<typeof Totals> => ({
  recommended: lines.length,
  asked: lines.filter((l) => l.asked).length,
  performed: lines.filter((l) => l.outcome?.result === "performed").length,
  failed: lines.filter((l) => l.outcome && l.outcome.result !== "performed").length,
  open: lines.filter((l) => !l.outcome).length,
});
