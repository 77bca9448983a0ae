import * as Route from "@marshrut/core/route";
import { asMachine, StageCall } from "./machine.ts";

/** A stage's state of a route machine: records the stage, its task token and its steps. */
export const handler = async (event: unknown): Promise<void> => {
  const call = StageCall.parse(event);
  await Route.openStage(asMachine(call), call);
};
