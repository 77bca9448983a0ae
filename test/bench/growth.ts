/**
 * `npm run bench:growth [-- ROUTES…]`: what does not grow with a region (100 and 1,000 open routes unless told). Every operation
 * of the API's description is asked for, so that a new one cannot be forgotten: p50 of each in milliseconds, operations of the store and
 * records read; the parts of the day, lists of steps and searches once more, of a day on which much is late; runs of the sweeper and of the
 * reconciler; how soon a process that has just begun answers, and what memory it takes. Regions of all sizes lie beside each other and are
 * asked turn by turn, each turn in an order of its own, so that what else the machine does falls on all alike; what is done to them is forgotten.
 *
 * Exits 1 when something grows by more than half from 1,000 routes (or the fewest) to the most, and names it; it is asked 41 times before that is
 * said. What an administrator's tools do with every record grows by what it is for, and is told as not asked; what is bounded by a number of
 * its own is held to that.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { described } from "@marshrut/api/openapi";
import { reconcile } from "@marshrut/core/reconcile";
import { sweep } from "@marshrut/core/relay";
import { requestOf } from "../../packages/api/test/budget.requests.ts";
import { linear } from "../../packages/api/test/budget.ts";
import { staffToken } from "../../packages/api/test/world.ts";
import { randomOf } from "../../packages/local/src/pilot/random.ts";
import { grow } from "./growth.region.ts";

const given = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = given.length > 0 ? given.toSorted((a, b) => a - b) : [100, 1_000];
const most = sizes.at(-1)!;
const reference = sizes.find((size) => 1_000 <= size && size < most) ?? sizes[0]!;
const at = (size: number) => sizes.indexOf(size);
const rounds = 7;
/** What seems to grow is asked again so often before it is said to. */
const surely = 41;
const allowed = 1.5;
/** Of operations a hundredth: what many events are told by leaves the outbox in commits that are one more or less by who ends first. */
const allowedOperations = 1.01;
/** Less nobody sees, and a busy machine makes of nothing. */
const leastMs = 2;
const leastRecords = 25;

/** They look at every record of a region, by what they are for. */
const ofAll = ["previewRetention", "compareCounters", "rebuildCounters", "resendDeliveries"];
/** What looks at more cards where more are near, up to so many: records that it may read at most, and why. */
const near = "a card is compared with 300 at most of those that are born near its day (decision 0070)";
const bounded: Record<string, { records: number; why: string }> = {
  registerChild: { records: 450, why: near },
  importChildren: { records: 450, why: near },
  changeChild: { records: 450, why: near },
  registerBirth: { records: 450, why: near },
};
/** On a day on which what was asked for at first is late. */
const late = "PT1080H";
const ofDay = [
  "overdue",
  "today",
  "week",
  "no-answer",
  "rejected",
  "failed",
  "holds",
  "drafts",
  "expiring",
  "handovers",
  "erasures",
  "requests",
  "tasks",
];
const ofSteps = ["open", "overdue", "no-answer", "rejected", "failed", "on-hold", "settled"];
const views = [
  "/inbox/counts",
  ...ofDay.map((bucket) => `/inbox?bucket=${bucket}`),
  ...["overdue", "no-answer"].map((bucket) => `/inbox/agencies?bucket=${bucket}`),
  ...ofSteps.map((bucket) => `/steps?bucket=${bucket}`),
  "/children?limit=50",
  "/children?limit=50&municipality=novokuznetsk",
  "/children?query=Ива",
  "/children?query=Ивабагунова",
  "/children?query=Ивабагуноав",
  "/children?query=Ивабагунова Анна",
];

interface Figure {
  ms: number;
  operations: number;
  records: number;
}
/** Does it once, and says how long that took; what it needs is made before. */
type Work = () => Promise<number>;

interface Started {
  ms: number;
  mb: number;
}

const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

