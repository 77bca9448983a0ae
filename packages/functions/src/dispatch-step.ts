import * as Step from "@marshrut/core/step";
import { asMachine, StepCall } from "./machine.ts";

/** `Dispatch`: asks the agency. @returns seconds until the next milestone */
export const handler = async (event: unknown): Promise<{ secondsToMilestone: number }> => {
  const call = StepCall.parse(event);
  return Step.tick(asMachine(call), call);
};
