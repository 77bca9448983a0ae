import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { manualClock, type States, startStates } from "../index.ts";
import { role, startTime } from "../testing/engine.ts";

/*
 * The engine's log is synced in another thread (decision 0264): here a sync ends when the test says so. What a loss of power leaves is what
 * lay in the files when the last sync that has ended began; what `kill -9` leaves is what lies in them now.
 */
type Done = (error: Error | null) => void;
/** Syncs that are on their way, of engines that live. */
let held: Done[] = [];
let isAtOnce = false;
/** Called as a sync begins; what it returns, as it ends. */
let onSync = () => () => {};
const logs = new Map<number, string>();
const gone = new Set<string>();
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const openSync: typeof fs.openSync = (file, ...how) => {
    const log = fs.openSync(file, ...how);
    logs.set(log, path.dirname(String(file)));
    return log;
  };
  const fdatasync = (log: number, done: Done) => {
    if (gone.has(logs.get(log)!)) return void setImmediate(done, new Error("power is gone"));
    const atEnd = onSync();
    const end: Done = (error) => {
      if (!error) atEnd();
      done(error);
    };
    if (isAtOnce) setImmediate(end, null);
    else held.push(end);
  };
  return { ...fs, openSync, fdatasync };
});

const root = mkdtempSync(path.join(tmpdir(), "states-beside-"));
let homes = 0;
const newHome = () => {
  homes += 1;
  const home = path.join(root, String(homes));
  mkdirSync(home);
  return home;
};
const files = (home: string) => ["states.sqlite", "states.sqlite-wal"].map((name) => path.join(home, name));
const lengthOfLog = (home: string) => statSync(files(home)[1]!).size;
/** A longer log might have been taken over into the database, and begun anew. */
const longestLog = 2000 * 4096;

/** A folder as it is left when its log is only on disk up to here. */
function leftOf(home: string, length: number): string {
  expect(lengthOfLog(home)).toBeLessThan(longestLog);
  const left = newHome();
  for (const [i, file] of files(home).entries()) copyFileSync(file, files(left)[i]!);
  truncateSync(files(left)[1]!, length);
  const sql = new DatabaseSync(files(left)[0]!); // SQLite takes over what is whole, so that the next log begins with nothing
  sql.exec("pragma wal_checkpoint(truncate)");
  sql.close();
  return left;
}

beforeEach(() => {
  held = [];
  onSync = () => () => {};
  isAtOnce = false;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ask = (step: string, more: object) => ({
  [step]: {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Arguments: {
      FunctionName: "ask",
      Payload: {
        child: "{% $states.context.Execution.Name %}",
        step,
        token: "{% $states.context.Task.Token %}",
      },
    },
    ...more,
  },
});
const machine = (StartAt: string, States: object) => ({ QueryLanguage: "JSONata", StartAt, States });
const twoSteps = machine("A", { ...ask("A", { Next: "C" }), ...ask("C", { End: true }) });
const together = ["B1", "B2"];
const steps = ["A", ...together, "C"];
const route = machine("A", {
  ...ask("A", { Next: "Pause" }),
  Pause: { Type: "Wait", Seconds: 1, Next: "Together" },
  Together: {
    Type: "Parallel",
    Branches: together.map((step) => ({ StartAt: step, States: ask(step, { End: true }) })),
    Next: "Told",
  },
  Told: {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: "told", Payload: "{% $states.input %}" },
    Output: "{% $states.result.Payload %}",
    Next: "C",
  },
  ...ask("C", { End: true }),
});
const machineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:route";
const list = {
  Type: "Task",
  Resource: "arn:aws:states:::aws-sdk:sfn:listExecutions",
  Arguments: { StateMachineArn: machineArn },
  End: true,
};
const arnOf = (child: string) => `${machineArn.replace(":stateMachine:", ":execution:")}:${child}`;

interface Ask {
  child: string;
  step: string;
  token: string;
}
interface Event {
  id: number;
  previousEventId: number;
  type: string;
  timestamp: unknown;
}
const open = (home: string, clock: ReturnType<typeof manualClock>, asked: (wanted: Ask) => Promise<void>) =>
  startStates({
    home,
    clock,
    region: "us-east-1",
    async invokeLambda({ functionName, payload }) {
      if (!functionName.endsWith("ask")) return { statusCode: 200, payload };
      await asked(JSON.parse(payload) as Ask);
      return { statusCode: 200, payload: "{}" };
    },
  });
const create = (states: States, definition: object) =>
  states.call("CreateStateMachine", { name: "route", definition: JSON.stringify(definition), roleArn: role });
const start = (states: States, child: string) =>
  states.call("StartExecution", { stateMachineArn: machineArn, name: child, input: JSON.stringify({ child }) });
const succeed = (states: States, { token, step }: Ask) =>
  states.call("SendTaskSuccess", { taskToken: token, output: JSON.stringify({ of: step }) });
async function historyOf(states: States, child: string): Promise<Event[]> {
  const found = await states.call("GetExecutionHistory", { executionArn: arnOf(child), maxResults: 1000 });
  return (found as { events: Event[] }).events;
}

test("an execution that is taken up anew during a sync stands once, and takes an answer once", async () => {
  const asked: Ask[] = [];
  const states = await open(newHome(), manualClock(startTime), async (wanted) => void asked.push(wanted));
  isAtOnce = true;
  await create(states, twoSteps);
  await start(states, "once");
  await states.idle();
  isAtOnce = false;
  const first = succeed(states, asked[0]!);
  await until(() => held.length === 1);
  held.shift()!(null);
  await first;
  await until(() => held.length === 1); // that C was asked is being synced
  const [a, c] = asked as [Ask, Ask];
  const tooLate = succeed(states, a); // changes nothing: the execution is forgotten
  await turn();
  const answered = succeed(states, c); // and taken up anew
  await turn();
  isAtOnce = true;
  held.shift()!(null);
  const again = succeed(states, c);
  await expect(Promise.allSettled([tooLate, answered, again])).resolves.toMatchObject([
    { reason: { name: "TaskTimedOut" } },
    { value: {} },
    { reason: { name: "TaskTimedOut" } },
  ]);
  const history = await historyOf(states, "once");
  expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1));
  expect(history.filter(({ type }) => type === "TaskSucceeded")).toHaveLength(2);
  await states.close();
});

