import * as z from "zod";
import { type AgencyKind, agencyKinds } from "../../agencies/agency/agency.ts";
import * as Provider from "../../agencies/provider/index.ts";
import { type ShippedKey, shippedKeys } from "../../forms/form/shipped/keys.ts";
import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import type { AgencyId, InstrumentId, MeasureId, StepId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { type DataClass, dataClasses } from "../../people/consent/consent.ts";
import type { InstrumentKind } from "../instrument/instrument.ts";

/** One step as the plan foresees it; its id is fixed here, so that making the step twice makes it once. */
export interface PlanEntry {
  stepId: StepId;
  stage: string;
  stepKey: string;
  title: Text;
  task: Text;
  expectedResult: Text;
  means?: Text;
  /** Key of the service that is given; words of before it had one. */
  service?: string;
  agencyKind: AgencyKind;
  /** Absent as long as nobody has said who: whose school a child goes to is never guessed. */
  agencyId?: AgencyId;
  /** Why it was proposed: what set it apart from the next one, of how many; absent where a person named it or there was no choice. */
  chosen?: Provider.Choice | undefined;
  dataClass: DataClass;
  rule: DeadlineRule;
  /** Hours from the request, by the clock, after which it escalates. */
  hours?: number | undefined;
  /** The agency is not asked before this day; absent: as soon as the stage opens. */
  requestOn?: string;
  /** The day by which it is to be done, where the plan of this child says so; else the rule does. */
  dueOn?: string;
  /** The plan has words of its own for it, which may tell of the child: they are sealed, all of a plan together. */
  worded?: true;
  measure?: PlanMeasure;
  quarter?: string;
  /** The form by which it asks. */
  form?: { key: ShippedKey; in?: "first-cycle" } | undefined;
  /** The ИПРА that ends and is to be decided on anew. */
  renews?: InstrumentId;
}

/** The measure of an instrument that a step carries out. */
export interface PlanMeasure {
  instrumentId: InstrumentId;
  measureId: MeasureId;
  /** Of which kind of instrument; absent: of an ИПРА. */
  kind?: Exclude<InstrumentKind, "ipra">;
  /** The measure through all instruments that repeat it, where that is not its own id. */
  line?: MeasureId;
  /** Its instrument is an earlier one written anew. */
  corrects?: true;
  block: string;
}

/** Key of a measure that no template foresees. */
export const ownMeasure = "own-measure";

const agencyId = idText("agency");
const stepId = idText("step");

/** Words of one's own; English where there is any. */
const words = (max: number) => z.strictObject({ ru: paragraph(max), en: paragraph(max).optional() });
export type Words = z.infer<ReturnType<typeof words>>;

/** What a coordinator says of an entry; what is not named stays, `null` takes away. */
const changeable = {
  agencyId: agencyId.nullable().optional(),
  service: line(120).nullable().optional(),
  requestOn: ourDate.nullable().optional(),
  dueOn: ourDate.nullable().optional(),
  keyMeasure: words(300).optional(),
  means: words(500).nullable().optional(),
  expectedResult: words(500).optional(),
};
export type EntryChange = z.infer<z.ZodObject<typeof changeable>>;

const shownText = z.strictObject({ ru: paragraph(2000), en: paragraph(2000) }).optional();
/** What a plan shows beside and takes back as it stands, so that what was read can be sent. */
const shown = {
  title: shownText,
  task: shownText,
  direction: shownText,
  measureId: line(60).optional(),
  quarter: line(20).optional(),
  form: z.enum(shippedKeys).optional(),
};

/**
 * A line of the plan as the coordinator wants it: one that is there (by `stepId`), a step of the template (by `stage` and
 * `stepKey`), or a measure of this child's own (`stage`, `agencyKind`, `keyMeasure`, `dueOn`).
 */
export const PlanEntryDraft = z.strictObject({
  stepId: stepId.optional(),
  stage: line(80).optional(),
  stepKey: line(80).optional(),
  agencyKind: z.enum(agencyKinds).optional(),
  dataClass: z.enum(dataClasses).optional(),
  ...changeable,
  ...shown,
  // Computed, and another one tomorrow: read past.
  dueDate: ourDate.optional(),
  formerAgencies: z.array(line(60)).max(50).optional(),
  chosen: z.strictObject({ by: line(20), among: z.int(), words: shownText }).optional(),
  todo: shownText,
});
export type PlanEntryDraft = z.infer<typeof PlanEntryDraft>;

/** What an amendment says of one line: added, changed, or dropped. */
const Amendment = PlanEntryDraft.extend({
  drop: z.literal(true).optional().meta({ description: "Исключить строку / drop the line" }),
});
/** Changes of an approved plan, and why. */
export const AmendPlan = z
  .strictObject({
    reason: paragraph(2000),
    entries: z.array(Amendment).max(50).default([]),
    templateVersion: z.int().positive().optional().meta({
      description:
        "Перейти на эту версию формы (`newerVersion` маршрута): в план войдут этапы, которых раньше в ней не было / go on by this version of the template",
    }),
  })
  .refine(({ entries, templateVersion }) => entries.length > 0 || templateVersion !== undefined, {
    path: ["entries"],
    error: says("хотя бы одна строка", "one line at least"),
  });
export type AmendPlan = z.infer<typeof AmendPlan>;

/** The plan as the coordinator wants it. */
export const PlanDraft = z.strictObject({ entries: z.array(PlanEntryDraft).max(150) });
export type PlanDraft = z.infer<typeof PlanDraft>;

const text = z.strictObject({ ru: z.string(), en: z.string() });
/** A line of the form's six columns: direction, key measure, service and dates, means, who is responsible, expected result. */
export const PlanEntryView = z.strictObject({
  stepId: z.string(),
  stage: z.string(),
  stepKey: z.string(),
  direction: text,
  title: text,
  task: text,
  keyMeasure: text.meta({
    description: "Своими словами плана или по шаблону / the plan's own words, or the template's",
  }),
  service: z.string().optional(),
  requestOn: z.string().optional(),
  dueOn: z.string().optional().meta({ description: "Срок, названный планом / the date that the plan names" }),
  dueDate: z.string().meta({
    description:
      "Срок шага; пока он не запрошен, каким он выйдет / the due date; until it is asked for, what it would be",
  }),
  means: text.optional(),
  expectedResult: text,
  agencyKind: z.string(),
  agencyId: z.string().optional(),
  chosen: Provider.ChoiceView.optional().meta({
    description: "Почему предложена эта организация / why this agency was proposed",
  }),
  formerAgencies: z.array(z.string()).optional().meta({
    description: "Кому строка была поручена раньше / whose the line was before",
  }),
  todo: text.optional().meta({ description: "Что нужно до утверждения / what is needed before approval" }),
  dataClass: z.string(),
  measureId: z.string().optional(),
  quarter: z.string().optional(),
  form: z
    .enum(shippedKeys)
    .optional()
    .meta({ description: "Форма, по которой спрашивают / the form by which it asks" }),
});
export type PlanEntryView = z.infer<typeof PlanEntryView>;
