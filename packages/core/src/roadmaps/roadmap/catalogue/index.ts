import { executor } from "../executors.ts";
import type { Measure } from "../roadmap.ts";
import { type Frame, ruleOf } from "../wording.ts";
import { earlyHelp } from "./early-help.ts";
import type { Entry } from "./entry.ts";
import { rehabilitation } from "./rehabilitation.ts";
import { support } from "./support.ts";

/** The roadmap that the product ships: published numbers, deadlines and executors, titles of our own (docs/domain.md). */
export const catalogue = {
  key: "rehabilitation-2025",
  title: "Дорожная карта комплексной реабилитации, сопровождения и ранней помощи, 2021–2025",
  frame: { from: 2021, to: 2025 } satisfies Frame,
  entries: [...rehabilitation, ...support, ...earlyHelp] as readonly Entry[],
} as const;

const sections: Record<string, string> = {
  I: "Комплексная реабилитация и абилитация",
  "II.I": "Нормативные и организационные основы сопровождения",
  "II.II": "Образование детей-инвалидов",
  "II.III": "Социально-бытовое обслуживание",
  "II.IV": "Творческие способности",
  "II.V": "Условия для исполнения ИПРА",
  "II.VI": "Поддержка семей",
  "II.VII": "Просвещение общества",
  "II.VIII": "Контроль исполнения",
  III: "Ранняя помощь как профилактика инвалидности",
};

export const keyOf = (at: { section: string; number: string }): string => `${at.section}-${at.number}`;

const byKey = new Map(catalogue.entries.map((entry) => [keyOf(entry), entry]));

/** What the catalogue says of a measure of the same section and number. */
export const entryOf = (key: string): Entry | undefined => byKey.get(key);

/** The catalogue's measures, ready to be kept. */
export const catalogueMeasures = (): Measure[] =>
  catalogue.entries.map((entry): Measure => {
    const rule = ruleOf(entry.wording, catalogue.frame);
    if (!rule) throw new Error(`The catalogue's wording is not understood: ${entry.wording}`);
    return {
      key: keyOf(entry),
      section: entry.section,
      sectionTitle: sections[entry.section]!,
      number: entry.number,
      title: entry.title,
      wording: entry.wording,
      rule,
      executors: entry.executors.map(executor),
      expectedResult: entry.expectedResult,
      indicators: ["done", ...entry.indicators],
    };
  });
