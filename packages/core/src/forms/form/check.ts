import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { ourDate } from "../../ground/shared/schema.ts";
import { type Answers, isAnswered, own, type Row, rowsOf } from "./answers.ts";
import { type Asked, askedOf } from "./asked.ts";
import type { FormContent } from "./content.ts";
import { type Item, isQuestion, type Of, type Question } from "./item.ts";

/**
 * What is wrong with answers: keys that are no question, values that are no answer to it, and, of answers that are handed in,
 * those to questions that are not asked, and the required ones that are missing.
 * @param whole false: a draft, of which only what stands in it is looked at
 */
export function answerFaults({ items }: FormContent, answers: Answers, whole: boolean): FieldFault[] {
  const asked = askedOf(items, answers);
  const inTable = (item: Item) => items.some(({ key, kind }) => key === item.in && kind === "table");
  const top = items.filter((item) => !inTable(item));
  return [
    ...partFaults(top, answers, "/answers", whole && ((key) => asked(key))),
    ...items.flatMap((item) =>
      item.kind === "table" ? tableFaults(item, items, own(answers, item.key), whole && asked) : [],
    ),
  ];
}

/** One level of answers: the form's own, or those of a row. */
function partFaults(
  items: readonly Item[],
  answers: Row | Answers,
  at: string,
  asked: false | ((key: string) => boolean),
): FieldFault[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const given = Object.entries(answers).flatMap(([key, value]) => {
    const item = byKey.get(key);
    const place = `${at}/${key.replaceAll("/", "~1")}`;
    if (!item || item.kind === "note" || item.kind === "group")
      return [fault(place, `вопроса ${key} в форме нет`, `the form has no question ${key}`)];
    if (asked && !asked(key))
      return [fault(place, `при таких ответах ${key} не спрашивают`, `${key} is not asked, given the other answers`)];
    return isQuestion(item) ? valueFaults(item, value, place) : [];
  });
  if (!asked) return given;
  const missing = items.flatMap((item) => {
    const isWanted = "required" in item && item.required && asked(item.key) && !isAnswered(own(answers, item.key));
    const place = `${at}/${item.key.replaceAll("/", "~1")}`;
    return isWanted ? [fault(place, "ответ на этот вопрос", "an answer to this question")] : [];
  });
  return [...given, ...missing];
}

function tableFaults(
  table: Of<"table">,
  items: readonly Item[],
  value: Answers[string] | undefined,
  asked: false | Asked,
): FieldFault[] {
  if (value === undefined) return [];
  const at = `/answers/${table.key.replaceAll("/", "~1")}`;
  const rows = rowsOf(value);
  if (!Array.isArray(value) || rows.length < value.length) return [fault(at, "строки таблицы", "rows of the table")];
  const { min = 0, max } = table.rows;
  const faults = rows.length > max ? [fault(at, `не больше ${max} строк`, `at most ${max} rows`)] : [];
  const filled = rows.filter((row) => isAnswered([row])).length;
  if (asked && filled > 0 && filled < min) faults.push(fault(at, `не меньше ${min} строк`, `at least ${min} rows`));
  const columns = items.filter((item) => item.in === table.key);
  return [
    ...faults,
    ...rows.flatMap((row, i) => partFaults(columns, row, `${at}/${i}`, asked && ((key) => asked(key, row)))),
  ];
}

const between = (at: string, min: number | string | undefined, max: number | string | undefined) =>
  fault(
    at,
    [min !== undefined && `не меньше ${min}`, max !== undefined && `не больше ${max}`].filter(Boolean).join(", "),
    [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean).join(", "),
  );

function valueFaults(question: Question, value: Answers[string], at: string): FieldFault[] {
  switch (question.kind) {
    case "choice":
      return question.options.some(({ code }) => code === value) ? [] : [noOption(at)];
    case "many": {
      if (!Array.isArray(value)) return [noOption(at)];
      const codes = question.options.map(({ code }) => code);
      const isRight =
        value.every((code) => codes.some((one) => one === code)) && new Set<unknown>(value).size === value.length;
      if (!isRight) return [noOption(at)];
      if (value.length > 1 && question.options.some(({ code, alone }) => alone && value.some((one) => one === code)))
        return [fault(at, "вариант, который стоит один, — без других", "an option that stands alone, with no other")];
      const isFew = value.length > 0 && value.length < (question.min ?? 0);
      return isFew || value.length > (question.max ?? codes.length) ? [between(at, question.min, question.max)] : [];
    }
    case "yes-no":
      return typeof value === "boolean" ? [] : [fault(at, "true или false", "true or false")];
    case "scale":
      return Number.isInteger(value) && question.from <= Number(value) && Number(value) <= question.to
        ? []
        : [
            fault(
              at,
              `целое от ${question.from} до ${question.to}`,
              `a whole number, ${question.from} to ${question.to}`,
            ),
          ];
    case "number":
      return numberFaults(question, value, at);
    case "date":
      if (typeof value !== "string" || !ourDate.safeParse(value).success)
        return [fault(at, "дата ГГГГ-ММ-ДД, которая есть в календаре", "an existing date YYYY-MM-DD")];
      return isWithin(value, question) ? [] : [between(at, question.min, question.max)];
    case "text":
      if (typeof value !== "string") return [fault(at, "текст", "a text")];
      if (value.length > question.max)
        return [fault(at, `не больше ${question.max} знаков`, `at most ${question.max} characters`)];
      return question.lines === "one" && value.includes("\n") ? [fault(at, "в одну строку", "on one line")] : [];
  }
}

const noOption = (at: string) =>
  fault(at, "варианты ответа, каждый не больше раза", "options of the question, each once at most");

/** Whatever the question says: sums of answers are kept in ten thousandths, and have to stay exact. */
const most = 1e9;

function numberFaults(question: Of<"number">, value: Answers[string], at: string): FieldFault[] {
  if (typeof value !== "number") return [fault(at, "число", "a number")];
  if (Math.abs(value) > most) return [between(at, question.min ?? -most, question.max ?? most)];
  const shifted = value * 10 ** question.decimals;
  if (Math.abs(shifted - Math.round(shifted)) > 1e-6)
    return [
      fault(at, `знаков после запятой не больше ${question.decimals}`, `at most ${question.decimals} decimal places`),
    ];
  return isWithin(value, question) ? [] : [between(at, question.min, question.max)];
}

const isWithin = <T extends number | string>(value: T, { min, max }: { min?: T | undefined; max?: T | undefined }) =>
  (min === undefined || value >= min) && (max === undefined || value <= max);
