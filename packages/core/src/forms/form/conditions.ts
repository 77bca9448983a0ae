import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { circle } from "./circle.ts";
import { type Item, isQuestion, type Question, type Test } from "./item.ts";

/** What is wrong with the conditions of a form whose keys and groups are right. A circle is named by its keys. */
export function conditionFaults(items: readonly Item[]): FieldFault[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const faults = items.flatMap((item, i) =>
    (item.when?.tests ?? []).flatMap((test, n) => testFaults(byKey, item, test, `/items/${i}/when/tests/${n}`)),
  );
  if (faults.length > 0) return faults;
  const leansOn = new Map(
    items.map((item) => [
      item.key,
      // Whoever is in a group is asked when the group is.
      [...(item.in === undefined ? [] : [item.in]), ...(item.when?.tests ?? []).map(({ key }) => key)],
    ]),
  );
  const found = circle(leansOn);
  if (!found) return [];
  const at = items.findIndex(({ key }) => key === found[0]);
  const way = found.join(" → ");
  return [fault(`/items/${at}/when`, `условия ходят по кругу: ${way}`, `the conditions go round in a circle: ${way}`)];
}

function testFaults(byKey: ReadonlyMap<string, Item>, item: Item, { key, is, value }: Test, at: string): FieldFault[] {
  const asked = byKey.get(key);
  if (!asked) return [fault(`${at}/key`, `вопроса ${key} нет`, `there is no question ${key}`)];
  if (!isQuestion(asked)) return [fault(`${at}/key`, `${key} — не вопрос`, `${key} is not a question`)];
  const table = tableOf(byKey, asked);
  if (table !== undefined && tableOf(byKey, item) !== table)
    return [fault(`${at}/key`, `${key} — в строках таблицы`, `${key} is answered row by row`)];
  if (is === "answered" || is === "not-answered")
    return value === undefined ? [] : [fault(`${at}/value`, "здесь не нужно", "not wanted here")];
  if (value === undefined || !fits(asked, value))
    return [fault(`${at}/value`, `не может быть ответом на ${key}`, `cannot be an answer to ${key}`)];
  if (is !== "=" && is !== "!=" && !isOrdered(asked))
    return [fault(`${at}/is`, `ответы на ${key} не сравнивают`, `answers to ${key} have no order`)];
  return [];
}

const tableOf = (byKey: ReadonlyMap<string, Item>, item: Item): string | undefined =>
  item.in !== undefined && byKey.get(item.in)?.kind === "table" ? item.in : undefined;

const isOrdered = ({ kind }: Question) => kind === "scale" || kind === "number" || kind === "date";

/** Whether it could be one of its answers, by kind. */
function fits(question: Question, value: boolean | number | string): boolean {
  switch (question.kind) {
    case "choice":
    case "many":
      return question.options.some(({ code }) => code === value);
    case "yes-no":
      return typeof value === "boolean";
    case "scale":
    case "number":
      return typeof value === "number";
    case "date":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    case "text":
      return typeof value === "string";
  }
}
