import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { conditionFaults } from "./conditions.ts";
import type { FormContent } from "./content.ts";
import { type Item, isGroup, isQuestion } from "./item.ts";
import { scoreFaults } from "./scores.ts";

/** How deep groups stand in each other. */
const mostDepth = 5;
/** A record of the store holds 400 kB; a form is one, its translations and options too. */
const mostBytes = 200_000;

/** All that is wrong with a form beyond the form of its parts; empty where nothing is. */
export function definitionFaults(content: FormContent): FieldFault[] {
  const structure = [...sizeFaults(content), ...keyFaults(content), ...content.items.flatMap(itemFaults)];
  const places = placeFaults(content.items);
  // What names each other can be judged where every name means one thing.
  if (structure.length > 0 || places.length > 0) return [...structure, ...places];
  return [...emptyFaults(content.items), ...conditionFaults(content.items), ...scoreFaults(content)];
}

function sizeFaults(content: FormContent): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!content.items.some(isQuestion))
    faults.push(fault("/items", "нужен хотя бы один вопрос", "one question at least"));
  if (Buffer.byteLength(JSON.stringify(content)) > mostBytes)
    faults.push(fault("/items", "форма слишком велика: не больше 200 КБ текста", "too large: at most 200 kB of text"));
  return faults;
}

/** Questions, groups and scores are named apart. */
function keyFaults({ items, scores }: FormContent): FieldFault[] {
  const seen = new Set<string>();
  const named = [
    ...items.map(({ key }, i) => ({ key, at: `/items/${i}/key` })),
    ...scores.map(({ key }, i) => ({ key, at: `/scores/${i}/key` })),
  ];
  return named.flatMap(({ key, at }) => {
    if (seen.has(key)) return [fault(at, `ключ ${key} уже есть`, `the key ${key} is there already`)];
    seen.add(key);
    return [];
  });
}

/** Whatever stands in a group is named after it; in a table stand questions only. */
function placeFaults(items: readonly Item[]): FieldFault[] {
  const before = new Map<string, { item: Item; depth: number }>();
  return items.flatMap((item, i) => {
    const above = item.in === undefined ? undefined : before.get(item.in);
    const depth = (above?.depth ?? 0) + 1;
    before.set(item.key, { item, depth });
    if (item.in === undefined) return [];
    const at = `/items/${i}/in`;
    if (!above || !isGroup(above.item))
      return [fault(at, `группы ${item.in} выше нет`, `there is no group ${item.in} above it`)];
    if (above.item.kind === "table" && !isQuestion(item))
      return [fault(at, "в таблице — только вопросы", "in a table stand questions only")];
    if (depth > mostDepth) return [fault(at, `не глубже ${mostDepth} уровней`, `at most ${mostDepth} levels`)];
    return [];
  });
}

/** A table without questions could be handed in and would say nothing. */
function emptyFaults(items: readonly Item[]): FieldFault[] {
  return items.flatMap(({ kind, key }, i) =>
    kind === "table" && !items.some((one) => one.in === key)
      ? [fault(`/items/${i}`, `в таблице ${key} нет вопросов`, `there is no question in the table ${key}`)]
      : [],
  );
}

const reversed = (at: string) => fault(at, "не меньше начала", "no less than the beginning");

function itemFaults(item: Item, i: number): FieldFault[] {
  const at = `/items/${i}`;
  switch (item.kind) {
    case "choice":
      return repeats(item.options, at);
    case "many":
      return [
        ...repeats(item.options, at),
        ...(item.min !== undefined && item.min > (item.max ?? item.options.length) ? [reversed(`${at}/max`)] : []),
      ];
    case "scale":
      return item.from < item.to ? [] : [fault(`${at}/to`, "больше начала шкалы", "more than where the scale begins")];
    case "number":
    case "date":
      return item.min !== undefined && item.max !== undefined && item.min > item.max ? [reversed(`${at}/max`)] : [];
    case "table":
      return (item.rows.min ?? 0) > item.rows.max ? [reversed(`${at}/rows/max`)] : [];
    default:
      return [];
  }
}

function repeats(options: readonly { code: string }[], at: string): FieldFault[] {
  const codes = options.map(({ code }) => code);
  return codes.flatMap((code, i) =>
    codes.indexOf(code) === i
      ? []
      : [fault(`${at}/options/${i}/code`, `код ${code} уже есть`, `the code ${code} is there already`)],
  );
}

/** Texts that are not there in both languages, by their place: such a form is a draft still. */
export function untranslated(content: FormContent): FieldFault[] {
  const faults: FieldFault[] = [];
  const look = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    const entries = Object.entries(value);
    const isWords = entries.length > 0 && entries.every(([name, text]) => isLanguage(name) && typeof text === "string");
    if (isWords && entries.length < 2)
      faults.push(
        "ru" in value
          ? fault(at, "нет английского текста", "the English text is missing")
          : fault(at, "нет русского текста", "the Russian text is missing"),
      );
    else for (const [name, part] of entries) look(part, `${at}/${name}`);
  };
  look(content, "");
  return faults;
}
const isLanguage = (name: string) => name === "ru" || name === "en";
