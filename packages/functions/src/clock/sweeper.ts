import { sweep } from "@marshrut/core/relay";
import { Conflict, Refusal } from "@marshrut/core/shared";
import { relayDeps } from "../container/relay.ts";
import { log, traceOf } from "../log.ts";

/** Each minute: tells onward the events that the stream did not. @returns counts */
export const handler = async (): Promise<{ told: number; failed: number }> => {
  const { told, failed } = await sweep(relayDeps());
  for (const { eventId, error } of failed) log(levelOf(error), "sweep.failed", { eventId, error: traceOf(error) });
  return { told, failed: failed.length };
};

/** The stream's relay, or an earlier round that still runs, was at the same event: no accident, and a line of `error` is an alarm. */
const levelOf = (error: unknown): "warn" | "error" =>
  error instanceof Conflict || (error instanceof Refusal && error.code === "conflict.busy") ? "warn" : "error";
