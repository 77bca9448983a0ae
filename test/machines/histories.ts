import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { machines } from "@marshrut/workflows";

// Recorded histories of the state machines (FAULTS F14): what each version that was ever shipped sent to its functions, and what
// came back. Ids alone, as in the executions themselves.

/** One call of a task, in the order in which the calls ended. */
export interface Recorded {
  /** The function, by its logical name. */
  task: string;
  /** As the machine sent it; a token of a wait is left out. */
  input: Record<string, unknown>;
  /** It waits for its token. */
  waits?: true;
  /** What came back: the function's answer, or that to its token. Absent where the wait ran out, or still goes on. */
  output?: unknown;
  /** By which error it ended: `States.Timeout`. */
  error?: string;
  /** ISO instant of its end; absent where it still waits. */
  endedAt?: string;
}

export interface Execution {
  startedAt: string;
  input: Record<string, unknown>;
  calls: Recorded[];
  /** States entered, in order. */
  states: string[];
  status: string;
}

/** What one version of a machine did. */
export interface History {
  machine: string;
  /** Amazon States Language, with logical names in place of the functions' ARNs. */
  definition: unknown;
  executions: Execution[];
}

const folder = path.resolve(import.meta.dirname, "../fixtures/histories");

/** A machine's definition as it ships today, in the form of the recordings. */
export const definitionOf = (machine: (typeof machines)[number]): unknown =>
  JSON.parse(machine.definition((name) => name));

/** By which a version of a definition is known. Comments are for people and make no other version. */
export function digestOf(definition: unknown): string {
  const bare = JSON.stringify(definition, (key, value: unknown) => (key === "Comment" ? undefined : value));
  return createHash("sha256").update(bare).digest("hex").slice(0, 8);
}

const fileOf = ({ machine, definition }: Pick<History, "machine" | "definition">) =>
  path.join(folder, `${machine}.${digestOf(definition)}.jsonl`);

/** Every recording, of versions present and past. */
export const recordings = (): History[] =>
  readdirSync(folder)
    .toSorted()
    .map((name) => {
      const [head = "", ...executions] = readFileSync(path.join(folder, name), "utf8").trimEnd().split("\n");
      return { ...JSON.parse(head), executions: executions.map((line) => JSON.parse(line) as Execution) } as History;
    });

/** Machines whose definition of today has never been recorded. */
export function unrecorded(): string[] {
  const known = new Set(recordings().map(({ machine, definition }) => `${machine}.${digestOf(definition)}`));
  return machines.filter((one) => !known.has(`${one.name}.${digestOf(definitionOf(one))}`)).map(({ name }) => name);
}

/** Writes it down: the version on the first line, and each execution on one of its own. @returns the file, from here */
export function keep(history: History): string {
  const { executions, ...version } = history;
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(history), [version, ...executions].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return path.relative(process.cwd(), fileOf(history));
}
