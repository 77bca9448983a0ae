// npm run audit:deps -- --advisories FOLDER-OR-FILE
// Whether an advisory speaks of a package of the lock file, without a network: by a snapshot in the form of OSV
// (https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip, unpacked). Ends with 1 when one speaks of what runs on AWS, or, for
// tools of development, when it is critical.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { advisoriesOf, type Finding, findings, installed } from "./advisories.ts";

const usage = "npm run audit:deps -- --advisories FOLDER-OR-FILE [--lock package-lock.json]";

/** @returns the exit code: 0 nothing, 1 something that must be mended, 2 it could not be judged */
export function auditDeps(args: string[], say: (line: string) => void): number {
  const { values } = parseArgs({ args, options: { advisories: { type: "string" }, lock: { type: "string" } } });
  if (!values.advisories) {
    say(usage);
    return 2;
  }
  const lock = values.lock ?? path.resolve(import.meta.dirname, "../../package-lock.json");
  const packages = installed(JSON.parse(readFileSync(lock, "utf8")));
  const advisories = advisoriesOf(values.advisories);
  if (advisories.length === 0) {
    say(`No advisory in ${values.advisories}: nothing was judged`);
    return 2;
  }
  const found = findings(advisories, packages);
  const newest = advisories
    .map(({ modified }) => modified)
    .toSorted()
    .at(-1);
  for (const { id, severity, name, version, dev, summary } of found)
    say(`${severity} ${name}@${version}${dev ? " (development)" : ""} ${id} ${summary}`);
  say(`${packages.length} packages, ${advisories.length} advisories until ${newest}, ${found.length} of them ours`);
  return found.some(mustBeMended) ? 1 : 0;
}

const mustBeMended = ({ dev, severity }: Finding): boolean => !dev || severity === "CRITICAL";

if (import.meta.main) process.exitCode = auditDeps(process.argv.slice(2), (line) => console.log(line));
