import type { Entry } from "./catalogue/entry.ts";
import { entryOf, keyOf } from "./catalogue/index.ts";
import { type Executor, executorsOf } from "./executors.ts";
import type { Measure, MeasureRow, RowFault } from "./roadmap.ts";
import { type Frame, ruleOf } from "./wording.ts";
import { normal, oneSpaced } from "./words.ts";

/** Longest texts that a record takes; the published ones are far below. */
const most = { title: 2000, wording: 300, results: 4000, measures: 500 };

/** The measures of the rows read, and what is wrong with them. A row at fault asks nobody for anything. */
export function measuresOf(rows: readonly MeasureRow[], frame: Frame): { measures: Measure[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const measures = new Map<string, Measure>();
  for (const row of rows) {
    const key = keyOf(row);
    const say = (column: RowFault["column"], ru: string, en: string) =>
      faults.push({ row: row.row, column, message: { ru, en }, key });
    if (row.title === "" || row.section === "") continue; // said by the reader
    if (measures.has(key)) {
      say("number", `номер ${key} уже есть выше`, `the number ${key} stands above already`);
      continue;
    }
    if (measures.size >= most.measures) {
      say("row", `не более ${most.measures} мероприятий`, `at most ${most.measures} measures`);
      break;
    }
    for (const [column, text, longest] of [
      ["title", row.title, most.title],
      ["deadline", row.deadline, most.wording],
      ["results", row.results, most.results],
    ] as const)
      if (text.length > longest) say(column, `не более ${longest} знаков`, `at most ${longest} characters`);
    const executors = executorsOf(row.executors);
    const rule = row.deadline === "" ? undefined : ruleOf(row.deadline, frame);
    if (row.executors !== "" && !executors)
      say("executors", "исполнитель не распознан: назовите известного", "an executor that we do not know");
    if (row.deadline !== "" && !rule)
      say(
        "deadline",
        "формулировка срока неизвестна: даты по ней не считаются, пока правило не задано вручную",
        "a wording of a deadline that we do not know: no dates follow from it until a rule is set by hand",
      );
    const known = shippedAs(key, row.deadline, executors);
    measures.set(key, {
      key,
      section: row.section,
      sectionTitle: row.sectionTitle.slice(0, 300),
      number: row.number,
      title: { ru: row.title.slice(0, most.title), en: known?.title.en ?? row.title.slice(0, most.title) },
      wording: oneSpaced(row.deadline).slice(0, most.wording),
      rule: rule && executors ? rule : undefined,
      executors: executors ?? [],
      expectedResult: {
        ru: row.results.slice(0, most.results),
        en: known?.expectedResult.en ?? row.results.slice(0, most.results),
      },
      notes: row.notes,
      indicators: ["done", ...(known?.indicators ?? [])],
    });
  }
  return { measures: [...measures.values()], faults };
}

/** What the catalogue says of a measure, if it is the very same one: another document may number other measures alike. */
function shippedAs(key: string, deadline: string, executors: readonly Executor[] | undefined): Entry | undefined {
  const entry = entryOf(key);
  if (!entry || normal(entry.wording) !== normal(deadline)) return undefined;
  return entry.executors.join() === executors?.map((e) => e.key).join() ? entry : undefined;
}

/** The years of the roadmap as its title and its spans of years tell; undefined when neither does. */
export function frameOf(title: string, rows: readonly MeasureRow[]): Frame | undefined {
  const years = [...rows.map((row) => row.deadline), title].flatMap((text) =>
    [...text.matchAll(/20\d\d/g)].map(([year]) => Number(year)),
  );
  if (years.length === 0) return undefined;
  const until = /на период до (20\d\d)/.exec(title)?.[1];
  return { from: Math.min(...years), to: until ? Number(until) : Math.max(...years) };
}
