import { type Answers, type Item, own, type Row, type Simple } from "./item.ts";

/** Which questions are shown, given what has been answered: as the service decides it when the answers are handed in. */
export function askedOf(items: readonly Item[], answers: Answers) {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const isInTable = (item: Item) => item.in !== undefined && byKey.get(item.in)?.kind === "table";
  const isAsked = (key: string, row?: Row): boolean => {
    const item = byKey.get(key);
    if (!item || (item.in !== undefined && !isAsked(item.in))) return false;
    if (!item.when) return true;
    const { join, tests } = item.when;
    const holds = (test: (typeof tests)[number]) => {
      const asked = byKey.get(test.key)!;
      const from = row && isInTable(asked) ? row : answers;
      return fulfils(
        isAsked(test.key, row) ? (own<Simple | Row[]>(from, test.key) as Simple | undefined) : undefined,
        test,
      );
    };
    return join === "all" ? tests.every(holds) : tests.some(holds);
  };
  return isAsked;
}

/** A row in which nothing stands is none. */
const saysSomething = (one: unknown): boolean => typeof one !== "object" || Object.keys(one ?? {}).length > 0;

function fulfils(answer: Simple | undefined, { is, value }: NonNullable<Item["when"]>["tests"][number]): boolean {
  const given = answer === undefined ? [] : [answer].flat().filter(saysSomething);
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
      return given.some((one) => one > value!);
    case ">=":
      return given.some((one) => one >= value!);
    case "<":
      return given.some((one) => one < value!);
    case "<=":
      return given.some((one) => one <= value!);
  }
}
