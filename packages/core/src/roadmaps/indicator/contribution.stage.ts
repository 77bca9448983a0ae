import type { Contribution } from "../../ground/counter/counter.ts";
import type { Route } from "../../routes/route/route.ts";
import type { Stage } from "../../routes/route/stage.ts";
import type { Step } from "../../routes/step/step.ts";

// Where open routes stand: by municipality, template and stage. One stands at several stages where they go on beside each other.

const stageGroup = (municipality: string): string => `STAGES#${municipality}`;
export const stageCell = (template: string, stage: string): string => `${template}|${stage}`;
/** Behind a stage: its routes, the one that has stood there longest first. */
export const stageFamily = (municipality: string, template: string, stage: string): string =>
  `stages#${municipality}#${template}#${stage}`;

export const stageSubject = ({ routeId, stage }: Pick<Stage, "routeId" | "stage">): string =>
  `stage:${routeId}:${stage}`;

/** A stage counts as long as it is open, in the cycle in which its route is, and the route is open. @param found nothing: not entered yet */
export function ofStage(route: Route, stage: string, found: Stage | undefined): Contribution {
  const { routeId, childId, municipality, template, cycle } = route;
  const subject = stageSubject({ routeId, stage });
  if (route.status !== "open" || found?.status !== "open" || found.cycle !== cycle) return { subject, cells: {} };
  return {
    subject,
    cells: { [stageGroup(municipality)]: { [stageCell(template.key, stage)]: 1 } },
    drill: {
      family: stageFamily(municipality, template.key, stage),
      at: `${found.openedAt}#${routeId}`,
      childId,
      routeId,
    },
  };
}

/** Open steps of stages by their due day, a group for each month: midnight makes them overdue, and nobody touches a step. */
const dueGroup = (municipality: string, day: string): string => `DUE-AT#${municipality}#${day.slice(0, 7)}`;

/** What an open step adds to its stage. Steps of before they knew their template add nothing. */
export const dueCells = ({ municipality, template, stage, due }: Step): Contribution["cells"] =>
  template === undefined
    ? {}
    : { [dueGroup(municipality, due.date)]: { [`${due.date}|${stageCell(template, stage)}`]: 1 } };
