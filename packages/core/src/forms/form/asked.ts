import { type Answer, type Answers, isAnswered, own, type Row } from "./answers.ts";
import type { Item, Test } from "./item.ts";

/** Whether a question is asked, given what has been answered; within a table for one of its rows. */
export type Asked = (key: string, row?: Row) => boolean;

/**
 * Which questions of a form are asked. The answer to one that is not asked counts as none, so that conditions lean on what is
 * shown alone. Of a form without circles.
 */
export function askedOf(items: readonly Item[], answers: Answers): Asked {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const known = new Map<string, boolean>();
  const isInTable = (item: Item) => item.in !== undefined && byKey.get(item.in)?.kind === "table";

  const decide = (item: Item, row: Row | undefined): boolean => {
    if (item.in !== undefined && !isAsked(item.in)) return false;
    if (!item.when) return true;
    const { join, tests } = item.when;
    return join === "all" ? tests.every((test) => holds(test, row)) : tests.some((test) => holds(test, row));
  };
  const isAsked = (key: string, row?: Row): boolean => {
    const item = byKey.get(key);
    if (!item) return false;
    if (row && isInTable(item)) return decide(item, row);
    const before = known.get(key);
    if (before !== undefined) return before;
    const is = decide(item, undefined);
    known.set(key, is);
    return is;
  };
  const holds = (test: Test, row: Row | undefined): boolean => {
    const item = byKey.get(test.key)!;
    const from = row && isInTable(item) ? row : answers;
    return fulfils(isAsked(test.key, row) ? (own(from, test.key) as Answer | undefined) : undefined, test);
  };
  return isAsked;
}

/**
 * By the letter of FHIR R4: of several answers one that fits is enough, and `!=` holds where none is equal, so also where nothing
 * has been answered (https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html).
 */
function fulfils(answer: Answer | undefined, { is, value }: Test): boolean {
  const given = isAnswered(answer) ? [answer].flat() : [];
  switch (is) {
    case "answered":
      return given.length > 0;
    case "not-answered":
      return given.length === 0;
    case "=":
      return given.some((one) => one === value);
    case "!=":
      return given.every((one) => one !== value);
    case ">":
      return given.some((one) => one! > value!);
    case ">=":
      return given.some((one) => one! >= value!);
    case "<":
      return given.some((one) => one! < value!);
    case "<=":
      return given.some((one) => one! <= value!);
  }
}
