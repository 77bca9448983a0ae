import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { FormContent, Score } from "./content.ts";
import { hasPoints, type Item, isQuestion, type Question } from "./item.ts";

/** The questions within a group that count, however deep; those of a table are answered many times and do not. */
export function questionsIn(items: readonly Item[], group: string): Question[] {
  return items
    .filter((item) => item.in === group)
    .flatMap((item) => {
      if (item.kind === "group") return questionsIn(items, item.key);
      return isQuestion(item) && hasPoints(item) ? [item] : [];
    });
}

/** What is wrong with the scores of a form whose keys and groups are right: parts that do not count, bands out of order. */
export function scoreFaults({ items, scores }: FormContent): FieldFault[] {
  return scores.flatMap((score, i) => [
    ...score.of.flatMap(({ key }, n) => partFaults(items, scores.slice(0, i), key, `/scores/${i}/of/${n}/key`)),
    ...repeatFaults(score, `/scores/${i}/of`),
    ...bandFaults(score, `/scores/${i}/bands`),
  ]);
}

function partFaults(items: readonly Item[], before: readonly Score[], key: string, at: string): FieldFault[] {
  if (before.some((score) => score.key === key)) return [];
  const item = items.find((one) => one.key === key);
  // A score names only those above it: so no two lean on each other.
  if (!item)
    return [fault(at, `ни вопроса, ни балла ${key} выше нет`, `there is no question or score ${key} above it`)];
  if (item.kind === "group")
    return questionsIn(items, key).length > 0
      ? []
      : [fault(at, `в группе ${key} нет вопросов с баллами`, `the group ${key} has no question with points`)];
  if (!isQuestion(item) || isInTable(items, item) || !hasPoints(item))
    return [fault(at, `у ответов на ${key} нет баллов`, `the answers to ${key} have no points`)];
  return [];
}

/** A part that counts twice by accident looks like a heavier one: for that there are weights. */
function repeatFaults({ of }: Score, at: string): FieldFault[] {
  const keys = of.map(({ key }) => key);
  return keys.flatMap((key, n) =>
    keys.indexOf(key) === n ? [] : [fault(`${at}/${n}/key`, `${key} уже посчитан`, `${key} is counted already`)],
  );
}

const isInTable = (items: readonly Item[], item: Item) =>
  items.some(({ key, kind }) => key === item.in && kind === "table");

function bandFaults({ bands }: Score, at: string): FieldFault[] {
  return bands.flatMap(({ from, key }, i) => {
    const [last, same] = [bands[i - 1], bands.findIndex((band) => band.key === key)];
    if (same < i) return [fault(`${at}/${i}/key`, `ключ ${key} уже есть`, `the key ${key} is there already`)];
    if (last && last.from >= from)
      return [fault(`${at}/${i}/from`, "больше, чем у ступени выше", "more than that of the band above")];
    return [];
  });
}
