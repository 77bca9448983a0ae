import { sweep } from "@marshrut/core/relay";
import { relayDeps } from "../container/relay.ts";
import { log, traceOf } from "../log.ts";

/** Each minute: tells onward the events that the stream did not. @returns counts */
export const handler = async (): Promise<{ told: number; failed: number }> => {
  const { told, failed } = await sweep(relayDeps());
  for (const { eventId, error } of failed) log("error", "sweep.failed", { eventId, error: traceOf(error) });
  return { told, failed: failed.length };
};
