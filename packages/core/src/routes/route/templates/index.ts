import type { RouteTemplate } from "../template.ts";
import { beforeBirth, sooner } from "./before-birth.ts";
import { withBoards } from "./boards.ts";
import { earlyHelp } from "./early-help.ts";
import { fosterFamily } from "./foster-family.ts";
import { preschool } from "./preschool.ts";
import { schoolAge } from "./school-age.ts";
import { transitionToAdulthood } from "./transition-to-adulthood.ts";
import { withForms } from "./with-forms.ts";

export type { ParallelStages, RouteTemplate, StageTemplate, StepTemplate } from "../template.ts";

/**
 * Every template that ships, in order of age, and behind them ways of a target group's own. A changed template is a new version beside the old one, which stays as long
 * as routes of it run: its machine keeps their graph.
 */
export const templates: readonly RouteTemplate[] = [
  ...[earlyHelp, preschool, schoolAge, transitionToAdulthood].flatMap((first) => [first, withBoards(first)]),
  ...[earlyHelp, preschool].map((first) => withForms(withBoards(first))),
  fosterFamily,
  beforeBirth,
  sooner(beforeBirth),
];

/** One of each key, the newest of it: the forms by age. */
export const forms: readonly RouteTemplate[] = [earlyHelp, preschool, schoolAge, transitionToAdulthood].map(
  ({ key }) => templateOf(key)!,
);

/** A template by its key: the version asked for, or else the newest. */
export function templateOf(key: string, version?: number): RouteTemplate | undefined {
  return templates
    .filter((template) => template.key === key && (version === undefined || template.version === version))
    .reduce<RouteTemplate | undefined>((best, t) => (best && best.version > t.version ? best : t), undefined);
}
