import * as z from "zod";
import type { DeadlineRule } from "../../ground/calendar/calendar.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import { type Measure, type ReportingRule, type Roadmap, reportings } from "./roadmap.ts";

const year = z.int().min(2013).max(2100);

/** A day by which one reports, as a person names it. */
const Due = z.strictObject({
  /** Of the year, or of the quarter: 1 to 3. */
  month: z.int().min(1).max(12),
  day: z.union([z.int().min(1).max(31), z.literal("last")], {
    error: says("день месяца или last", "a day of the month, or last"),
  }),
  /** In the year, or the quarter, after the one that is reported on. */
  following: z.boolean().default(false),
});

/** A rule set by hand for a wording that is not understood: how often one reports, in which years, until when. */
export const SetRule = z.strictObject({
  reports: z.enum(reportings),
  from: year.optional(),
  to: year.optional(),
  due: Due,
  /** The second half's day, where it is another one. */
  second: Due.optional(),
  reason: paragraph(1000),
});
export type SetRule = z.infer<typeof SetRule>;
type Due = z.infer<typeof Due>;

/** @throws Refusal input.invalid: years without order, a month that no quarter has, a second day where there is one only */
export function ruleByHand(
  { reports, from, to, due, second }: SetRule,
  roadmap: Pick<Roadmap, "from" | "to">,
  { wording }: Pick<Measure, "wording">,
): ReportingRule {
  const [first, last] = [from ?? roadmap.from, to ?? roadmap.to];
  const inQuarter = reports === "quarterly" || reports === "half-yearly";
  const tooFar = (one: Due | undefined) => inQuarter && one !== undefined && one.month > 3;
  mustBeRight([
    ...(first > last || (reports === "once" && first !== last)
      ? [fault("/to", "один год для once, иначе не раньше from", "one year for once, else not before from")]
      : []),
    ...(tooFar(due) ? [fault("/due/month", "месяц квартала: 1–3", "a month of the quarter: 1 to 3")] : []),
    ...(tooFar(second) ? [fault("/second/month", "месяц квартала: 1–3", "a month of the quarter: 1 to 3")] : []),
    ...(second && reports !== "half-yearly"
      ? [fault("/second", "второй срок бывает только у half-yearly", "only half-yearly has a second day")]
      : []),
  ]);
  const basis = {
    text: {
      ru: `срок дорожной карты: «${wording}», правило задано вручную`,
      en: `the roadmap's term: «${wording}», the rule was set by hand`,
    },
    grade: "S",
  } as const;
  // Months before the period's end are counted from its start, those after it from its end.
  const rule = ({ month, day, following }: Due): DeadlineRule => ({
    anchor: following ? "period-end" : "period-start",
    unit: "month",
    offset: following ? month : month - 1,
    day,
    direction: "after",
    legalBasis: basis,
  });
  return {
    reports,
    from: first,
    to: last,
    deadline: rule(due),
    second: second && rule(second),
    assumptions: [
      {
        ru: "Правило срока задал сотрудник: формулировка документа не распознана.",
        en: "A member of staff has set the rule: the document's wording is not understood.",
      },
    ],
  };
}
