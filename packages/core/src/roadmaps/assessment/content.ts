import type { FormContent } from "../../forms/form/content.ts";
import type { Item } from "../../forms/form/item.ts";
import { shipped } from "../../forms/form/shipped/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import type { Text } from "../../ground/shared/text.ts";
import { indicatorOf } from "../indicator/indicator.ts";
import { figures } from "../period/freezing.ts";
import type { Figure, Report, ReportMeasure, ReportSection } from "../report/report.ts";
import { longDate, number } from "../report/words.ts";

/** What the bank counts of a year, told before all sections. */
const ofTheBank = [
  "children",
  "children-disability",
  "children-needs",
  "routes-open",
  "programmes",
  "ipra-settled",
  "ipra-performed-share",
  "conclusions-performed-share",
  "children-served",
  "children-unmet",
  "steps-settled",
  "steps-late",
  "steps-overdue",
  "response-days",
] as const;

/** Longest text of a note, with room for what comes after it. */
const mostOfNote = 1900;
const cut = (text: string): string => (text.length > mostOfNote ? `${text.slice(0, mostOfNote - 1)}…` : text);
const both = ({ ru, en }: Text): Text => ({ ru: cut(ru), en: cut(en) });

/** Under which keys a section is judged: the same in each year, so that years compare. */
export const judgedKey = (section: string): string => `judged-${section}`;
export const rightKey = (section: string): string => `right-${section}`;

/** The sections that a form of an assessment asks about, as it names them. */
export const sectionsIn = ({ items }: Pick<FormContent, "items">): { section: string; title: Text }[] =>
  items.flatMap((item) =>
    item.kind === "group" && item.key.startsWith("section-")
      ? [{ section: item.key.slice("section-".length), title: { ru: item.text.ru ?? "", en: item.text.en ?? "" } }]
      : [],
  );

/** When the figures of a report were frozen: those that the assessment rests on. */
export const frozenOn = ({ groups }: Pick<Report, "groups">): string | undefined =>
  groups?.find(({ key }) => key === figures)?.frozenOn;

/** What the form of a year is called. */
export function titleOf(year: string): Text {
  const { ru, en } = shipped["interagency-assessment"].title;
  return { ru: `${ru} за ${year} год`, en: `${en}, ${year}` };
}

/**
 * The form by which a year is assessed: what was frozen stands before the questions as notes, to be read and not changed, with its
 * source and day; then each section is judged, and said what is to be put right. Once approved, a version keeps the figures that
 * were judged, whatever revision comes later.
 */
export function contentFor(report: Report): FormContent {
  const base = shipped["interagency-assessment"];
  const year = report.period;
  return {
    ...base,
    title: titleOf(year),
    items: [
      { kind: "group", key: "figures", text: { ru: `Цифры ${year} года`, en: `The figures of ${year}` } },
      { kind: "note", key: "figures-source", in: "figures", text: sourceOf(report) },
      { kind: "note", key: "figures-bank", in: "figures", text: bankOf(report) },
      ...report.sections.flatMap(sectionItems),
      ...base.items,
    ],
    scores: [
      ...base.scores,
      ...(report.sections.length > 0
        ? [
            {
              key: "sections",
              title: { ru: "Среднее по разделам", en: "Mean of the sections" },
              how: "mean" as const,
              of: report.sections.slice(0, 100).map(({ section }) => ({ key: judgedKey(section) })),
              decimals: 2,
              bands: [],
            },
          ]
        : []),
    ],
  };
}

function sourceOf(report: Report): Text {
  const { revision, computedAt = report.at, organisations: o, obligations: d } = report;
  const on = frozenOn(report) ?? report.at.slice(0, 10);
  return {
    ru: `Источник: отчёт за ${report.period} год, редакция ${revision}. Цифры заморожены ${longDate(on)}; по банку данных посчитано ${longDate(computedAt)}. Отчитались полностью ${o.complete} из ${o.expected} организаций, сдано отчётов: ${d.submitted + d.accepted} из ${d.owed}.`,
    en: `Source: the report on ${report.period}, revision ${revision}. The figures were frozen on ${on}; the bank counted on ${computedAt.slice(0, 10)}. ${o.complete} of ${o.expected} organisations have reported in full, ${d.submitted + d.accepted} reports of ${d.owed} are in.`,
  };
}

