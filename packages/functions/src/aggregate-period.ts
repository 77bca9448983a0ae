import * as Period from "@marshrut/core/period";
import { asMachine } from "./machine.ts";
import { PeriodCall } from "./period.ts";

/** `Aggregate`: freezes the period's figures. */
export const handler = async (event: unknown): Promise<void> => {
  const call = PeriodCall.parse(event);
  await Period.aggregate(asMachine(call), call);
};
