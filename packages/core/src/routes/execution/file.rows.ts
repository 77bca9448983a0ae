import type { Directory } from "../../agencies/agency/index.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type Reading, readFullName, saysNothing, type TableRow } from "../../ground/table/index.ts";
import { fold } from "../../ground/vault/fold.ts";
import type { Who } from "../intake/intake.ts";
import type { StepResult } from "../step/step.ts";
import { type ResultColumn, readers, resultColumns } from "./file.columns.ts";
import type { ExecutionLine } from "./ledger.ts";
import type { NewResult } from "./result.ts";

/** What a row says before the child's papers are looked at. */
export interface Said {
  who: Who;
  /** The column that says whom it means. */
  by: "snils" | "surname" | "fullName";
  measure: string;
  instrument?: string | undefined;
  given: Omit<NewResult, "measureId">;
  /** How cells were read that are not as they stand; and all that is wrong, by column. */
  notes: FieldFault[];
  faults: FieldFault[];
}

/** Reads a row whole: whoever corrects it is told of everything at once. */
export function readRow(
  { values }: Pick<TableRow<ResultColumn>, "values">,
  today: Parameters<typeof readers>[0],
  directory: Directory,
): Said {
  const notes: FieldFault[] = [];
  const faults: FieldFault[] = [];
  const take = <T>(key: ResultColumn, reading: Reading<T>): T | undefined => {
    if ("fault" in reading) {
      faults.push(inColumn(key, reading.fault));
      return undefined;
    }
    if (reading.note) notes.push(inColumn(key, reading.note));
    return reading.value;
  };
  const read = readers(today);
  const cell = (key: ResultColumn): string | undefined => {
    const text = values[key];
    if (text === undefined || (saysNothing(text) && key !== "result")) return undefined;
    const reader = read[key];
    return reader ? take(key, reader(text)) : text;
  };
  const full = values.fullName && !values.surname ? take("fullName", readFullName(values.fullName)) : undefined;
  const who = {
    surname: cell("surname") ?? full?.surname,
    givenName: cell("givenName") ?? full?.givenName,
    patronymic: cell("patronymic") ?? full?.patronymic,
    birthDate: cell("birthDate"),
    snils: cell("snils"),
  };
  if (!who.snils && !(who.surname && who.givenName && who.birthDate) && faults.length === 0)
    faults.push(inColumn("snils", text("СНИЛС, или имя с датой рождения", "a СНИЛС, or a name with the birth date")));
  const named = values.surname ? "surname" : "fullName";
  const missing = (key: ResultColumn, ru: string, en: string) => {
    if (values[key] === undefined) faults.push(inColumn(key, text(ru, en)));
  };
  missing("measure", "мероприятие, как в документе", "the measure as the instrument words it");
  missing("result", "результат", "a result");
  missing("on", "дата ДД.ММ.ГГГГ", "a date DD.MM.YYYY");
  const doer = cell("by");
  const agency = doer ? directory.find(doer, {}) : undefined;
  const known = agency && "value" in agency ? agency.value?.agencyId : undefined;
  const given = {
    result: cell("result") as StepResult,
    on: cell("on") ?? "",
    agencyId: known,
    by: known ? undefined : doer,
    note: cell("note"),
  };
  return {
    who,
    by: who.snils ? "snils" : named,
    measure: values.measure ?? "",
    instrument: cell("instrument"),
    given,
    notes,
    faults,
  };
}

/**
 * Which of the child's measures a cell means: the same words, else the one that has them within. Of several instruments that
 * say so, the one of that number, else the newest.
 */
export function measureMeant(
  lines: readonly ExecutionLine[],
  { measure, instrument }: Pick<Said, "measure" | "instrument">,
): ExecutionLine | undefined {
  const wanted = fold(measure);
  const of = instrument ? lines.filter(({ number }) => fold(number) === fold(instrument)) : lines;
  const exact = of.filter(({ title }) => fold(title) === wanted);
  if (exact.length > 0) return exact[0];
  const within = of.filter(({ title }) => wanted.length >= 5 && fold(title).includes(wanted));
  return new Set(within.map(({ title }) => fold(title))).size === 1 ? within[0] : undefined;
}

/** Said with the head of the column. */
export function inColumn(key: ResultColumn, { ru, en }: Text): FieldFault {
  const { name } = resultColumns.find((column) => column.key === key)!;
  return { pointer: `/${key}`, message: text(`${name.ru}: ${ru}`, `${name.en}: ${en}`) };
}

const text = (ru: string, en: string): Text => ({ ru, en });