test("what is asked for twice in one breath is acknowledged to nobody before it is on disk", async () => {
  const states = await open(newHome(), manualClock(startTime), async () => {});
  isAtOnce = true;
  await create(states, twoSteps);
  isAtOnce = false;
  const heard: string[] = [];
  const both = ["first", "second"].map((name) => start(states, "once").then(() => heard.push(name)));
  await until(() => held.length === 1);
  expect(heard).toEqual([]);
  isAtOnce = true;
  held.shift()!(null);
  await Promise.all(both);
  await states.close();
});

test("what is begun, and asked for once more while that is synced, is acknowledged to nobody before", async () => {
  const states = await open(newHome(), manualClock(startTime), async () => {});
  isAtOnce = true;
  await create(states, twoSteps);
  isAtOnce = false;
  const heard: string[] = [];
  const begun = start(states, "once").then(() => heard.push("begun"));
  await until(() => held.length === 1);
  const again = start(states, "once").then(() => heard.push("begun before"));
  const seen = historyOf(states, "once").then(() => heard.push("seen"));
  for (let i = 0; i < 10; i++) await turn();
  expect(heard).toEqual([]);
  isAtOnce = true;
  held.shift()!(null);
  await Promise.all([begun, again, seen]);
  await states.close();
});

test("what is committed while a sync is on its way waits for its own, though what is let out then asks for a list", async () => {
  const states = await open(newHome(), manualClock(startTime), async () => {});
  isAtOnce = true;
  await create(states, machine("List", { List: list }));
  isAtOnce = false;
  const heard: string[] = [];
  const first = start(states, "first").then(() => heard.push("first"));
  await until(() => held.length === 1);
  const second = start(states, "second").then(() => heard.push("second"));
  await turn();
  const seen = historyOf(states, "first"); // a list commits at once
  held.shift()!(null); // the first is let out, and its task asks for a list
  for (let i = 0; i < 10; i++) await turn();
  expect(heard).not.toContain("second");
  isAtOnce = true;
  held.shift()!(null);
  await Promise.all([first, second, seen]);
  await states.close();
});

/** A clock that says how often it is asked; who asks without end is told that nothing is due. */
function countedClock() {
  const clock = manualClock(startTime);
  let asked = 0;
  const now = () => {
    asked += 1;
    return asked > 10_000 ? 0 : clock.now();
  };
  return { clock: { ...clock, now }, askedFor: () => asked };
}
const impatient = machine("A", ask("A", { TimeoutSeconds: 10, End: true }));

