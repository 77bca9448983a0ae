import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Mutant, mutantsOf } from "./mutants.ts";

// Whether the tests hold the guards of who may see what: each guard is left out or turned round, one after the other, and the tests
// that should notice are run. It changes the sources while it runs, and puts them back, also when it is stopped.
//
//   npm run mutate                        all of them, some minutes
//   npm run mutate -- --only child.scope  the files whose path has that in it
//   npm run mutate -- --list              what would be tried

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** The least share of mutants that tests must notice. */
const least = 0.95;

const matrix = "packages/api/test/matrix.actors.test.ts";
const core = "packages/core/src";

/** Where guards stand, and the tests that should notice; the quick ones first. `of` names the functions that are guards there. */
const targets: ReadonlyArray<{ file: string; tests: string[]; of?: RegExp }> = [
  {
    file: `${core}/ground/shared/authorise.ts`,
    of: /reachOf|within|isStaff|mustBeStaff/,
    tests: [`${core}/ground/shared`, matrix],
  },
  {
    file: `${core}/people/child/child.scope.ts`,
    tests: [`${core}/people/child`, `${core}/routes/merging`, "packages/core/test/territory.test.ts", matrix],
  },
  { file: `${core}/people/child/keeper.ts`, tests: ["packages/core/test/territory.test.ts"] },
  {
    file: `${core}/people/disclosure/told.ts`,
    tests: [`${core}/people`, `${core}/routes/step`, `${core}/telling/digest`, "packages/core/test/territory.test.ts"],
  },
  { file: `${core}/people/consent/allows.ts`, tests: [`${core}/people/consent`, `${core}/telling/relay`] },
  {
    file: `${core}/agencies/agency/agency.actions.ts`,
    of: /faceOf|speaksFor|actsFor|mustManage|export async function get\(/,
    tests: [`${core}/agencies`, "packages/core/test/territory.test.ts", matrix],
  },
  {
    file: `${core}/routes/step/step.actions.ts`,
    of: /async function mustSee/,
    tests: [`${core}/routes/step`, `${core}/telling/digest`, matrix],
  },
  {
    file: `${core}/routes/route/route.actions.ts`,
    of: /async function mustSee/,
    tests: [`${core}/routes/route`, matrix],
  },
  {
    file: `${core}/routes/attachment/attachment.actions.ts`,
    of: /async function (visible|mustStillSee)/,
    tests: [`${core}/routes/attachment`, matrix],
  },
  { file: `${core}/routes/step/link.ts`, of: /function (linkState|assertLive)/, tests: [`${core}/routes/step`] },
  { file: `${core}/ground/link/link.ts`, tests: [`${core}/ground/link`, "packages/api/test/former-links.test.ts"] },
  {
    file: `${core}/roadmaps/obligation/obligation.actions.ts`,
    of: /export function mustSee/,
    tests: [matrix, "packages/api/test/matrix.test.ts"],
  },
  { file: `${core}/telling/delivery/deliveries.actions.ts`, of: /isFor|async function shown/, tests: [matrix] },
  { file: "packages/api/src/policy/policy.ts", tests: [matrix, "packages/api/test/matrix.test.ts"] },
  {
    file: "packages/api/src/auth/blocked.ts",
    of: /async function endedBy/,
    tests: ["packages/api/test/tokens.test.ts", matrix],
  },
];

/** From where a function's text begins to where the next top-level one does. */
function within(source: string, of: RegExp): (mutant: Mutant) => boolean {
  const starts = [...source.matchAll(/^(?:export )?(?:async )?(?:function|const) .*$/gm)];
  const spans = starts.flatMap((start, i) =>
    of.test(start[0]) ? [[start.index, starts[i + 1]?.index ?? source.length] as const] : [],
  );
  return ({ start, end }) => spans.some(([from, to]) => from <= start && end <= to);
}

const option = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const only = process.argv.includes("--only") ? option("only")! : "";
const isListed = process.argv.includes("--list");

const put = new Map<string, string>();
const putBack = () => {
  for (const [file, source] of put) writeFileSync(file, source);
};
process.on("exit", putBack);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

/** One after the other: the first that notices is enough. */
const isNoticed = (tests: readonly string[]): boolean =>
  tests.some((test) => {
    const vitest = path.join(root, "node_modules/.bin/vitest");
    const { status } = spawnSync(vitest, ["run", "--bail", "1", "--reporter", "dot", test], {
      cwd: root,
      stdio: "ignore",
    });
    return status !== 0;
  });

let tried = 0;
const survivors: string[] = [];
for (const { file, tests, of } of targets.filter((target) => target.file.includes(only))) {
  const place = path.join(root, file);
  const source = readFileSync(place, "utf8");
  const isIn = of ? within(source, of) : () => true;
  put.set(place, source);
  for (const mutant of mutantsOf(source).filter(isIn)) {
    const line = source.slice(0, mutant.start).split("\n").length;
    const name = `${file}:${line} ${mutant.what}`;
    tried++;
    if (isListed) {
      console.log(name);
      continue;
    }
    writeFileSync(place, source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
    const noticed = isNoticed(tests);
    if (!noticed) survivors.push(name);
    console.log(`${noticed ? "noticed " : "SURVIVED"} ${name}`);
  }
  putBack();
  put.delete(place);
}
if (!isListed) {
  const share = (tried - survivors.length) / tried;
  console.log(`\n${tried - survivors.length} of ${tried} noticed: ${(100 * share).toFixed(1)} %`);
  for (const name of survivors) console.log(`survived: ${name}`);
  process.exitCode = share >= least ? 0 : 1;
}
