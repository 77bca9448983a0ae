import type { Block, Document } from "../../ground/document/index.ts";
import type { FormContent } from "./content.ts";
import type { Item, Test } from "./item.ts";
import { type Words, wordsIn } from "./words.ts";

type Language = "ru" | "en";

const phrases = {
  ru: {
    version: (n: number) => (n === 0 ? "Проект" : `Версия ${n}`),
    source: "Источник",
    required: "(обязательно)",
    yes: "Да",
    no: "Нет",
    if: "Отвечают, если",
    all: " и ",
    any: " или ",
    answered: "есть ответ",
    unanswered: "нет ответа",
    date: "День: ________________",
    scores: "Как считают",
    sum: "сумма",
    mean: "среднее",
    from: (n: number) => `от ${n}`,
  },
  en: {
    version: (n: number) => (n === 0 ? "Draft" : `Version ${n}`),
    source: "Source",
    required: "(required)",
    yes: "Yes",
    no: "No",
    if: "To be answered if",
    all: " and ",
    any: " or ",
    answered: "is answered",
    unanswered: "is not answered",
    date: "Date: ________________",
    scores: "How it is counted",
    sum: "sum",
    mean: "mean",
    from: (n: number) => `from ${n}`,
  },
} as const;

const box = "☐";
const blank = "________________________________";

/** A form on paper, to be filled in by hand: questions by number, conditions in words, and how it is counted. */
export function formDocument(content: FormContent, version: number, language: Language): Document {
  const say = (words: Words) => wordsIn(words, language);
  const p = phrases[language];
  const numbers = numbersOf(content.items);
  const blocks: Block[] = [
    { kind: "title", lines: [say(content.title), p.version(version)] },
    ...(content.intro ? [paragraph(say(content.intro))] : []),
    ...content.items.flatMap((item) => itemBlocks(item, content.items, numbers, language)),
  ];
  if (content.scores.length > 0) {
    const rows = content.scores.flatMap((score) => [
      [`${say(score.title)} (${p[score.how]})`],
      ...score.bands.map(({ from, text }) => [p.from(from), say(text)]),
    ]);
    const columns = [
      { title: "", width: 1 },
      { title: p.scores, width: 5 },
    ];
    blocks.push({ kind: "heading", text: p.scores }, { kind: "table", columns, rows });
  }
  if (content.source) blocks.push(paragraph(`${p.source}: ${content.source.text}`));
  return { title: say(content.title), content: blocks };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** «2.1»: by the place in its group; notes have none, and a prefix of its own comes first. */
function numbersOf(items: readonly Item[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const counts = new Map<string | undefined, number>();
  for (const { key, kind, in: above, prefix } of items) {
    if (kind === "note") continue;
    const n = (counts.get(above) ?? 0) + 1;
    counts.set(above, n);
    const place = above === undefined ? `${n}` : `${numbers.get(above)}.${n}`;
    numbers.set(key, prefix?.replace(/\.$/, "") ?? place);
  }
  return numbers;
}

function itemBlocks(
  item: Item,
  items: readonly Item[],
  numbers: ReadonlyMap<string, string>,
  language: Language,
): Block[] {
  const p = phrases[language];
  const say = (words: Words) => wordsIn(words, language);
  const above = items.find(({ key }) => key === item.in);
  // A table shows its questions as columns.
  if (above?.kind === "table") return [];
  if (item.kind === "note") return [paragraph(say(item.text))];
  const isWanted = "required" in item && item.required;
  const text = `${numbers.get(item.key)}. ${say(item.text)}${isWanted ? ` ${p.required}` : ""}`;
  const condition = item.when
    ? [
        paragraph(
          `${p.if} ${item.when.tests.map((test) => testText(test, items, numbers, language)).join(p[item.when.join])}.`,
        ),
      ]
    : [];
  const help = item.help ? [paragraph(say(item.help))] : [];
  if (item.kind === "group") return [{ kind: "heading", text }, ...condition, ...help];
  if (item.kind === "table") {
    const columns = items.filter((one) => one.in === item.key).map((one) => ({ title: say(one.text), width: 1 }));
    const rows = Array.from({ length: Math.min(item.rows.max, 8) }, () => columns.map(() => " "));
    return [{ kind: "heading", text }, ...condition, ...help, { kind: "table", columns, rows }];
  }
  return [paragraph(text), ...condition, ...help, { kind: "lines", lines: answerLines(item, language) }];
}

function testText(
  { key, is, value }: Test,
  items: readonly Item[],
  numbers: ReadonlyMap<string, string>,
  language: Language,
): string {
  const p = phrases[language];
  const number = numbers.get(key);
  if (is === "answered") return `${number} ${p.answered}`;
  if (is === "not-answered") return `${number} ${p.unanswered}`;
  const item = items.find((one) => one.key === key);
  const option = item && "options" in item ? item.options.find(({ code }) => code === value) : undefined;
  const said = option
    ? `«${wordsIn(option.text, language)}»`
    : typeof value === "boolean"
      ? p[value ? "yes" : "no"]
      : value;
  const sign = { "=": "=", "!=": "≠", ">": ">", ">=": "≥", "<": "<", "<=": "≤" }[is];
  return `${number} ${sign} ${said}`;
}

function answerLines(item: Item, language: Language): string[] {
  const p = phrases[language];
  const say = (words: Words) => wordsIn(words, language);
  switch (item.kind) {
    case "choice":
    case "many":
      return item.options.map(({ text }) => `${box} ${say(text)}`);
    case "yes-no":
      return [`${box} ${p.yes}   ${box} ${p.no}`];
    case "scale": {
      const steps = Array.from({ length: Math.min(item.to - item.from + 1, 21) }, (_, i) => `${box} ${item.from + i}`);
      const shown = item.to - item.from > 20 ? [`${item.from}…${item.to}: ______`] : [steps.join("   ")];
      return item.ends ? [...shown, `${item.from}: ${say(item.ends.from)}; ${item.to}: ${say(item.ends.to)}`] : shown;
    }
    case "number":
      return [`________${item.unit ? ` ${say(item.unit)}` : ""}`];
    case "date":
      return [p.date];
    case "text":
      return item.lines === "many" ? [blank.repeat(2), blank.repeat(2), blank.repeat(2)] : [blank.repeat(2)];
    default:
      return [];
  }
}
