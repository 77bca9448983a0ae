import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createVitest, type TestModule, type Vitest } from "vitest/node";
import { type Asked, askedFile, metFile } from "./mutation/met.ts";
import { type Mutant, mutantsOf, withAll } from "./mutation/mutants.ts";
import { Record } from "./mutation/record.ts";
import { equal, targets, tests } from "./mutation/targets.ts";

// Whether the tests hold the guards of who may see what: each guard is left out or turned round, one after the other, and the tests
// that come to it are run: those of its own room first, many in one process. No file is changed: the guards are made
// wrong on their way into the tests.
//
//   npm run mutate                        all of them
//   npm run mutate -- --only child.scope  those whose name, `file:line what`, has that in it; several with a comma between
//   npm run mutate -- --list              what would be tried

/** The least share of mutants that tests must notice. */
const least = 0.95;
/** Files of tests that are asked about one guard. What all of them let pass counts as not noticed. */
const atMost = 12;
/** Files of tests that are recorded at once, and kept together. */
const atOnce = 20;

// What Node has compiled is there the next time.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, "../node_modules/.cache/compiled");

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

type Ask = (asked: Asked) => Promise<readonly TestModule[]>;

async function run(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "mutate-"));
  const vitest = await started(folder);
  try {
    const all = await vitest.globTestSpecifications();
    const ask: Ask = async (asked) => {
      writeFileSync(askedFile(folder), JSON.stringify(asked));
      vitest.state.filesMap.clear(); // what was asked before would be among the answers
      return (await vitest.runTestSpecifications(all.filter(({ moduleId }) => asked[moduleId]))).testModules;
    };
    const record = new Record(
      path.join(root, "node_modules/.cache"),
      [...mutated.values()].flatMap(({ ids }) => ids),
    );
    const round = new Round(ask, record, folder);
    const files = all.map(({ moduleId }) => moduleId).sort();
    for (const isFor of [isOfRoom, speaksOf, () => true]) await round.go(files, isFor);
    return told([...round.left.keys()]);
  } finally {
    await vitest.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// Whom to ask first: the room's own tests, those that load it by name, then all that come to it.
type IsFor = (file: string, id: string) => boolean;
const roomOf = (id: string): string => path.dirname(path.join(root, id.slice(0, id.indexOf(":"))));
const isOfRoom: IsFor = (file, id) => file.startsWith(`${roomOf(id)}/`);
const speaksOf: IsFor = (file, id) => {
  const room = path.basename(roomOf(id));
  return [`/${room}/`, `core/${room}"`].some((name) => textOf(file).includes(name));
};
const texts = new Map<string, string>();
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, text);
  return text;
}

/** Asks files of tests about guards until somebody has noticed each. */
class Round {
  /** Those that nobody has noticed yet, with the files that were asked about each. */
  readonly left = new Map(wanted.map((id) => [id, new Set<string>()]));
  readonly #ask: Ask;
  readonly #record: Record;
  readonly #folder: string;

  constructor(ask: Ask, record: Record, folder: string) {
    this.#ask = ask;
    this.#record = record;
    this.#folder = folder;
  }

