/** The world outside of an engine: starts routes, is asked, answers, and knows what was acknowledged and what was asked twice. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cpuOf, killTree, memoryOf } from "./processes.ts";
import { type Ask, everyStep, type Step, steps } from "./workload.ts";

const host = fileURLToPath(new URL("host.ts", import.meta.url));

/** An engine that needs longer than this until it takes requests is not measured, ms. */
const longestBoot = 120_000;

interface Line {
  ready?: string;
  ask?: Ask;
  id?: number;
  open?: number;
  error?: string;
}

/** What is known of one route out here. */
interface Route {
  name: string;
  /** When the start was sent; when each step was asked first, and its answer sent. */
  started: number;
  asked: Map<Step, number>;
  answered: Map<Step, number>;
  acknowledged: Set<string>;
  /** Asks after the first of each step. */
  again: number;
  ended: () => void;
}

export class World {
  readonly #engine: string;
  readonly #home: string;
  readonly #routes = new Map<string, Route>();
  readonly #open = new Map<number, { resolve: (line: Line) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #child: ChildProcess | undefined;
  /** False: asks are noted and not answered. */
  answers = true;
  setting = "";
  /** From the last answer that a step waited for until it was asked, ms. */
  readonly waits: number[] = [];
  /** What a host has said that was no answer: shown when it does not come up. */
  #lastError = "";
  #isUp = false;
  readonly #unanswered: Ask[] = [];
  #acknowledgements = 0;
  /** Starts and answers that nobody has acknowledged yet. */
  #insisting = 0;

  constructor(engine: string, home: string) {
    this.#engine = engine;
    this.#home = home;
  }

  /** Starts the host with its engine; resolves when it takes requests, with the milliseconds that took. */
  async boot(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, [host, this.#engine, this.#home], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child = child;
    this.#isUp = true;
    child.stdin!.on("error", () => {}); // killed while it was written to: whoever waits is told below
    child.stderr!.on("data", (part: Buffer) => {
      this.#lastError = `${this.#lastError}${part}`.slice(-2000);
    });
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => {
        this.#isUp = false;
        reject(new Error(`${this.#engine} ended (${code}) before it was there: ${this.#lastError}`));
        for (const { reject } of this.#open.values()) reject(new Error("killed"));
        this.#open.clear();
      });
      const late = setTimeout(() => {
        reject(new Error(`${this.#engine} is not there after ${longestBoot / 1000} s: ${this.#lastError}`));
      }, longestBoot);
      createInterface({ input: child.stdout! }).on("line", (text) => {
        const line = JSON.parse(text) as Line;
        if (line.ready !== undefined) {
          this.setting = line.ready;
          clearTimeout(late);
          resolve();
        } else if (line.ask) this.#asked(line.ask);
        else this.#settle(line);
      });
    });
    return performance.now() - from;
  }

  #settle(line: Line): void {
    const waiting = this.#open.get(line.id!);
    this.#open.delete(line.id!);
    if (line.error === undefined) waiting?.resolve(line);
    else waiting?.reject(new Error(line.error));
  }

  #call(request: object): Promise<Line> {
    if (!this.#isUp) return Promise.reject(new Error("killed"));
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Line>();
    this.#open.set(id, { resolve, reject });
    this.#child!.stdin!.write(`${JSON.stringify({ id, ...request })}\n`);
    return promise;
  }

  get pid(): number {
    return this.#child!.pid!;
  }

  cpu(): number {
    return cpuOf(this.pid);
  }

  memory(): number {
    return memoryOf(this.pid);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !this.#isUp) return;
    const gone = once(child, "exit"); // told after the process is gone, and before another is started
    await killTree(child.pid!);
    await gone;
  }

  /** Answers and starts that were acknowledged so far. */
  get acknowledgements(): number {
    return this.#acknowledgements;
  }

  /** Begins a route, asking again until that is acknowledged; resolves when its last answer is. */
  async run(name: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await this.begin(name, resolve);
    await promise;
  }

  async begin(name: string, ended: () => void = () => {}): Promise<void> {
    const route: Route = {
      name,
      started: performance.now(),
      asked: new Map(),
      answered: new Map(),
      acknowledged: new Set(),
      again: 0,
      ended,
    };
    this.#routes.set(name, route);
    await this.#insist({ start: name });
    this.#acknowledged(route, "start");
  }

  /** As any client does: the same request again while nobody answers. */
  async #insist(request: object): Promise<void> {
    this.#insisting += 1;
    for (;;) {
      try {
        await this.#call(request);
        this.#insisting -= 1;
        return;
      } catch (error) {
        if ((error as Error).message !== "killed") throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  #asked(ask: Ask): void {
    const route = this.#routes.get(ask.route)!;
    if (route.asked.has(ask.step)) route.again += 1;
    else {
      route.asked.set(ask.step, performance.now());
      this.#note(route, ask.step);
    }
    // Also what was answered before: a new attempt has a new token, and whoever answers has kept what to say.
    if (this.answers) void this.answer(ask).catch(fail);
    else this.#unanswered.push(ask);
  }

  /** One of those that were asked and not answered. */
  takeUnanswered(): Ask | undefined {
    return this.#unanswered.shift();
  }

  get unanswered(): number {
    return this.#unanswered.length;
  }

  async answer(ask: Ask): Promise<void> {
    const route = this.#routes.get(ask.route)!;
    if (!route.answered.has(ask.step)) route.answered.set(ask.step, performance.now());
    await this.#insist({ answer: ask });
    this.#acknowledged(route, ask.step);
    if (everyStep.every((step) => route.acknowledged.has(step))) route.ended();
  }

  #acknowledged(route: Route, what: string): void {
    route.acknowledged.add(what);
    this.#acknowledgements += 1;
  }

  /** Resolves when the step has been asked. */
  async asked(name: string, step: Step): Promise<void> {
    while (!this.#routes.get(name)!.asked.has(step)) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** How long a step was waited for since the answer that was the last one needed. */
  #note(route: Route, step: Step): void {
    const before: readonly Step[] = step === steps.first ? [] : step === steps.last ? steps.together : [steps.first];
    if (before.length === 0) return;
    const last = Math.max(...before.map((one) => route.answered.get(one) ?? Number.NaN));
    this.waits.push(performance.now() - last);
  }

  async open(): Promise<number> {
    return (await this.#call({})).open!;
  }

  /** Resolves when the engine says that it has nothing open, and has acknowledged all: that may come after the end of what it was for. */
  async allEnded(): Promise<void> {
    while ((await this.open()) > 0 || this.#insisting > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Routes that have not gone to their end though each question was answered; questions beyond the first of a step. */
  verdict(): { lost: number; twice: number } {
    const routes = [...this.#routes.values()];
    const isWhole = (route: Route) =>
      ["start", ...everyStep].every((what) => route.acknowledged.has(what)) && route.asked.size === everyStep.length;
    return {
      lost: routes.filter((route) => !isWhole(route)).length,
      twice: routes.reduce((sum, { again }) => sum + again, 0),
    };
  }
}

/** An answer that was refused for good: the bench cannot go on, and says so. */
function fail(error: Error): void {
  console.error(error);
  process.exit(1);
}
