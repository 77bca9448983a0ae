import * as Reporting from "@marshrut/core/reporting";
import { asMachine } from "./machine.ts";
import { PeriodCall } from "./period.ts";

/** `Aggregate`: freezes the period's figures. */
export const handler = async (event: unknown): Promise<void> => {
  const call = PeriodCall.parse(event);
  await Reporting.aggregate(asMachine(call), call);
};
