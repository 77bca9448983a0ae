import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";

const folder = path.resolve(import.meta.dirname, "../../node_modules/.cache/needs");

/**
 * Before any test: has the local cloud write down which needs are used. Each run has a log of its own, since several may go on
 * in one folder; the tests that come after all others read it.
 */
export default function setup({ vitest }: TestProject): () => void {
  const log = path.join(folder, `${process.pid}.log`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(log, "");
  process.env.MARSHRUT_NEEDS_LOG = log;
  process.env.MARSHRUT_WHOLE_RUN = isWhole(vitest as unknown as Asked) ? "yes" : "no";
  return () => rmSync(log, { force: true });
}

/** What was asked for on the command line; vitest has the first of them for itself. */
interface Asked {
  filenamePattern?: string[];
  config: Partial<
    Record<"shard" | "changed" | "related" | "testNamePattern" | "tagsFilter" | "project" | "cliExclude", unknown>
  >;
}

/** A run of some tests only cannot say that nobody uses a need. */
function isWhole({ filenamePattern = [], config }: Asked): boolean {
  const { shard, changed, related, testNamePattern, tagsFilter, project, cliExclude } = config;
  const narrowed = [shard, changed, related, testNamePattern, tagsFilter, project, cliExclude, filenamePattern];
  return narrowed.every((given) => !given || (Array.isArray(given) && given.length === 0));
}