const folder = mkdtempSync(path.join(tmpdir(), "marshrut-growth-"));
const results = new Map<string, Figure[]>();
const grewBy: string[] = [];
try {
  await measureAll();
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(grewBy.length > 0 ? 1 : 0);

async function measureAll(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; regions in files (SQLite), in this process`,
  );
  const grown = await grow(folder, sizes);
  const { world, within, asked } = grown;
  // Each request from an address of its own: guesses cost.
  let addresses = 0;
  const address = () => `2001:db8:${(++addresses >> 16).toString(16)}:${(addresses & 0xffff).toString(16)}::1`;
  const request = async (method: string, at: string, body: unknown, token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}`, "if-match": "*", "content-type": "application/json" };
    const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) } as RequestInit;
    Object.assign(asked, { operations: 0, records: 0 });
    const began = performance.now();
    const answer = await world.app.request(at, init, { requestContext: { http: { sourceIp: address() } } });
    await answer.arrayBuffer();
    const ms = performance.now() - began;
    if (answer.status >= 300) throw new Error(`${method} ${at}: ${answer.status}`);
    return ms;
  };
  const works = new Map<string, Work>();
  for (const op of described) {
    const { operationId, method } = op;
    if (ofAll.includes(operationId)) continue;
    works.set(operationId, async () => {
      const { path: at, body } = await requestOf(op, world);
      return request(method.toUpperCase(), at, body, staffToken(world, operationId));
    });
  }
  await measure(works);

  const { now } = world.deps;
  world.clock.advance(late);
  const token = await world.issuer.token({ sub: "late", tenant: "kuzbass", role: "coordinator" });
  const ofLateDay = views.map((view): [string, Work] => [
    `GET ${view}`,
    () => request("GET", `/v1${encodeURI(view)}`, undefined, token),
  ]);
  await measure(new Map(ofLateDay));

  const workflows = {
    start: async () => "exists" as const,
    succeed: async () => "done" as const,
    wake: async () => "done" as const,
    stop: async () => {},
    status: async () => "running" as const,
    waits: async () => true,
  };
  const relayDeps = {
    ...world.deps,
    now,
    workflows,
    mailer: { send: async () => ({ providerId: "1" }) },
    outgoing: { post: async () => ({ latencyMs: 1, status: 204, body: "" }) },
  };
  const taking = (work: () => Promise<unknown>) => async () => {
    Object.assign(asked, { operations: 0, records: 0 });
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  await measure(
    new Map<string, Work>([
      ["the sweeper, a run of 200 events", taking(() => sweep(relayDeps, 200))],
      [
        "the reconciler, a run of 500 records",
        taking(() => reconcile(relayDeps, "kuzbass", { share: () => 500, mayGoOn: () => true })),
      ],
    ]),
  );
  tell();

  const script = path.join(import.meta.dirname, "growth.start.ts");
  const starts = Array.from({ length: rounds }, () =>
    sizes.map((size) => {
      const told = execFileSync(process.execPath, [script, grown.fileOf(size), grown.root.toString("hex")]);
      return JSON.parse(told.toString()) as Started;
    }),
  );
  const started = (what: keyof Started) =>
    sizes.map((_, i) => ({ ms: middle(starts.map((round) => round[i]![what])), operations: 0, records: 0 }));
  results.set("a process begins and answers", started("ms"));
  results.set("its memory after a hundred answers, MB", started("mb"));
  tell();
  grown.close();
  console.log(
    `\nNot asked, as ${ofAll.length} of them look at every record: ${ofAll.map((id) => `${id} (${linear[id]})`).join("; ")}`,
  );
  for (const [name, { records, why }] of Object.entries(bounded))
    console.log(`Bounded: ${name}, ${records} records at most: ${why}`);
  console.log(grewBy.length > 0 ? `\nGrows: ${grewBy.join(", ")}` : `\nNothing grows by more than half.`);

  async function measure(all: ReadonlyMap<string, Work>): Promise<void> {
    for (const [name, work] of all) {
      try {
        const first = await figures(work, rounds);
        results.set(name, grows(name, first) ? await figures(work, surely) : first);
      } catch (error) {
        grewBy.push(`${name} could not be asked`);
        console.log(`✗ ${name}: ${(error as Error).message}`);
      }
    }
  }

  /**
   * One round is not counted: it loads what the others find loaded. In one order the collector of memory, who comes every so many works, comes to
   * the same region each time.
   */
  async function figures(work: Work, times: number): Promise<Figure[]> {
    const taken = sizes.map((): number[] => []);
    const of = sizes.map((): Figure => ({ ms: 0, operations: 0, records: 0 }));
    const turns = randomOf("turns", times);
    for (let round = 0; round <= times; round++)
      for (const i of turns.shuffled([...sizes.keys()])) {
        const ms = await within(sizes[i]!, work);
        if (round > 0) taken[i]!.push(ms);
        Object.assign(of[i]!, asked);
      }
    return of.map((one, i) => ({ ...one, ms: middle(taken[i]!) }));
  }
}

function grows(name: string, figures: readonly Figure[]): boolean {
  const [before, after] = [figures[at(reference)]!, figures[at(most)]!];
  const bound = bounded[name];
  if (bound) return after.records > bound.records;
  return (
    after.operations > before.operations * allowedOperations ||
    (after.records > before.records * allowed && after.records - before.records > leastRecords) ||
    (after.ms > before.ms * allowed && after.ms - before.ms > leastMs)
  );
}

/** What has been measured since it was told last. */
function tell(): void {
  console.log(`\np50: ms (operations of the store, records read); grows from ${reference} to ${most} by`);
  console.log(`${"".padEnd(46)}${sizes.map((n) => String(n).padStart(20)).join("")}`);
  for (const [name, figures] of results) {
    const more = grows(name, figures);
    if (more) grewBy.push(name);
    const cells = figures.map(({ ms, operations, records }) =>
      (operations > 0 ? `${ms.toFixed(1)} (${operations}, ${records})` : ms.toFixed(1)).padStart(20),
    );
    const by = figures[at(most)]!.ms / figures[at(reference)]!.ms;
    console.log(`${more ? "✗" : " "} ${name.padEnd(44)}${cells.join("")}${by.toFixed(2).padStart(8)}`);
  }
  results.clear();
}
