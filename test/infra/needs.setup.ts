import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the local cloud writes down which needs were used in this run; the tests that come after all others read it. */
export const log = path.resolve(import.meta.dirname, "../../node_modules/.cache/needs.log");

export default function setup(): void {
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(log, "");
  process.env.MARSHRUT_NEEDS_LOG = log;
  // A run of some files only cannot say that nobody uses a need.
  const [command, ...rest] = process.argv.slice(2).filter((word) => !word.startsWith("-"));
  if (command === "run" && rest.length === 0) process.env.MARSHRUT_WHOLE_RUN = "yes";
}
