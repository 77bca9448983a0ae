import path from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/setup/longest-first.ts";

const include = ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "test/**/*.test.ts"];
/**
 * Tests that take nothing but memory, and leave nothing there: their files follow each other in one process a core, and what they
 * import is loaded once. Whoever sets the process's clock or environment, replaces modules or starts a cloud has a process of its own.
 */
const shared = [
  "packages/{core,workflows,aws}/{src,test}/**/*.test.ts",
  "packages/api/{src,test}/**/*.test.ts",
  "packages/states/src/{asl,clock,integrations,interpreter,json,jsonata,jsonpath,lint,page,wire}/**/*.test.ts",
  "packages/states/src/engine/{activities,status-change}.test.ts",
  "packages/local/src/{dead-letters,gateway,kms,limits,loopback,s3,scheduler}/**/*.test.ts",
  "packages/local/src/cost/!(slice).test.ts",
  "test/house/**/*.test.ts",
];
/** Tests of worlds: a cloud each, started by the kit and closed at their end. One that starts has what begins with a process made anew. */
const worlds = ["test/{agencies,console,faults,journey,machines,privacy,roadmap}/**/*.test.ts"];
/** Tests that measure the memory of their process, or count from the first ids on. */
const alone = ["test/agencies/hostile-files.test.ts"];
/** Tests of what all others left behind: they begin when the rest has ended. */
const after = ["test/**/*.after.test.ts"];

/**
 * Young garbage is looked through less often where there is room for more of it: a twentieth of the time of all that makes worlds. And
 * what runs a few times only, as most of it does, runs compiled from the first time on: a twelfth of what three journeys take.
 */
const execArgv = ["--max-semi-space-size=32", "--always-sparkplug"];

// What Node has compiled, types taken away: a worker, or a cloud that a test starts and kills, is there in half the time.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, "node_modules/.cache/compiled");

export default defineConfig({
  test: {
    pool: "forks", // a local cloud in a test has a clock and child processes of its own
    // A worker for each core, also where there are two: by itself vitest leaves one to the watcher.
    maxWorkers: "100%",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ["test/setup/memory.ts"],
    sequence: { sequencer: LongestFirst },
    // Orders above 0: a machine with one worker would run those of 0 last.
    projects: [
      {
        extends: true,
        test: {
          name: "all",
          include,
          exclude: ["**/node_modules/**", ...after, ...shared, ...worlds],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: "shared",
          include: shared,
          exclude: alone,
          isolate: false,
          execArgv,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "worlds",
          include: worlds,
          exclude: alone,
          isolate: false,
          execArgv,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "after",
          include: after,
          globalSetup: ["test/infra/needs.setup.ts"],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