test("an answer that is not on disk when its task falls due is taken, and the engine does not turn in circles", async () => {
  const asked: Ask[] = [];
  const { clock, askedFor } = countedClock();
  const states = await open(newHome(), clock, async (wanted) => void asked.push(wanted));
  isAtOnce = true;
  await create(states, impatient);
  await start(states, "in-time");
  await states.idle();
  isAtOnce = false;
  const definition = JSON.stringify(twoSteps);
  const other = states.call("CreateStateMachine", { name: "other", definition, roleArn: role });
  await until(() => held.length === 1);
  const answered = succeed(states, asked[0]!);
  await turn();
  await clock.moveTo(startTime + 10_000);
  await turn();
  expect(askedFor()).toBeLessThan(1000);
  isAtOnce = true;
  held.shift()!(null);
  await Promise.all([other, answered]);
  await states.idle();
  expect((await historyOf(states, "in-time")).at(-1)).toMatchObject({ type: "ExecutionSucceeded" });
  await states.close();
});

test("an engine whose disk is full refuses, also when something falls due", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { clock, askedFor } = countedClock();
  const states = await open(newHome(), clock, async () => {});
  isAtOnce = true;
  await create(states, impatient);
  await start(states, "due");
  await states.idle();
  isAtOnce = false;
  const refused = [start(states, "a"), start(states, "b")];
  await until(() => held.length === 1);
  refused.push(start(states, "c"));
  await turn();
  held.shift()!(new Error("no space left on device"));
  for (const one of refused) await expect(one).rejects.toThrow("no space left");
  await clock.moveTo(startTime + 10_000);
  for (let i = 0; i < 10; i++) await turn();
  expect(askedFor()).toBeLessThan(1000);
  await expect(start(states, "d")).rejects.toThrow("no space left");
  await states.close();
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

/** What must be the same however it came about: not when, and not in which order branches were answered. */
function told(history: Event[]): string[] {
  expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1));
  expect(history.filter(({ id, previousEventId }) => previousEventId >= id)).toEqual([]);
  return history
    .filter(({ type }) => type !== "TaskSubmitted") // unless it was answered before its request was
    .map(({ id, previousEventId, timestamp, ...event }) =>
      JSON.stringify(event).replaceAll(/token\\":\\"[^\\]+/g, "token"),
    )
    .toSorted();
}

/** Ever so many routes at once on an engine that dies again and again. */
class World {
  readonly #draw: (below: number) => number;
  readonly #clock = manualClock(startTime);
  readonly #children: string[];
  #states: States | undefined;
  #home = newHome();
  /** So much of the log is on disk whatever happens: what was there when the last sync that has ended began. */
  #safe = 0;
  /** Of an engine that is gone nothing is heard any more. */
  #life = 0;
  readonly #begun = new Set<string>();
  readonly #asked = new Map<string, Ask>();
  readonly #answered = new Set<string>();
  readonly #open = new Set<string>();

  constructor(children: string[], draw: (below: number) => number) {
    this.#children = children;
    this.#draw = draw;
  }

