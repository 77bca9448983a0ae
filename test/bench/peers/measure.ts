/** What is measured of an engine: a load, what a kill costs, a restart with many open routes. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "./world.ts";

export interface Loaded {
  perSecond: number;
  /** Of all processes of the engine and its handlers, ms a route. */
  cpu: number;
  /** From an answer to the step that it was needed for, ms. */
  p50: number;
  p99: number;
  memory: number;
  twice: number;
  setting: string;
}

/** So many routes before the clock runs: compilers and pools are warm. */
const warming = 100;

/** @throws Error when a route was not done, or a step asked twice though nobody was killed */
export async function loaded(world: World, routes: number, clients: number): Promise<Loaded> {
  await world.boot();
  await share(clients, warming, (i) => world.run(`warm-${i}`));
  await world.allEnded();
  world.waits.length = 0;
  const [from, spent] = [performance.now(), world.cpu()];
  await share(clients, routes, (i) => world.run(`route-${i}`));
  await world.allEnded();
  const seconds = (performance.now() - from) / 1000;
  const { lost, twice } = world.verdict();
  if (lost > 0) throw new Error(`${lost} routes were not done`);
  const waits = world.waits.toSorted((a, b) => a - b);
  return {
    perSecond: routes / seconds,
    cpu: (world.cpu() - spent) / routes,
    p50: waits[Math.floor(waits.length * 0.5)]!,
    p99: waits[Math.floor(waits.length * 0.99)]!,
    memory: world.memory(),
    twice,
    setting: world.setting,
  };
}

/** Runs jobs 0 to `count` - 1 by so many at a time. */
async function share(clients: number, count: number, job: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await job(next++);
  };
  await Promise.all(Array.from({ length: clients }, one));
}

/** Without an acknowledgement for so long, what is not done is lost: leases of a worker that is gone end after half a minute. */
const patience = 90_000;

/** Kills all processes of the engine three times while routes run. */
export async function killed(world: World, routes: number, clients: number): Promise<{ lost: number; twice: number }> {
  await world.boot();
  const work = share(clients, routes, (i) => world.run(`route-${i}`));
  for (const part of [0.25, 0.5, 0.75]) {
    await reaches(world, Math.floor(routes * 6 * part));
    await world.kill();
    await world.boot();
  }
  await Promise.race([work.then(() => world.allEnded()), stalled(world)]);
  return world.verdict();
}

async function reaches(world: World, acknowledgements: number): Promise<void> {
  const stall = stalled(world);
  while (world.acknowledgements < acknowledgements) {
    if ((await Promise.race([sleep(2), stall])) === "stalled") return;
  }
}

async function stalled(world: World): Promise<"stalled"> {
  let [last, since] = [-1, performance.now()];
  for (;;) {
    if (world.acknowledgements !== last) [last, since] = [world.acknowledgements, performance.now()];
    else if (performance.now() - since > patience) return "stalled";
    await sleep(200, undefined, { ref: false });
  }
}

/** As long as opening many may take, ms: slower engines get as far as they get. */
const opening = 180_000;

export interface Reopened {
  begun: number;
  perSecond: number;
  before: number;
  /** From the restart until requests are taken, and until an old route has gone one step further, ms. */
  back: number;
  moved: number;
  after: number;
}

export async function reopened(world: World, wanted: number, clients: number): Promise<Reopened> {
  await world.boot();
  world.answers = false;
  const from = performance.now();
  let begun = 0;
  await share(clients, wanted, async (i) => {
    if (performance.now() - from > opening) return;
    await world.begin(`open-${i}`);
    begun += 1;
  });
  const perSecond = (begun * 1000) / (performance.now() - from);
  // All that the engine can ask is asked: the first, at least, which goes on later.
  await Promise.race([world.asked("open-0", "A"), stalled(world)]);
  const before = world.memory();
  await world.kill();
  const again = performance.now();
  await world.boot();
  const back = performance.now() - again;
  const first = world.takeUnanswered()!;
  await Promise.all([world.answer(first), world.asked(first.route, "B1")]);
  const moved = performance.now() - again;
  return { begun, perSecond, before, back, moved, after: world.memory() };
}

/** Writes of 4 kB that are synced one after the other, a second: what the disk of a folder allows. */
export function syncs(folder: string): number {
  const home = mkdtempSync(path.join(folder, "bench-syncs-"));
  const file = openSync(path.join(home, "synced"), "w");
  const page = Buffer.alloc(4096, 1);
  const from = performance.now();
  let count = 0;
  while (performance.now() - from < 500) {
    writeSync(file, page);
    fdatasyncSync(file);
    count += 1;
  }
  closeSync(file);
  rmSync(home, { recursive: true });
  return (count * 1000) / (performance.now() - from);
}
