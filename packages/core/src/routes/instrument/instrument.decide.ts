import { Temporal } from "temporal-polyfill";
import type { ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { fold } from "../../ground/vault/fold.ts";
import { type InstrumentKind, type InstrumentRecord, type NewInstrument, usualProvider } from "./instrument.ts";

const { compare } = Temporal.PlainDate;

/** An instrument that the child has already, with its opened number. */
export interface Known {
  record: InstrumentRecord;
  number: string;
}

/** What recording an instrument must know. */
export interface Recording {
  childId: ChildId;
  instrumentId: InstrumentId;
  /** One id for each measure, in order. */
  measureIds: MeasureId[];
  known: Known[];
  now: Temporal.Instant;
}

/**
 * The new record, and the one it supersedes, if any: the one it names, or for an ИПРА the one before it (545н: a change is a
 * new ИПРА). @throws Refusal input.invalid, instrument.superseded, conflict.exists (the same number twice)
 */
export function record(input: NewInstrument, to: Recording): { next: InstrumentRecord; old?: InstrumentRecord } {
  mustBeRight([...validityFaults(input), ...measureFaults(input)]);
  const old = superseded(input, to.known);
  const corrects = mustBeAnother(input, to.known, old);
  const measures = input.measures.map(({ title: _title, providerKind, ...measure }, i) => ({
    ...measure,
    measureId: to.measureIds[i]!,
    providerKind: providerKind ?? usualProvider[measure.block],
  }));
  const next: InstrumentRecord = {
    instrumentId: to.instrumentId,
    childId: to.childId,
    kind: input.kind,
    validFrom: input.validFrom,
    validTo: input.validTo,
    supersedes: old ? old.instrumentId : undefined,
    corrects: corrects || undefined,
    measures,
    conclusion: input.kind === "pmpk" ? conclusionOf(input) : undefined,
    recordedAt: to.now.toString(),
  };
  return old ? { next, old: { ...old, supersededBy: to.instrumentId } } : { next };
}

const conclusionOf = (i: Extract<NewInstrument, { kind: "pmpk" }>) => ({
  educationalNeeds: i.educationalNeeds,
  agreement: i.agreement,
  presented: i.presented,
});

const validityFaults = ({ validFrom, validTo }: NewInstrument): FieldFault[] =>
  compare(validTo, validFrom) < 0
    ? [fault("/validTo", "не раньше начала действия", "not before it begins to count")]
    : [];

const measureFaults = ({ measures }: NewInstrument): FieldFault[] =>
  measures.flatMap(({ from, to }, i) =>
    from && to && compare(to, from) < 0
      ? [fault(`/measures/${i}/to`, "не раньше начала мероприятия", "not before the measure begins")]
      : [],
  );

function superseded(input: NewInstrument, known: Known[]): InstrumentRecord | undefined {
  const { kind, supersedes } = input;
  const same = known.map((k) => k.record).filter((r) => r.kind === kind);
  if (!supersedes) return kind === "ipra" ? latest(same.filter((r) => !r.supersededBy)) : undefined;
  const old = same.find((r) => r.instrumentId === supersedes);
  if (!old)
    mustBeRight([
      fault("/supersedes", "документ того же вида и того же ребёнка", "an instrument of the same kind and child"),
    ]);
  if (old?.supersededBy)
    throw new Refusal(
      "instrument.superseded",
      { ru: "Этот документ уже заменён другим.", en: "This instrument has been superseded already." },
      { current: { supersededBy: old.supersededBy } },
    );
  return old;
}

/** Recorded twice by mistake: the same number; correcting one means naming it in `supersedes`. @returns whether it corrects */
function mustBeAnother({ kind, number, supersedes }: NewInstrument, known: Known[], old?: InstrumentRecord): boolean {
  const twin = known.find((k) => k.record.kind === kind && fold(k.number) === fold(number));
  if (!twin || (supersedes && twin.record.instrumentId === old?.instrumentId)) return twin !== undefined;
  throw new Refusal(
    "conflict.exists",
    {
      ru: "Документ с этим номером уже записан. Чтобы исправить его, укажите его в supersedes.",
      en: "An instrument with this number is recorded already. To correct it, name it in supersedes.",
    },
    {
      fields: [fault("/number", "номер, которого у ребёнка ещё нет", "a number that the child does not have yet")],
      current: { instrumentId: twin.record.instrumentId },
    },
  );
}

/**
 * The one that counts on a day: valid then, and not yet superseded by one that has begun; of several the one that began last.
 */
export function inForce(
  records: readonly InstrumentRecord[],
  kind: InstrumentKind,
  on: Temporal.PlainDate | string,
): InstrumentRecord | undefined {
  const day = Temporal.PlainDate.from(on);
  const begun = (r: InstrumentRecord) => compare(r.validFrom, day) <= 0;
  const replaced = (r: InstrumentRecord) =>
    records.some((other) => other.instrumentId === r.supersededBy && begun(other));
  return latest(records.filter((r) => r.kind === kind && begun(r) && compare(r.validTo, day) >= 0 && !replaced(r)));
}

const latest = (records: InstrumentRecord[]): InstrumentRecord | undefined =>
  records.toSorted((a, b) => compare(b.validFrom, a.validFrom) || (b.instrumentId < a.instrumentId ? -1 : 1))[0];
