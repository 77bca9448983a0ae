import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import {
  computeDeadline,
  type Deadline,
  isNoCalendar,
  isOfDecisions,
  noCalendarText,
  type PeriodId,
  periodBounds,
  type WorkCalendar,
} from "../../ground/calendar/index.ts";
import type { AgencyId, BodyId, RoadmapId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Executor } from "../roadmap/executors.ts";
import type { Measure, Roadmap } from "../roadmap/roadmap.ts";

/** What a measure, or a decision of a body, asks for in one period: the same for each of its executors, so it is kept once. */
export interface ReportingDuty {
  /** Roadmap and measure, `roadmap_…/II.V-5.2`; a decision's own id. */
  dutyKey: string;
  period: PeriodId;
  /** Whose it is: a roadmap's, or of decisions the body's. */
  roadmapId: RoadmapId | BodyId;
  roadmapTitle: string;
  edition: number;
  measureKey: string;
  section: string;
  sectionTitle: string;
  number: string;
  title: Text;
  wording: string;
  expectedResult: Text;
  executors: Executor[];
  /** Of a decision, which names whom it asks; measures ask every organisation of a kind. */
  agencies?: AgencyId[];
  municipalities?: string[];
  indicators: string[];
  due: Deadline;
  /** `withdrawn`: a later edition of the roadmap has it no more. */
  status: "active" | "withdrawn";
}

const isQuarter = (period: PeriodId) => period.includes("-Q");

/** Whether a measure reports on this period: quarterly ones on quarters, half-yearly on every second, all others on years. */
function reportsOn({ rule }: Measure, period: PeriodId): boolean {
  if (!rule || isOfDecisions(period)) return false;
  const { year } = periodBounds(period).start;
  if (year < rule.from || year > rule.to) return false;
  if (rule.reports === "half-yearly") return /-Q[24]$/.test(period);
  return (rule.reports === "quarterly") === isQuarter(period);
}

/** The measures of a roadmap that report on a period, with their dates. @throws Refusal calendar.missing */
export function dutiesOf(
  roadmap: Roadmap,
  measures: readonly Measure[],
  period: PeriodId,
  calendar: WorkCalendar,
): ReportingDuty[] {
  return measures
    .filter((measure) => reportsOn(measure, period))
    .map((measure): ReportingDuty => {
      const { key, section, sectionTitle, number, title, wording, expectedResult, executors, indicators } = measure;
      return {
        dutyKey: `${roadmap.roadmapId}/${key}`,
        period,
        roadmapId: roadmap.roadmapId,
        roadmapTitle: roadmap.title,
        edition: roadmap.edition,
        measureKey: key,
        section,
        sectionTitle,
        number,
        title,
        wording,
        expectedResult,
        executors,
        indicators,
        due: dueOf(measure, roadmap, period, calendar),
        status: "active",
        municipalities: roadmap.municipalities,
      };
    });
}

function dueOf({ rule }: Measure, { nonWorking }: Roadmap, period: PeriodId, calendar: WorkCalendar): Deadline {
  const { start, end } = periodBounds(period);
  const deadline = (period.endsWith("-Q4") ? rule!.second : undefined) ?? rule!.deadline;
  const due = computeDeadline({ ...deadline, nonWorking }, deadline.anchor === "period-end" ? end : start, calendar);
  if (isNoCalendar(due)) throw new Refusal("calendar.missing", noCalendarText(due));
  // What the wording left open stands first: it decides more than what the calendar left open.
  const assumptions = [...rule!.assumptions, ...due.explain.assumptions];
  return { ...due, explain: { ...due.explain, assumptions } };
}

/** The explanation in one text for each language: the rule, and what was assumed. */
export function explanation({ explain }: Deadline): Text {
  const told = (lang: "ru" | "en", lead: string) =>
    [explain[lang], ...(explain.assumptions.length > 0 ? [lead, ...explain.assumptions.map((a) => a[lang])] : [])].join(
      " ",
    );
  return { ru: told("ru", "Что принято:"), en: told("en", "What was assumed:") };
}

/** Days on which reports of these duties fall due, in order. */
export const dueDates = (duties: readonly ReportingDuty[]): Temporal.PlainDate[] =>
  [...new Set(duties.filter((d) => d.status === "active").map((d) => d.due.date))]
    .sort()
    .map((date) => Temporal.PlainDate.from(date));

/** What one organisation is asked for, in a few characters: the same for the same duties and days, in whatever order. */
export const askOf = (duties: readonly ReportingDuty[]): string =>
  createHash("sha256")
    .update(JSON.stringify(duties.map(({ dutyKey, due }) => [dutyKey, due.date, due.workBy]).sort()))
    .digest("base64url");
