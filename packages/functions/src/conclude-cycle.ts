import * as Route from "@marshrut/core/route";
import { asMachine, OutcomeCall } from "./machine.ts";

/** The end of a cycle: renewed, handed over or closed. */
export const handler = async (event: unknown): Promise<void> => {
  const call = OutcomeCall.parse(event);
  await Route.concludeCycle(asMachine(call), call);
};
