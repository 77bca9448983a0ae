import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { ShippedKey } from "../../forms/form/shipped/keys.ts";
import type { DeadlineRule } from "../../ground/calendar/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { TargetGroup } from "../../people/child/child.ts";
import type { DataClass } from "../../people/consent/consent.ts";

/**
 * A route template is data: the «form of the individual route», with directions, key measures, dates, means, responsible
 * agency and expected result. `compileRoute` (packages/workflows) makes the state machine of it.
 */
export interface RouteTemplate {
  /** e.g. `school-age`; with the version it names the state machine. */
  key: string;
  version: number;
  title: Text;
  /** Whole years: from inclusive, to exclusive. At `to` the route is handed over. */
  ages: { from: number; to: number };
  /** For a family whose child is not born yet, and for no other. */
  expected?: true;
  /** Of a way of their own: for children whose card names that group. */
  group?: TargetGroup;
  /** Longest span of one cycle; a Standard execution ends after a year (AWS quota). */
  cycleDays: number;
  /** In order; the last one is the evaluation, whose outcome is renew, hand-off or close. */
  flow: Array<StageTemplate | ParallelStages>;
}

/**
 * What plans of a target group take in besides (the pilot's groups have needs of their own): steps of stages that every template has,
 * so that no machine knows of it. It counts once the region has approved it.
 */
export interface Module
  extends Required<Pick<RouteTemplate, "group">>,
    Pick<RouteTemplate, "key" | "version" | "title" | "ages"> {
  stages: StageTemplate[];
}

export interface ParallelStages {
  /** Name of the Parallel state, e.g. `Support`. */
  parallel: string;
  branches: StageTemplate[];
}

export interface StageTemplate {
  /** The state's name in the machine, e.g. `CommissionReview`. */
  key: string;
  title: Text;
  /** Direction of help, as in the form of the individual route. */
  direction: Text;
  /**
   * Who settles it: `steps` when all of its steps are settled; `approval` when the coordinator approves the plan;
   * `evaluation` when its steps are settled, and then the outcome is decided.
   */
  settledBy: "steps" | "approval" | "evaluation";
  steps: StepTemplate[];
  /** Where the way parts by what a form of this stage came to: the score, and the bands of it with which the family is advised instead. */
  gate?: { score: string; aside: readonly string[]; counsel: StageTemplate } | undefined;
}

export interface StepTemplate {
  /** Unique within the template, e.g. `pmpk-conclusion`. */
  key: string;
  title: Text;
  /** What the agency is asked to do, for the mail and the response page: no personal data can be in it. */
  task: Text;
  /** Which kind of agency does it; for `each: "measure"` the measure's own provider kind wins. */
  agencyKind: AgencyKind;
  /** Key of the service that is given: those that offer it are asked first. */
  service?: string;
  /** How many: one; one for each measure of the instruments in force; one for each calendar quarter that the cycle touches; one where the ИПРА ends in the cycle (`renewal`). */
  each: "once" | "measure" | "quarter" | "renewal";
  /** Whole years, from inclusive, to exclusive: a plan of somebody of another age is drafted without it. */
  ages?: { from: number; to: number };
  /** Of `renewal`: so many days before the ИПРА ends it is asked for. */
  daysBefore?: number;
  /** Of `renewal`: to be done on the day on which the ИПРА ends, at the latest. */
  dueOnEnd?: true;
  /** Asked for as soon as that step of the stage has been performed, if that is earlier. */
  after?: string;
  /**
   * Counted from the day of the request (anchor `step-requested`); for what is done once a quarter, the quarter's last day:
   * `{ offset: 0, unit: "quarter", day: "last" }`.
   */
  deadline: DeadlineRule;
  /** So many hours from the request by the clock, on whatever day: then it escalates, if nobody has answered. */
  hours?: number;
  /** What consent must cover before the agency hears of the child. */
  dataClass: DataClass;
  means?: Text;
  expectedResult: Text;
  /**
   * By which form it asks: the answers settle it. It counts where the region has approved a form that began as this one; elsewhere the step
   * is as one without. `first-cycle`: what was found out once is not asked in later cycles.
   */
  form?: { key: ShippedKey; in?: "first-cycle" };
}
