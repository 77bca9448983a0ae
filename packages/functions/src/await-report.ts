import * as Step from "@marshrut/core/step";
import { asMachine, WaitCall } from "./machine.ts";

/** `AwaitReport`: keeps the task token under which the execution waits for the agency's answer. */
export const handler = async (event: unknown): Promise<void> => {
  const call = WaitCall.parse(event);
  await Step.registerWait(asMachine(call), call);
};