function bankOf({ computed: { totals }, previous }: Report): Text {
  const known = ofTheBank.flatMap((key) => {
    const [indicator, value] = [indicatorOf(key), totals[key]];
    if (!indicator || value === undefined) return [];
    const before = previous?.[key];
    const { ru, en } = indicator.title;
    return [
      {
        ru: `${ru} — ${number(value)}${before === undefined ? "" : ` (год назад ${number(before)})`}`,
        en: `${en}: ${value}${before === undefined ? "" : ` (a year before ${before})`}`,
      },
    ];
  });
  return both({
    ru: `По банку данных: ${known.map(({ ru }) => ru).join("; ")}.`,
    en: `By the data bank: ${known.map(({ en }) => en).join("; ")}.`,
  });
}

function sectionItems({ section, title, measures }: ReportSection): Item[] {
  const group = `section-${section}`;
  const taken = new Map<string, number>();
  const notes = measures.map((measure): Item => {
    // Two roadmaps may number their measures alike.
    const times = (taken.get(measure.measureKey) ?? 0) + 1;
    taken.set(measure.measureKey, times);
    const key = `measure-${measure.measureKey}${times > 1 ? `-${times}` : ""}`;
    return { kind: "note", key, in: group, prefix: measure.number.slice(0, 20), text: measureText(measure) };
  });
  const name = { ru: cut(`Раздел ${section}. ${title}`), en: `Section ${section}` };
  return [
    { kind: "group", key: group, text: name },
    ...notes,
    {
      kind: "scale",
      key: judgedKey(section),
      in: group,
      text: { ru: "Как раздел выполнен за год?", en: "How was the section carried out in the year?" },
      required: true,
      from: 1,
      to: 5,
      ends: { from: { ru: "не выполнен", en: "not at all" }, to: { ru: "выполнен полностью", en: "completely" } },
    },
    {
      kind: "text",
      key: rightKey(section),
      in: group,
      text: { ru: "Что исправить?", en: "What is to be put right?" },
      help: { ru: "Без имён.", en: "Without names." },
      lines: "many",
      max: 1000,
    },
  ];
}

function measureText({ title, counts, figures: all }: ReportMeasure): Text {
  const shown = all.filter(({ value, recorded }) => value !== undefined || recorded !== undefined);
  const reports = counts.submitted + counts.accepted;
  const ru = [
    `отчётов ${reports} из ${counts.owed}`,
    ...shown.map((one) => `${one.title.ru} — ${told(one, "ru")}`),
    ...(shown.length === 0 ? ["цифр нет"] : []),
  ];
  const en = [
    `${reports} reports of ${counts.owed}`,
    ...shown.map((one) => `${one.title.en}: ${told(one, "en")}`),
    ...(shown.length === 0 ? ["no figures"] : []),
  ];
  return both({
    ru: `${title.ru.slice(0, 600)}: ${ru.join("; ")}.`,
    en: `${title.en.slice(0, 600)}: ${en.join("; ")}.`,
  });
}

/** A figure with where it is from: counted by the bank, or the sum of what organisations gave. */
function told({ type, source, value, recorded, of = 0 }: Figure, language: "ru" | "en"): string {
  const ru = language === "ru";
  if (type === "yes-no") return ru ? `да: ${value ?? 0} из ${of}` : `yes: ${value ?? 0} of ${of}`;
  const shown = (n: number) => (ru ? number(n) : String(n));
  if (source === "computed") return ru ? `${shown(value!)} (по банку данных)` : `${shown(value!)} (by the data bank)`;
  const given = ru
    ? `${value === undefined ? "нет данных" : shown(value)} (по отчётам: ${of} ${plural(of, "организация", "организации", "организаций")})`
    : `${value === undefined ? "no data" : shown(value)} (by reports of ${of})`;
  if (recorded === undefined) return given;
  return ru ? `${given}, в банке данных ${shown(recorded)}` : `${given}, ${shown(recorded)} in the data bank`;
}
