import { appendFileSync } from "node:fs";
import type { Need } from "@marshrut/functions/needs";
import type { Call } from "./asked.ts";
import { type AwsCall, callsOf } from "./calls.ts";

/** A line of the log: what a function asked of AWS, by which of its needs, and through which port of ours if one stands between. */
export interface NotedCall extends AwsCall {
  function: string;
  need: Need;
  through?: Need | undefined;
}

/** Lines that this process has written. */
const written = new Set<string>();

/**
 * Writes down, once, what was used, where the tests ask for it by `MARSHRUT_NEEDS_LOG`: they want no need that nobody uses, and ask
 * IAM of every call.
 */
function note(once: string, line: string): void {
  const log = process.env.MARSHRUT_NEEDS_LOG;
  if (!log || written.has(once)) return;
  written.add(once);
  appendFileSync(log, `${line}\n`);
}

export const noteNeed = (name: string, need: Need): void => note(`${name} ${need}`, `${name} ${need}`);

/**
 * @param needs by which it was judged: one for each member of a transaction, or one for all
 * @throws Error for a command that `calls.ts` does not describe
 */
export function noteCall(name: string, call: Call, needs: readonly Need[], through?: Need): void {
  if (!process.env.MARSHRUT_NEEDS_LOG) return;
  const calls = callsOf(call);
  if (!calls)
    throw new Error(`What IAM is asked of ${call.command} stands nowhere: packages/local/src/permissions/calls.ts`);
  for (const [i, one] of calls.entries()) {
    const noted: NotedCall = { function: name, need: needs[i] ?? needs[0]!, through, ...one };
    note(`${name} ${through} ${formOf(one)}`, JSON.stringify(noted));
  }
}

/** Calls of one form are judged alike: by the kind of record behind a name, and by what is said, not of whom. */
function formOf({ action, resource, context }: AwsCall): string {
  const kind = resource.replace(/(:execution:[^:]+:|:::[^/]+\/).*/, "$1*");
  const use = context["kms:EncryptionContext:use"] ?? "";
  return [action, kind, use, ...Object.keys(context).toSorted()].join(" ");
}
