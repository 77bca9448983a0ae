import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { StepId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { same } from "../../ground/shared/same.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import type { StepWords } from "../step/words.ts";
import { type EntryChange, ownMeasure, type PlanEntry, type PlanEntryDraft, type Words } from "./plan.entry.ts";
import type { StageTemplate } from "./template.ts";
import { months, regionSetting } from "./templates/deadlines.ts";

/** Pure: what a coordinator's line makes of an entry, with its own words beside it. */

export interface Worded {
  entry: PlanEntry;
  words: StepWords;
}

/** Where the line stands in what was sent, and between which days the plan lies. */
export interface Place {
  pointer: string;
  today: string;
  lastDay: string;
}

/** A line that is there, as it shall be. @throws Refusal input.invalid for what cannot be changed, and for days that cannot be */
export function edited({ entry, words }: Worded, item: PlanEntryDraft, direction: Text, at: Place): Worded {
  const { stage, stepKey, agencyKind, dataClass, title, task, quarter } = entry;
  const form = entry.form?.key;
  const fixed = {
    stage,
    stepKey,
    agencyKind,
    dataClass,
    title,
    task,
    quarter,
    form,
    direction,
    measureId: entry.measure?.measureId,
  };
  for (const [name, value] of Object.entries(fixed)) {
    const given = item[name as keyof typeof fixed];
    if (given !== undefined && !same(given, value))
      throw wrong(`${at.pointer}/${name}`, "у строки плана не меняется", "does not change in a line of the plan");
  }
  return changed({ entry, words }, item, at);
}

/** What may be said of a line: who, when, and in which words. @throws Refusal input.invalid for days that cannot be */
export function changed({ entry, words }: Worded, change: EntryChange, { pointer, today, lastDay }: Place): Worded {
  const requestOn = said(change.requestOn, entry.requestOn);
  const dueOn = said(change.dueOn, entry.dueOn);
  if (requestOn && requestOn !== entry.requestOn && requestOn > lastDay)
    throw wrong(
      `${pointer}/requestOn`,
      `не позже конца цикла (${lastDay})`,
      `not later than the cycle's end (${lastDay})`,
    );
  const earliest = requestOn && requestOn > today ? requestOn : today;
  const moved = dueOn !== entry.dueOn || requestOn !== entry.requestOn;
  if (dueOn && moved && (dueOn < earliest || dueOn > lastDay))
    throw wrong(`${pointer}/dueOn`, `с ${earliest} по ${lastDay}`, `from ${earliest} to ${lastDay}`);
  const own: StepWords = {
    keyMeasure: ownWords(change.keyMeasure, words.keyMeasure, entry.title),
    means: ownWords(change.means, words.means, entry.means),
    expectedResult: ownWords(change.expectedResult, words.expectedResult, entry.expectedResult),
  };
  const agencyId = said(change.agencyId, entry.agencyId);
  return {
    entry: {
      ...entry,
      agencyId,
      chosen: agencyId === entry.agencyId ? entry.chosen : undefined,
      service: said(change.service, entry.service),
      requestOn,
      dueOn,
      worded: Object.values(own).some((text) => text !== undefined) || undefined,
    },
    words: own,
  };
}

/** A step of the template, or a measure of the child's own. @throws Refusal input.invalid naming what is wrong or missing */
export function added(stages: readonly StageTemplate[], item: PlanEntryDraft, stepId: StepId, at: Place): Worded {
  const stage = stages.find(({ key }) => key === item.stage);
  const entry =
    item.stepKey === undefined || item.stepKey === ownMeasure
      ? ownEntry(stage, item, stepId, at)
      : templateEntry(stage, item, stepId, at);
  return changed({ entry, words: {} }, item, at);
}

function templateEntry(stage: StageTemplate | undefined, item: PlanEntryDraft, stepId: StepId, at: Place): PlanEntry {
  const step = stage?.steps.find((s) => s.key === item.stepKey);
  if (!stage || !step)
    throw wrong(`${at.pointer}/stepKey`, "шаг этого этапа по шаблону", "a step of that stage in the template");
  if (step.each === "measure")
    throw wrong(`${at.pointer}/stepKey`, "мероприятие вносят через ИПРА", "a measure is added by way of the ИПРА");
  const { key, deadline, each: _, ages: _ages, ...rest } = step;
  return { stepId, stage: stage.key, stepKey: key, rule: deadline, ...rest };
}

/** Without a date of its own nobody could say when it is late. */
function ownEntry(
  stage: StageTemplate | undefined,
  item: PlanEntryDraft,
  stepId: StepId,
  { pointer }: Place,
): PlanEntry {
  if (stage?.settledBy !== "steps")
    throw wrong(`${pointer}/stage`, "этап с мероприятиями после утверждения", "a stage of measures after the approval");
  const { agencyKind, keyMeasure, dueOn } = item;
  if (!agencyKind) throw wrong(`${pointer}/agencyKind`, "вид организации", "a kind of agency");
  if (!keyMeasure) throw wrong(`${pointer}/keyMeasure`, "что нужно сделать", "what is to be done");
  if (!dueOn) throw wrong(`${pointer}/dueOn`, "срок своего мероприятия", "the date of a measure of one's own");
  return {
    stepId,
    stage: stage.key,
    stepKey: ownMeasure,
    ...ownTexts,
    agencyKind,
    dataClass: item.dataClass ?? usualClass[agencyKind] ?? "social",
    rule: ownRule,
  };
}

/** What stands in letters, which tell nothing of the child; the measure itself is read on the page, under consent. */
const ownTexts = {
  title: { ru: "Мероприятие индивидуального плана", en: "A measure of the individual plan" },
  task: {
    ru: "Пожалуйста, согласуйте с семьёй сроки, проведите мероприятие индивидуального плана и сообщите результат. Что именно нужно сделать, показано на странице по ссылке.",
    en: "Please agree the dates with the family, carry out the measure of the individual plan and report its result. What exactly is to be done is shown on the page of the link.",
  },
  expectedResult: {
    ru: "Мероприятие выполнено либо указаны результат и причина",
    en: "The measure is performed, or its result and the reason are given",
  },
};

/** Counts only where the plan's own date has passed: the step was given to another agency, say. */
const ownRule = months(
  1,
  regionSetting({
    ru: "срок мероприятия называет план ребёнка; после этого срока на выполнение даётся месяц.",
    en: "the child's plan names the date; after it a month is given.",
  }),
);

/** What an agency of the kind learns of a child. */
const usualClass: Partial<Record<AgencyKind, DataClass>> = {
  school: "education",
  kindergarten: "education",
  health: "health",
  pmpc: "health",
  mse: "health",
};

const said = <T>(given: T | null | undefined, before: T | undefined): T | undefined =>
  given === undefined ? before : (given ?? undefined);

/** The template's own wording is no word of the plan's. */
function ownWords(
  given: Words | null | undefined,
  own: Text | undefined,
  template: Text | undefined,
): Text | undefined {
  if (given === undefined) return own;
  if (given === null) return undefined;
  const before = own ?? template;
  const english = given.en ?? (before?.ru === given.ru ? before.en : given.ru);
  const text = { ru: given.ru, en: english };
  return same(text, template) ? undefined : text;
}

export const wrong = (pointer: string, ru: string, en: string) => invalid([fault(pointer, ru, en)]);
