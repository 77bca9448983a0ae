import { existsSync, readFileSync } from "node:fs";
import type { NotedCall } from "@marshrut/local/permissions";

/** What stands between a function and AWS in the local cloud: `keys.seal`. */
const isOfAPort = (need: string) => /^(keys|files|scans|seals)\./.test(need);

/**
 * The calls of every function in a run of tests, each form of a call once. Who used a port of ours where it has folders and files of
 * its own is taken to have made the calls that others made by it where it has S3 and KMS.
 */
export function recordedCalls(log: string): NotedCall[] {
  const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
  const made = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as NotedCall);
  const users = lines.flatMap((line) => {
    const [, name, need] = /^([\w-]+) (\S+)$/.exec(line) ?? [];
    return name && need && isOfAPort(need) ? [{ name, need }] : [];
  });
  const through = users.flatMap(({ name, need }) =>
    made.filter((call) => call.through === need).map((call) => ({ ...call, function: name })),
  );
  const once = new Map([...made, ...through].map((call) => [`${call.function} ${formOf(call)}`, call]));
  return [...once.values()];
}

/** Machines are as good as one another, and so are objects of a bucket and keys of one use. */
export function formOf({ action, resource, context }: Pick<NotedCall, "action" | "resource" | "context">): string {
  const kind = resource.replace(/:(stateMachine|execution):.*/, ":$1").replace(/(:::[^/]+\/).*/, "$1*");
  return [action, kind, context["kms:EncryptionContext:use"]].filter(Boolean).join(" ");
}
