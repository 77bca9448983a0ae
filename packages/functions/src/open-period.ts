import * as Reporting from "@marshrut/core/reporting";
import { asMachine } from "./machine.ts";
import { PeriodCall } from "./period.ts";

/** `Open`: makes the period's obligations. @returns seconds until the next milestone */
export const handler = async (event: unknown): Promise<{ secondsToMilestone: number }> => {
  const call = PeriodCall.parse(event);
  return Reporting.tick(asMachine(call), call);
};