  async boot(): Promise<void> {
    const life = this.#life;
    this.#states = await open(this.#home, this.#clock, async (wanted) => {
      const key = `${wanted.child} ${wanted.step}`;
      if (life !== this.#life) return new Promise(() => {});
      this.#asked.set(key, wanted);
      for (let i = this.#draw(4); i > 0; i--) await turn();
    });
    onSync = () => {
      const synced = lengthOfLog(this.#home);
      return () => {
        if (life === this.#life) this.#safe = synced;
      };
    };
  }

  /** Sends what only counts when it is acknowledged by the engine that was asked. */
  #send(key: string, work: Promise<object>, acknowledged: Set<string>): void {
    const life = this.#life;
    this.#open.add(key);
    const settled = (isDone: boolean) => {
      if (life !== this.#life) return;
      this.#open.delete(key);
      if (isDone) acknowledged.add(key);
    };
    work.then(
      () => settled(true),
      (error: Error) => {
        // Answered before; or begun before, and ended since.
        if (life === this.#life && !["TaskTimedOut", "ExecutionAlreadyExists"].includes(error.name)) throw error;
        settled(true);
      },
    );
  }

  async act(): Promise<void> {
    const states = this.#states!;
    const left = this.#children.filter((child) => !this.#begun.has(child) && !this.#open.has(child));
    const unanswered = [...this.#asked].filter(([key]) => !this.#answered.has(key) && !this.#open.has(key));
    const kind = this.#draw(13);
    if (kind < 3) held.shift()?.(null);
    else if (kind === 3 && left.length > 0) {
      const child = left[this.#draw(left.length)]!;
      this.#send(child, start(states, child), this.#begun);
    } else if (kind < 7 && unanswered.length > 0) {
      const [key, wanted] = unanswered[this.#draw(unanswered.length)]!;
      this.#send(key, succeed(states, wanted), this.#answered);
      if (this.#draw(3) === 0) this.#send(key, succeed(states, wanted), this.#answered);
    } else if (kind === 7 && this.#begun.size > 0) {
      const child = [...this.#begun][this.#draw(this.#begun.size)]!;
      historyOf(states, child).catch(() => {}); // a list commits at once
    } else if (kind === 8 && this.#open.size > 0) {
      const child = this.#children.find((child) => this.#open.has(child));
      if (child !== undefined) this.#send(child, start(states, child), this.#begun); // the same request
    } else if (kind === 9) await this.#clock.moveTo(this.#clock.now() + 500);
    else await turn();
  }

  /** @param hasPower what the operating system has taken stays: only the process is gone */
  async die(hasPower: boolean): Promise<void> {
    const states = this.#states!;
    gone.add(this.#home);
    this.#home = leftOf(this.#home, hasPower ? lengthOfLog(this.#home) : this.#safe);
    this.#safe = 0;
    this.#life += 1;
    this.#open.clear();
    for (const end of held.splice(0)) end(new Error("power is gone"));
    void states.close().catch(() => {}); // on a folder that nobody looks at any more
    await this.boot();
    isAtOnce = true;
    await this.#remembers();
    isAtOnce = false;
  }

  /** Nothing is lost that was acknowledged, or of which somebody outside has heard. */
  async #remembers(): Promise<void> {
    const states = this.#states!;
    for (const child of this.#begun)
      expect(await states.call("DescribeExecution", { executionArn: arnOf(child) })).toHaveProperty("status");
    for (const [key, wanted] of this.#asked) {
      const names = (await historyOf(states, wanted.child)).filter(({ type }) => type === "TaskStateEntered");
      expect(JSON.stringify(names)).toContain(`"name":"${wanted.step}"`);
      if (this.#answered.has(key))
        await expect(succeed(states, wanted)).rejects.toMatchObject({ name: "TaskTimedOut" });
    }
  }

  /** Goes on without a death until all is done; each history, then. */
  async finish(): Promise<string[][]> {
    isAtOnce = true;
    for (const end of held.splice(0)) end(null);
    while (this.#answered.size < this.#children.length * steps.length) await this.act();
    await this.#states!.idle();
    const histories: string[][] = [];
    for (const child of this.#children) histories.push(told(await historyOf(this.#states!, child)));
    await this.#states!.close();
    return histories;
  }

  async machine(): Promise<void> {
    isAtOnce = true;
    await create(this.#states!, route);
    isAtOnce = false;
  }
}

test("whenever syncs end and engines die, histories are those of one that syncs at once, and nothing acknowledged is lost", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // engines that are gone complain of their disk
  const children = Array.from({ length: 12 }, (_, i) => `child-${i}`);
  const draws = (stream: fc.Stream<number>) => (below: number) => Number(stream.next().value) % below;
  const chance = fc.infiniteStream(fc.nat());
  const calm = new World(children, draws(fc.sample(chance, { seed: 1, numRuns: 1 })[0]!));
  await calm.boot();
  await calm.machine();
  const expected = await calm.finish();
  expect(expected[0]!.length).toBeGreaterThan(20);
  const property = fc.asyncProperty(chance, async (stream) => {
    const draw = draws(stream);
    const world = new World(children, draw);
    await world.boot();
    await world.machine();
    for (let life = 0; life < 5; life++) {
      for (let acts = 20 + draw(120); acts > 0; acts--) await world.act();
      await world.die(draw(3) === 0);
    }
    expect(await world.finish()).toEqual(expected);
  });
  await fc.assert(property, { seed: 264, numRuns: 5 });
});
