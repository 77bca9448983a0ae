import * as Reporting from "@marshrut/core/reporting";
import { asMachine } from "./machine.ts";
import { PeriodCall } from "./period.ts";

/** `Milestone` of a period: reminds, escalates, locks. @returns seconds until the next one */
export const handler = async (event: unknown): Promise<{ secondsToMilestone: number }> => {
  const call = PeriodCall.parse(event);
  return Reporting.tick(asMachine(call), call);
};
