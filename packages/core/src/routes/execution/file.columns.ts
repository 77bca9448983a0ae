import type { Temporal } from "temporal-polyfill";
import {
  type Column,
  fixHead,
  type Reading,
  readDay,
  readName,
  readSnils,
  rowHead,
  type Words,
  wordIn,
} from "../../ground/table/index.ts";
import { isSnils } from "../../people/child/snils.ts";
import type { StepResult } from "../step/step.ts";

/** What a row of results says, by column. */
export type ResultColumn =
  | "number"
  | "snils"
  | "surname"
  | "givenName"
  | "patronymic"
  | "fullName"
  | "birthDate"
  | "instrument"
  | "measure"
  | "result"
  | "on"
  | "by"
  | "note";

/** A register of what was done as regions keep it. A child is known by СНИЛС, else by name and birth date. */
export const resultColumns: readonly Column<ResultColumn>[] = [
  { key: "number", name: { ru: "№ п/п", en: "no." }, also: ["№", "N", "п/п", rowHead, fixHead], many: true },
  { key: "snils", name: { ru: "СНИЛС", en: "snils" }, also: ["СНИЛС ребёнка", "Страховой номер", "СНИЛС инвалида"] },
  { key: "surname", name: { ru: "Фамилия", en: "surname" }, also: ["Фамилия ребёнка", "Ребёнок: фамилия"] },
  { key: "givenName", name: { ru: "Имя", en: "given name" }, also: ["Имя ребёнка", "Ребёнок: имя"] },
  { key: "patronymic", name: { ru: "Отчество", en: "patronymic" }, also: ["Отчество ребёнка", "Ребёнок: отчество"] },
  {
    key: "fullName",
    name: { ru: "ФИО", en: "full name" },
    also: ["ФИО ребёнка", "Ф.И.О.", "Фамилия, имя, отчество", "Ребёнок", "Ребёнок: ФИО"],
  },
  {
    key: "birthDate",
    name: { ru: "Дата рождения", en: "birth date" },
    also: ["Д.р.", "Дата рожд.", "Ребёнок: дата рождения"],
  },
  {
    key: "instrument",
    name: { ru: "Номер ИПРА", en: "number of the ИПРА" },
    also: ["№ ИПРА", "ИПРА", "Номер документа", "№ ИПРА ребёнка-инвалида", "Номер ИПРА ребёнка-инвалида"],
  },
  {
    key: "measure",
    name: { ru: "Мероприятие", en: "measure" },
    also: ["Наименование мероприятия", "Рекомендация", "Рекомендованное мероприятие", "Мероприятие ИПРА"],
    required: true,
  },
  {
    key: "result",
    name: { ru: "Результат", en: "result" },
    also: ["Результат исполнения", "Итог", "Отметка об исполнении", "Исполнение", "Исполнено", "Результат выполнения"],
    required: true,
  },
  {
    key: "on",
    name: { ru: "Дата исполнения", en: "date" },
    also: ["Дата", "Дата выполнения", "Дата результата", "Срок исполнения", "Дата проведения"],
    required: true,
  },
  {
    key: "by",
    name: { ru: "Исполнитель", en: "who did it" },
    also: ["Организация", "Организация-исполнитель", "Кем исполнено", "Ответственный исполнитель", "Кто исполнил"],
  },
  {
    key: "note",
    name: { ru: "Причина неисполнения", en: "reason" },
    also: ["Причина", "Примечание", "Комментарий", "Причина невыполнения"],
  },
];

const results: Words<StepResult> = {
  исполнено: "performed",
  исполнена: "performed",
  исполнен: "performed",
  выполнено: "performed",
  выполнена: "performed",
  проведено: "performed",
  предоставлено: "performed",
  оказано: "performed",
  да: "performed",
  performed: "performed",
  необращались: "not-applied",
  необратились: "not-applied",
  необращался: "not-applied",
  необращалась: "not-applied",
  неисполненонеобращались: "not-applied",
  notapplied: "not-applied",
  отказ: "refused-measure",
  отказались: "refused-measure",
  отказотмероприятия: "refused-measure",
  отказзаконногопредставителя: "refused-measure",
  неисполненоотказотмероприятия: "refused-measure",
  refusedmeasure: "refused-measure",
  отказотипра: "refused-programme",
  отказотиправцелом: "refused-programme",
  отказотпрограммы: "refused-programme",
  отказотреализациивсейипра: "refused-programme",
  неисполненоотказотиправцелом: "refused-programme",
  refusedprogramme: "refused-programme",
  неисполнено: "not-performed",
  невыполнено: "not-performed",
  непроведено: "not-performed",
  непредоставлено: "not-performed",
  неоказано: "not-performed",
  нет: "not-performed",
  notperformed: "not-performed",
};

function readResult(cell: string): Reading<StepResult> {
  const value = wordIn(results, cell);
  return value
    ? { value }
    : {
        fault: {
          ru: "исполнено, не обращались, отказ от мероприятия, отказ от ИПРА в целом или не исполнено",
          en: "performed, not-applied, refused-measure, refused-programme or not-performed",
        },
      };
}

/** How the cells are read that are not texts as they stand. */
export const readers = (
  today: Temporal.PlainDate,
): Partial<Record<ResultColumn, (cell: string) => Reading<string>>> => ({
  snils: (cell) => readSnils(cell, isSnils),
  surname: readName,
  givenName: readName,
  patronymic: readName,
  birthDate: (cell) => readDay(cell, today),
  on: (cell) => readDay(cell, today),
  result: readResult,
});
