import { same } from "../../ground/shared/same.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Difference, Measure } from "./roadmap.ts";

/** What a new edition changes, measure by measure, in words. Nothing is left out and nothing that stayed is named. */
export function differences(before: readonly Measure[], after: readonly Measure[]): Difference[] {
  const old = new Map(before.map((m) => [m.key, m]));
  const now = new Set(after.map((m) => m.key));
  return [
    ...after.flatMap((measure): Difference[] => {
      const was = old.get(measure.key);
      if (!was)
        return [
          {
            key: measure.key,
            kind: "added",
            text: { ru: `добавлено: ${measure.title.ru}`, en: `added: ${measure.title.en}` },
          },
        ];
      return changes(was, measure).map((text) => ({ key: measure.key, kind: "changed", text }));
    }),
    ...before
      .filter((measure) => !now.has(measure.key))
      .map(
        (measure): Difference => ({
          key: measure.key,
          kind: "removed",
          text: { ru: `снято: ${measure.title.ru}`, en: `removed: ${measure.title.en}` },
        }),
      ),
  ];
}

function changes(was: Measure, is: Measure): Text[] {
  const executors = (m: Measure) => m.executors.map((e) => e.name.ru).join(", ");
  return [
    changed("название", "title", was.title.ru, is.title.ru),
    changed("срок", "deadline", was.wording, is.wording),
    changed("исполнители", "executors", executors(was), executors(is)),
    changed("ожидаемый результат", "expected result", was.expectedResult.ru, is.expectedResult.ru),
    changed("показатели", "indicators", was.indicators.join(", "), is.indicators.join(", ")),
    changed("примечания", "notes", notes(was), notes(is)),
    changed("раздел", "section", was.sectionTitle, is.sectionTitle),
    // The same words may be read anew, when the roadmap's years have changed.
    was.wording === is.wording && !same(was.rule, is.rule) && is.byHand
      ? { ru: "правило срока задано вручную", en: "the rule of the deadline was set by hand" }
      : undefined,
    was.wording === is.wording && !same(was.rule, is.rule) && !is.byHand
      ? {
          ru: "срок прочитан иначе: изменились годы дорожной карты или правила",
          en: "the deadline is read otherwise: the roadmap's years or the rules have changed",
        }
      : undefined,
  ].filter((text) => text !== undefined);
}

const notes = ({ notes = [] }: Measure): string => notes.map(({ column, text }) => `${column}: ${text}`).join("; ");

const changed = (ru: string, en: string, was: string, is: string): Text | undefined =>
  was === is ? undefined : { ru: `${ru}: «${was}» → «${is}»`, en: `${en}: «${was}» → «${is}»` };
