import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import { asMachine } from "./machine.ts";
import { PeriodCall } from "./period.ts";

/** `HandOver`: asks for the report's documents and marks the period as handed over. */
export const handler = async (event: unknown): Promise<void> => {
  const call = PeriodCall.parse(event);
  const ctx = asMachine(call);
  await Report.requestAll(ctx, call.period);
  await Reporting.conclude(ctx, call);
};