  async go(all: readonly string[], isFor: IsFor): Promise<void> {
    const isLeft = (file: string) => [...this.left.keys()].some((id) => isFor(file, id));
    const files = all.filter(isLeft);
    for (let i = 0; i < files.length; i += atOnce) {
      const some = files.slice(i, i + atOnce).filter(isLeft);
      await recorded(some, this.#record, this.#folder, this.#ask);
      const quickFirst = some.toSorted((a, b) => this.#record.took(a) - this.#record.took(b));
      for (;;) {
        const asked = this.#questions(quickFirst, isFor);
        if (Object.keys(asked).length === 0) break;
        await this.#about(asked);
      }
    }
  }

  /** Each guard that is left goes to two files at once: few are noticed by the second one alone. */
  #questions(files: readonly string[], isFor: IsFor): Asked {
    const asked: Asked = {};
    for (const [id, before] of this.left) {
      const next = files.filter((file) => isFor(file, id) && !before.has(file) && this.#record.comesTo(file, id));
      for (const file of next.slice(0, Math.min(2, atMost - before.size))) {
        asked[file] = [...(asked[file] ?? []), id];
        before.add(file);
      }
    }
    return asked;
  }

  async #about(asked: Asked): Promise<void> {
    const withNone = Object.entries(asked).map(([file, ids]): [string, string[]] => [file, [...ids, ""]]);
    const answers = await this.#answers(Object.fromEntries(withNone));
    for (const [file, ids] of Object.entries(asked)) {
      const noticed = answers.get(file)!;
      // Something is left over of one of them: each has to be asked about by itself.
      const sure = noticed.has("") ? await this.#oneByOne(file, ids) : noticed;
      for (const id of sure) if (this.left.has(id)) this.#note(id, file);
    }
  }

  async #oneByOne(file: string, ids: readonly string[]): Promise<Set<string>> {
    const sure = new Set<string>();
    for (const id of ids) for (const one of (await this.#answers({ [file]: [id] })).get(file)!) sure.add(one);
    return sure;
  }

  /** Which mutants each file has noticed. */
  async #answers(asked: Asked): Promise<Map<string, Set<string>>> {
    const modules = await this.#ask(asked);
    return new Map(
      modules.map((module) => {
        const [suites, ids] = [[...module.children.suites()], asked[module.moduleId]!];
        if (suites.length !== ids.length)
          throw new Error(`Not as many answers as questions: ${module.moduleId}\n${faultsOf(module)}`);
        return [module.moduleId, new Set(ids.filter((_, i) => suites[i]!.state() === "failed"))];
      }),
    );
  }

  #note(id: string, file: string): void {
    this.left.delete(id);
    const reason = whyEqual(id);
    const wrong = reason ? `though it is said to be equal (${reason}) ` : "";
    const done = wanted.length - this.left.size;
    console.log(`${done}/${wanted.length} noticed ${wrong}by ${path.relative(root, file)}: ${id}`);
  }
}

const whyEqual = (id: string): string | undefined =>
  equal.find(({ file, what }) => id.includes(`/${file}:`) && id.endsWith(` ${what}`))?.why;

function started(folder: string): Promise<Vitest> {
  const isTest = (id: string) => /^[^?]+\.test\.ts$/.test(id);
  const askAll = (id: string) => (isTest(id) ? `globalThis.askAll(${JSON.stringify(id)});` : undefined);
  return createVitest(
    {
      config: false,
      root,
      watch: false,
      include: tests,
      reporters: [{}],
      pool: "forks",
      maxWorkers: 1,
      isolate: false, // what they all load is loaded once, as in the whole run
      testTimeout: 180_000,
      hookTimeout: 180_000,
      setupFiles: [path.join(root, "scripts/mutation/setup.ts")],
      env: { MUTATION: folder },
    },
    { plugins: [{ name: "mutants", enforce: "pre", load: (id) => mutated.get(id)?.text ?? askAll(id) }] },
  );
}

/** Asks the files of tests that are not known yet to which guards they come. @throws Error when one is red by itself */
async function recorded(all: readonly string[], record: Record, folder: string, ask: Ask): Promise<void> {
  const unknown = all.filter((file) => !record.isKnown(file));
  console.error(`${unknown.length} of ${all.length} files of tests are asked to which guards they come`);
  for (let i = 0; i < unknown.length; i += atOnce)
    for (const module of await ask(Object.fromEntries(unknown.slice(i, i + atOnce).map((file) => [file, [""]])))) {
      if (!module.ok()) throw new Error(`Red without any mutant: ${module.moduleId}\n${faultsOf(module)}`);
      const met = JSON.parse(readFileSync(metFile(folder, module.moduleId), "utf8")) as string[];
      record.keep(module.moduleId, module.diagnostic().duration, met);
    }
}

const faultsOf = (module: TestModule): string =>
  [...module.errors(), ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? [])]
    .map(({ message }) => message)
    .join("\n");

/** @returns whether it is enough */
function told(left: readonly string[]): boolean {
  const survivors = left.filter((id) => !whyEqual(id));
  const listed = left.length - survivors.length;
  const counted = wanted.length - listed;
  const share = counted === 0 ? 1 : (counted - survivors.length) / counted;
  console.log(`\n${counted - survivors.length} of ${counted} noticed: ${(100 * share).toFixed(1)} %; ${listed} equal`);
  for (const id of survivors) console.log(`survived: ${id}`);
  return share >= least;
}

if (process.argv.includes("--list")) for (const id of wanted) console.log(id);
else process.exitCode = (await run()) ? 0 : 1;
