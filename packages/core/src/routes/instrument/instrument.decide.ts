import { Temporal } from "temporal-polyfill";
import type { ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { fold } from "../../ground/vault/fold.ts";
import type { Act } from "./acts.ts";
import { type InstrumentKind, type InstrumentRecord, type NewInstrument, usualProvider } from "./instrument.ts";
import { studyOf } from "./study.ts";

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
  /** The tenant's day. */
  today: string;
  /** Month of birth, and the day where the term is counted from it. */
  born: string;
  birthDate?: string;
  /** Who enters it, and by what. */
  by: string;
  through?: Pick<Extract<Act, { what: "recorded" }>, "stepId" | "importId">;
}

/**
 * The new record, and the one it supersedes, if any: the one it names, or for an ИПРА the one before it (545н: a change is a
 * new ИПРА). @throws Refusal input.invalid, instrument.superseded, conflict.exists (the same number twice)
 */
export function record(input: NewInstrument, to: Recording): { next: InstrumentRecord; old?: InstrumentRecord } {
  mustBeRight([...validityFaults(input, to), ...measureFaults(input)]);
  const old = superseded(input, to.known);
  const corrects = mustBeAnother(input, to.known, old);
  const measures = input.measures.map(({ title: _title, serviceKey: _service, providerKind, ...measure }, i) => ({
    ...measure,
    measureId: to.measureIds[i]!,
    providerKind: providerKind ?? usualProvider[measure.block],
  }));
  const next: InstrumentRecord = {
    instrumentId: to.instrumentId,
    childId: to.childId,
    kind: input.kind,
    validFrom: input.validFrom,
    ...ending(input, to),
    supersedes: old ? old.instrumentId : undefined,
    corrects: corrects || undefined,
    measures,
    conclusion: input.kind === "pmpk" ? conclusionOf(input) : undefined,
    recordedAt: to.now.toString(),
    history: firstActs(input, to),
  };
  return old ? { next, old: { ...old, supersededBy: to.instrumentId } } : { next };
}

/** That it is recorded, and what the family said to it by then. */
function firstActs(input: NewInstrument, { now, by, through, today }: Recording): Act[] {
  const moment = { at: now.toString(), by };
  const agreement = input.kind === "pmpk" ? input.agreement : undefined;
  return [
    { ...moment, what: "recorded", ...through },
    ...(agreement
      ? [{ ...moment, what: agreement === "agree" ? ("agreed" as const) : ("disagreed" as const), on: today }]
      : []),
  ];
}

const conclusionOf = (i: Extract<NewInstrument, { kind: "pmpk" }>) => ({
  educationalNeeds: i.educationalNeeds,
  agreement: i.agreement,
  presented: i.presented,
  study: studyOf(i.study),
});

type Validity = Pick<NewInstrument, "validFrom" | "validTo" | "term">;
type Born = Pick<Recording, "born" | "birthDate">;

/**
 * Its last day, if it has one. «До 18 лет» ends on the 18th birthday, as the МСЭ's own extracts date it; of somebody born on
 * 29 February on the 28th (Civil Code, art. 192).
 */
export const ending = (
  { validTo, term }: Validity,
  { birthDate }: Born,
): Pick<InstrumentRecord, "validTo" | "term"> => ({
  validTo: term === "until-18" && birthDate ? comesOfAge(birthDate) : validTo,
  term,
});

const comesOfAge = (birthDate: string): string => Temporal.PlainDate.from(birthDate).add({ years: 18 }).toString();

/** One end is said, in one way; it is not before the beginning, nor that before the birth. */
export function validityFaults(input: Validity, born: Born): FieldFault[] {
  const { validFrom, term } = input;
  if ((input.validTo === undefined) === (term === undefined))
    return [
      fault(
        term === undefined ? "/validTo" : "/term",
        "последний день действия (validTo) или term: until-18 («до 18 лет»), indefinite («бессрочно») — что-то одно",
        "the last day (validTo) or a term: until-18, indefinite; one of them",
      ),
    ];
  const { validTo } = ending(input, born);
  const tooEarly = validFrom.slice(0, 7) < born.born;
  return [
    ...(tooEarly ? [fault("/validFrom", "не раньше рождения ребёнка", "not before the child was born")] : []),
    ...(validTo !== undefined && compare(validTo, validFrom) < 0
      ? [
          fault(
            term ? "/validFrom" : "/validTo",
            "начало действия не позже его конца",
            "it does not begin after its end",
          ),
        ]
      : []),
  ];
}

const measureFaults = ({ measures }: NewInstrument): FieldFault[] =>
  measures.flatMap(({ from, to }, i) =>
    from && to && compare(to, from) < 0
      ? [fault(`/measures/${i}/to`, "не раньше начала мероприятия", "not before the measure begins")]
      : [],
  );

function superseded(input: NewInstrument, known: Known[]): InstrumentRecord | undefined {
  const { kind, supersedes } = input;
  const same = known.map((k) => k.record).filter((r) => r.kind === kind);
  if (!supersedes)
    // One that is entered late, behind its successor, takes nobody's place.
    return kind === "ipra"
      ? latest(same.filter((r) => !r.supersededBy && compare(r.validFrom, input.validFrom) <= 0))
      : undefined;
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
  return latest(records.filter((r) => r.kind === kind && begun(r) && isStill(r, day) && !replaced(r)));
}

/** Its last day counts whole; without an end it goes on. */
const isStill = ({ validTo }: Pick<InstrumentRecord, "validTo">, day: Temporal.PlainDate): boolean =>
  validTo === undefined || compare(validTo, day) >= 0;

/** Over, though nothing was recorded to go on for it: whoever records or reads it should see whether there is a newer one. */
export const isExpired = (record: InstrumentRecord, today: Temporal.PlainDate): boolean =>
  !record.supersededBy && !isStill(record, today);

const latest = (records: InstrumentRecord[]): InstrumentRecord | undefined =>
  records.toSorted((a, b) => compare(b.validFrom, a.validFrom) || (b.instrumentId < a.instrumentId ? -1 : 1))[0];
