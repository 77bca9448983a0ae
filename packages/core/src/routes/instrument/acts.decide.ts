import { Temporal } from "temporal-polyfill";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { fold } from "../../ground/vault/fold.ts";
import {
  type Act,
  type Agree,
  type Correctable,
  type CorrectableField,
  correctable,
  type InstrumentPatch,
  type NewAct,
  type Present,
} from "./acts.ts";
import { ending, type Known, validityFaults } from "./instrument.decide.ts";
import type { InstrumentRecord } from "./instrument.ts";
import { studyOf } from "./study.ts";

/** When and by whom it is done. */
export interface Moment {
  at: string;
  by: string;
  today: Temporal.PlainDate;
}

/** More than a paper sees in its life. */
const mostActs = 200;

/** @throws Refusal input.invalid, conflict.exists (said already) */
export function present(record: InstrumentRecord, { agencyId, on }: Present, moment: Moment): InstrumentRecord {
  mustBeRight(dayFaults("/on", on, record, moment));
  if (record.history?.some((act) => act.what === "presented" && act.agencyId === agencyId && act.on === on))
    throw said("Это предъявление уже записано.", "This presentation is recorded already.");
  const { conclusion } = record;
  return acted({ ...record, conclusion: conclusion && { ...conclusion, presented: true } }, moment, {
    what: "presented",
    agencyId,
    on,
  });
}

/** The last word counts. @throws Refusal input.invalid, conflict.exists (said already) */
export function agree(record: InstrumentRecord, { answer, on, representativeId }: Agree, moment: Moment) {
  mustBeRight(dayFaults("/on", on, record, moment));
  const what = answer === "agree" ? "agreed" : "disagreed";
  const last = record.history?.findLast((act) => act.what === "agreed" || act.what === "disagreed");
  if (last?.what === what && last.on === on && last.representativeId === representativeId)
    throw said("Это решение семьи уже записано.", "This answer of the family is recorded already.");
  const { conclusion } = record;
  return acted({ ...record, conclusion: conclusion && { ...conclusion, agreement: answer } }, moment, {
    what,
    on,
    representativeId,
  });
}

/** What a correction must know beside the record. */
export interface Correcting extends Moment {
  number: string;
  issuer: string;
  /** Month of birth, and the day where the term is counted from it. */
  born: string;
  birthDate?: string | undefined;
  /** The child's other papers. */
  others: Known[];
}

/**
 * The record after a correction and what of it changed: nothing when all stood so already.
 * @throws Refusal input.invalid, conflict.exists (another paper of the child has this number)
 */
export function correct(
  record: InstrumentRecord,
  patch: InstrumentPatch,
  to: Correcting,
): { next: InstrumentRecord; fields: CorrectableField[] } {
  const { conclusion } = record;
  for (const field of ["educationalNeeds", "study"] as const)
    if (patch[field] !== undefined && !conclusion)
      mustBeRight([fault(`/${field}`, "только у заключения ПМПК", "of a ПМПК conclusion only")]);
  const before = valuesOf(record, to);
  const asked = { ...before, ...given(patch), study: patch.study ? studyOf(patch.study) : before.study };
  // One end takes the other's place.
  if (patch.validTo !== undefined && patch.term === undefined) asked.term = undefined;
  if (patch.term !== undefined && patch.validTo === undefined) asked.validTo = undefined;
  const validity = {
    validFrom: asked.validFrom ?? record.validFrom,
    term: asked.term,
    validTo: asked.term && patch.validTo === undefined ? undefined : asked.validTo,
  };
  mustBeRight(validityFaults(validity, to));
  const after = { ...asked, ...ending(validity, to) };
  const fields = correctable.filter((field) => !same(after[field], before[field]));
  if (fields.length === 0) return { next: record, fields };
  mustBeAlone(record, after.number, to.others);
  const { number: _number, issuer: _issuer, ...was } = before;
  const next: InstrumentRecord = {
    ...record,
    validFrom: validity.validFrom,
    validTo: after.validTo,
    term: after.term,
    conclusion: conclusion && { ...conclusion, educationalNeeds: after.educationalNeeds ?? false, study: after.study },
  };
  return { next: acted(next, to, { what: "corrected", fields, was: only(was, fields) }), fields };
}

type Values = Correctable & { number: string; issuer: string };

const valuesOf = (
  { validFrom, validTo, term, conclusion }: InstrumentRecord,
  { number, issuer }: Correcting,
): Values => ({
  number,
  issuer,
  validFrom,
  validTo,
  term,
  educationalNeeds: conclusion?.educationalNeeds,
  study: conclusion?.study,
});

const given = (patch: InstrumentPatch): Partial<Values> => only(patch, correctable);

const only = <T extends object>(of: T, fields: readonly CorrectableField[]): Partial<Values> =>
  Object.fromEntries(Object.entries(of).filter(([k, v]) => v !== undefined && fields.some((field) => field === k)));

function mustBeAlone(record: InstrumentRecord, number: string, others: Known[]): void {
  const twin = others.find(
    (other) =>
      other.record.kind === record.kind &&
      fold(other.number) === fold(number) &&
      // A paper that was written anew under its own number is one with it.
      ![record.supersedes, record.supersededBy].includes(other.record.instrumentId),
  );
  if (twin)
    throw new Refusal(
      "conflict.exists",
      {
        ru: "У ребёнка уже есть документ с этим номером.",
        en: "The child has an instrument of this number already.",
      },
      {
        fields: [fault("/number", "номер, которого у ребёнка ещё нет", "a number that the child does not have yet")],
        current: { instrumentId: twin.record.instrumentId },
      },
    );
}

/** Not before the paper itself, nor in days to come. */
function dayFaults(pointer: string, day: string, { validFrom }: InstrumentRecord, { today }: Moment): FieldFault[] {
  const is = (a: string, b: string) => Temporal.PlainDate.compare(a, b) < 0;
  if (is(today.toString(), day))
    return [fault(pointer, `не позже сегодняшнего дня (${today})`, `not later than today (${today})`)];
  if (is(day, validFrom))
    return [fault(pointer, `не раньше начала действия (${validFrom})`, `not before it begins to count (${validFrom})`)];
  return [];
}

/** @throws Refusal input.invalid when a paper has seen too much */
function acted(record: InstrumentRecord, { at, by }: Moment, act: NewAct): InstrumentRecord {
  const history = record.history ?? [];
  if (history.length >= mostActs)
    mustBeRight([
      fault("", `не больше ${mostActs} записей о документе`, `at most ${mostActs} entries about one instrument`),
    ]);
  return { ...record, history: [...history, { ...act, at, by } as Act] };
}

const said = (ru: string, en: string) => new Refusal("conflict.exists", { ru, en });
