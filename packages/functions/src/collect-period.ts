import * as Reporting from "@marshrut/core/reporting";
import { asMachine } from "./machine.ts";
import { PeriodWaitCall } from "./period.ts";

/** `Collect`: keeps the token under which the period's execution waits to be locked. */
export const handler = async (event: unknown): Promise<void> => {
  const call = PeriodWaitCall.parse(event);
  await Reporting.registerWait(asMachine(call), call);
};
