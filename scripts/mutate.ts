import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createVitest, type TestModule, type TestSpecification, type Vitest } from "vitest/node";
import { metFile } from "./mutation/met.ts";
import { type Mutant, mutantsOf, withAll } from "./mutation/mutants.ts";
import { Record } from "./mutation/record.ts";
import { equal, targets, tests } from "./mutation/targets.ts";

// Whether the tests hold the guards of who may see what: each guard is left out or turned round, one after the other, and the tests
// that come to it are run. No file is changed: the guards are made wrong on their way into the tests.
//
//   npm run mutate                        all of them
//   npm run mutate -- --only child.scope  those whose name, `file:line what`, has that in it; several with a comma between
//   npm run mutate -- --list              what would be tried

/** The least share of mutants that tests must notice. */
const least = 0.95;
/** Files of tests that are asked about one guard. What all of them let pass counts as not noticed. */
const atMost = 12;
/** So much rather a test of the guard's own room is asked. */
const near = 8;
/** Files of tests that are recorded at once, and kept together. */
const atOnce = 20;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const flag = process.argv.indexOf("--only");
const only = flag < 0 ? [""] : process.argv[flag + 1]!.split(",");

const sources = new Map(targets.map(({ file }) => [file, readFileSync(path.join(root, file), "utf8")]));

/** Only mutants in functions that are named: from where a function's text begins to where the next top-level one does. */
function inside(source: string, of: RegExp): (mutant: Mutant) => boolean {
  const starts = [...source.matchAll(/^(?:export )?(?:async )?(?:function|const) .*$/gm)];
  const spans = starts.flatMap((start, i) =>
    of.test(start[0]) ? [[start.index, starts[i + 1]?.index ?? source.length] as const] : [],
  );
  return ({ start, end }) => spans.some(([from, to]) => from <= start && end <= to);
}

const idOf = (file: string, source: string, { start, what }: Mutant): string => {
  const line = source.slice(0, start).split("\n").length;
  const column = start - source.lastIndexOf("\n", start - 1);
  return `${file}:${line}:${column} ${what}`;
};

/** Each file's mutants, and the file with all of them in it. */
const mutated = new Map(
  targets.map(({ file, of }) => {
    const source = sources.get(file)!;
    const mutants = mutantsOf(source).filter(of ? inside(source, of) : () => true);
    if (mutants.length === 0) throw new Error(`${file} has no guards ${of ?? ""}`);
    const id = (mutant: Mutant) => idOf(file, source, mutant);
    return [path.join(root, file), { ids: mutants.map(id), text: withAll(source, mutants, id) }];
  }),
);
const wanted = [...mutated.values()].flatMap(({ ids }) => ids).filter((id) => only.some((part) => id.includes(part)));

async function run(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "mutate-"));
  const wake = (id: string) => writeFileSync(path.join(folder, "awake"), id);
  const vitest = await started(folder);
  const ask = async (files: TestSpecification[]) => {
    vitest.state.filesMap.clear(); // what was red before would end this run as well
    return (await vitest.runTestSpecifications(files)).testModules;
  };
  try {
    const all = await vitest.globTestSpecifications();
    const record = new Record(
      path.join(root, "node_modules/.cache"),
      [...mutated.values()].flatMap(({ ids }) => ids),
    );
    wake("");
    await recorded(all, record, folder, ask);

    const chances = new Chances();
    /** By which file of tests, if any: first are asked those of its room, and what has noticed most in the least time. */
    const noticedBy = async (id: string): Promise<string | undefined> => {
      wake(id);
      const room = path.dirname(path.join(root, id.slice(0, id.indexOf(":"))));
      const rank = ({ moduleId }: TestSpecification) =>
        (path.dirname(moduleId) === room ? near : 1) * (chances.of(moduleId) / record.took(moduleId));
      const files = all.filter(({ moduleId }) => record.comesTo(moduleId, id)).toSorted((a, b) => rank(b) - rank(a));
      for (const file of files.slice(0, atMost)) {
        const isNoticed = (await ask([file])).some((module) => module.state() === "failed");
        chances.count(file.moduleId, isNoticed);
        if (isNoticed) return file.moduleId;
      }
      return undefined;
    };

    const survivors: string[] = [];
    let listed = 0;
    for (const [i, id] of wanted.entries()) {
      const reason = equal.find(({ file, what }) => id.includes(`/${file}:`) && id.endsWith(` ${what}`))?.why;
      const by = await noticedBy(id);
      if (!by && reason) listed++;
      if (!by && !reason) survivors.push(id);
      const wrong = reason ? `though it is said to be equal (${reason}) ` : "";
      const how = by ? `noticed ${wrong}by ${path.relative(root, by)}` : reason ? "equal" : "SURVIVED";
      console.log(`${i + 1}/${wanted.length} ${how}: ${id}`);
    }
    return told(survivors, listed);
  } finally {
    await vitest.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function started(folder: string): Promise<Vitest> {
  return createVitest(
    {
      config: false,
      root,
      watch: false,
      include: tests,
      reporters: [{}],
      bail: 1,
      pool: "forks",
      testTimeout: 180_000,
      hookTimeout: 180_000,
      setupFiles: [path.join(root, "scripts/mutation/setup.ts")],
      env: { MUTATION: folder },
    },
    { plugins: [{ name: "mutants", enforce: "pre", load: (id) => mutated.get(id)?.text }] },
  );
}

/** Asks the files of tests that are not known yet to which guards they come. @throws Error when one is red by itself */
async function recorded(
  all: readonly TestSpecification[],
  record: Record,
  folder: string,
  ask: (files: TestSpecification[]) => Promise<TestModule[]>,
): Promise<void> {
  const unknown = all.filter(({ moduleId }) => !record.isKnown(moduleId));
  console.error(
    `${unknown.length} of ${all.length} files of tests are asked to which of ${wanted.length} guards they come`,
  );
  for (let i = 0; i < unknown.length; i += atOnce)
    for (const module of await ask(unknown.slice(i, i + atOnce))) {
      if (!module.ok()) throw new Error(`Red without any mutant: ${module.moduleId}\n${faultsOf(module)}`);
      const met = JSON.parse(readFileSync(metFile(folder, module.moduleId), "utf8")) as string[];
      record.keep(module.moduleId, module.diagnostic().duration, met);
    }
}

const faultsOf = (module: TestModule): string =>
  [...module.errors(), ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? [])]
    .map(({ message }) => message)
    .join("\n");

/** How often a file of tests has noticed what it was asked about. */
class Chances {
  readonly #asked = new Map<string, { times: number; noticed: number }>();

  of(file: string): number {
    const { times, noticed } = this.#asked.get(file) ?? { times: 0, noticed: 0 };
    return (noticed + 1) / (times + 2);
  }

  count(file: string, isNoticed: boolean): void {
    const before = this.#asked.get(file) ?? { times: 0, noticed: 0 };
    this.#asked.set(file, { times: before.times + 1, noticed: before.noticed + (isNoticed ? 1 : 0) });
  }
}

/** @returns whether it is enough */
function told(survivors: readonly string[], listed: number): boolean {
  const counted = wanted.length - listed;
  const share = counted === 0 ? 1 : (counted - survivors.length) / counted;
  console.log(`\n${counted - survivors.length} of ${counted} noticed: ${(100 * share).toFixed(1)} %; ${listed} equal`);
  for (const id of survivors) console.log(`survived: ${id}`);
  return share >= least;
}

if (process.argv.includes("--list")) for (const id of wanted) console.log(id);
else process.exitCode = (await run()) ? 0 : 1;
