import { type Answers, isAnswered, own, rowsOf } from "./answers.ts";
import type { FormContent } from "./content.ts";
import { isQuestion, type Question } from "./item.ts";
import { wordsIn } from "./words.ts";

/** Each question that was answered with its answer, as somebody reads it; the rows of a table one after the other. */
export function answerLines({ items }: FormContent, answers: Answers): [question: string, answer: string][] {
  const tables = new Map(items.flatMap((item) => (item.kind === "table" ? [[item.key, item] as const] : [])));
  return items.flatMap((item): [string, string][] => {
    if (!isQuestion(item)) return [];
    const table = item.in === undefined ? undefined : tables.get(item.in);
    const rows = table ? rowsOf(own<Answers[string]>(answers, table.key)) : [answers];
    return rows.flatMap((row): [string, string][] => {
      const value = own<Answers[string]>(row, item.key);
      return isAnswered(value) ? [[wordsIn(item.text), saidOf(item, value)]] : [];
    });
  });
}

function saidOf(item: Question, value: Answers[string] | undefined): string {
  switch (item.kind) {
    case "choice":
    case "many":
      return item.options
        .filter(({ code }) => [value].flat().some((one) => one === code))
        .map(({ text }) => wordsIn(text))
        .join("; ");
    case "yes-no":
      return value ? "Да" : "Нет";
    case "date":
      return String(value).split("-").reverse().join(".");
    case "number":
      return `${String(value).replace(".", ",")}${item.unit ? ` ${wordsIn(item.unit)}` : ""}`;
    case "scale":
    case "text":
      return String(value);
  }
}
