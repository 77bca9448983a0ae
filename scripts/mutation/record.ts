import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What is known of a file of tests: how long it takes, and to which guards it comes. */
export interface Known {
  /** Of the file as it was then. */
  hash: string;
  took: number;
  met: string[];
}

/**
 * Which file of tests comes to which guards, kept from run to run: a file is asked again when it has changed, all are when a guard has.
 * Where something between them has changed, it may be out of date: remove it.
 */
export class Record {
  readonly #file: string;
  readonly #guards: string;
  readonly #known: Map<string, Known>;

  constructor(folder: string, guards: readonly string[]) {
    this.#file = path.join(folder, "mutate.json");
    this.#guards = hashOf(guards.join("\n"));
    const kept = read(this.#file);
    this.#known = new Map(kept?.guards === this.#guards ? Object.entries(kept.tests) : []);
  }

  isKnown = (file: string): boolean => this.#known.get(file)?.hash === hashOf(readFileSync(file));

  took = (file: string): number => this.#known.get(file)?.took ?? 0;

  comesTo = (file: string, guard: string): boolean => this.#known.get(file)?.met.includes(guard) ?? false;

  keep(file: string, took: number, met: string[]): void {
    this.#known.set(file, { hash: hashOf(readFileSync(file)), took, met });
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify({ guards: this.#guards, tests: Object.fromEntries(this.#known) }));
  }
}

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("base64url");

function read(file: string): { guards: string; tests: { [file: string]: Known } } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { guards: string; tests: { [file: string]: Known } };
  } catch {
    return undefined;
  }
}
