/**
 * `npm run bench:product [-- ROUTES CLIENTS [CHECKOUT]]`: the whole product on one machine, through HTTP alone: children with
 * consent and ИПРА, whose routes several coordinators open at once; each waits until something is asked for, answers it, approves
 * the plan, and answers every step that is asked then. 40 routes and 20 clients unless told. With the folder of another
 * checkout (installed) that one runs instead, so that two states of the code are compared by the same script.
 * Prints routes and answers a second, how long people wait (p50), and the processor's time a route of all processes.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";

const [routes = 40, clients = 20] = process.argv.slice(2, 4).map(Number);
const checkout = process.argv[4] ?? path.resolve(import.meta.dirname, "../..");
const home = mkdtempSync(path.join(tmpdir(), "bench-product-"));
const port = 4700 + (process.pid % 200);
const env = { ...process.env, MARSHRUT_HOME: home, MARSHRUT_PORT: String(port), MARSHRUT_NOW: "2026-03-02T10:00" };
const run = path.join(checkout, "scripts/run.mjs");

const product = spawn("node", [run, "start"], {
  cwd: checkout,
  env,
  detached: true,
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise<void>((started) => {
  let said = "";
  product.stdout.on("data", (chunk) => {
    said += String(chunk);
    if (said.includes("/local/clock")) started();
  });
});
const token = spawnSync("node", [run, "token", "coordinator"], { cwd: checkout, env }).stdout.toString().trim();

async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

interface Route {
  plan: { status: string };
  stages: { stage: string; status: string; stepIds: string[] }[];
}

const waits = { asked: [] as number[], draft: [] as number[], begun: [] as number[] };
let answers = 0;

/** Milliseconds between two looks of one who waits. */
const lookEvery = 100;

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/**
 * Looks again until there is something, first when it has become likely by what the others waited: what is measured is the work
 * and not the looking. @returns how long that took, in milliseconds
 */
async function until<T>(look: () => Promise<T | undefined>, wait: number[]): Promise<T> {
  const from = performance.now();
  await sleep(0.7 * median(wait));
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      wait.push(performance.now() - from);
      return found;
    }
    if (performance.now() - from > 120_000) throw new Error("Nothing happened for two minutes");
    await sleep(lookEvery);
  }
}

const routeOf = (routeId: string) => call<Route>("GET", `/routes/${routeId}`);
const statusOf = async (stepId: string) =>
  (await call<{ status: string }>("GET", `/steps/${stepId}`).catch(() => ({ status: "" }))).status;
async function answer(stepId: string): Promise<void> {
  await call("POST", `/steps/${stepId}/complete`, { result: "performed" });
  answers++;
}

/** Who carries out what a plan asks of a school, a clinic and a social service: an approved plan has somebody for each line. */
type Attachments = Record<"school" | "health" | "social", string>;

async function child(n: number, attachments: Attachments): Promise<string> {
  const letters = [...String(n)]
    .map((digit) => ["ба", "ве", "гу", "до", "жи", "зю", "кя", "лы", "мэ", "рт"][Number(digit)])
    .join("");
  // Days of birth apart: names this near, born on one day, are asked about as one child.
  const birthDate = Temporal.PlainDate.from("2014-01-13").add({ days: n * 7 });
  const made = await call<{ childId: string; representativeIds: string[] }>("POST", "/children", {
    person: { surname: `Примеров${letters}`, givenName: "Пётр", birthDate: `${birthDate}`, sex: "male" },
    municipality: "novokuznetsk",
    representatives: [{ surname: `Примеров${letters}`, givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
    attachments,
  });
  await call("POST", `/children/${made.childId}/consents`, {
    representativeId: made.representativeIds[0],
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2026-03-02",
    expiresOn: "2028-03-01",
  });
  await call("POST", `/children/${made.childId}/instruments`, {
    kind: "ipra",
    number: `42.${n}/2026`,
    issuer: "Бюро МСЭ № 7",
    validFrom: "2026-03-01",
    validTo: "2027-02-28",
    measures: [
      { block: "health", title: "Массаж" },
      { block: "education", title: "Занятия с логопедом" },
      { block: "social", title: "Бытовая адаптация" },
    ],
  });
  return made.childId;
}

async function support(childId: string): Promise<void> {
  const { routeId } = await call<{ routeId: string }>("POST", `/children/${childId}/routes`, {
    template: "school-age",
  });
  let first: string | undefined;
  const review = await until(async () => {
    first ??= (await routeOf(routeId)).stages[0]?.stepIds[0];
    return first && (await statusOf(first)) === "requested" ? first : undefined;
  }, waits.asked);
  await answer(review);
  await until(async () => ((await routeOf(routeId)).plan.status === "draft" ? true : undefined), waits.draft);
  await call("POST", `/routes/${routeId}/plan/approve`);
  // The measures, the school and the social service at once; consultations quarter by quarter: who is not asked yet is looked at in turn.
  const asked = new Set<string>();
  let turn = 0;
  await until(async () => {
    const open = (await routeOf(routeId)).stages.filter((s) => s.status === "open").flatMap((s) => s.stepIds);
    const rest = open.filter((id) => !asked.has(id));
    for (let i = 0; i < rest.length && asked.size < 6; i++) {
      const next = rest[(turn + i) % rest.length]!;
      if ((await statusOf(next)) === "requested") asked.add(next);
      else {
        turn++;
        break;
      }
    }
    return asked.size === 6 || undefined;
  }, waits.begun);
  for (const stepId of asked) await answer(stepId);
}

/** Seconds of processor that all processes of this run have used, the database's too, which has a group of its own. */
function processor(): number {
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, "utf8").includes(home)) continue;
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
      ticks += Number(stat[11]) + Number(stat[12]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks / 100;
}

const p50 = (times: number[]) => Math.round(median(times));
try {
  const ofKind = async (kind: string) => {
    const { items } = await call<{ items: { agencyId: string }[] }>("GET", `/agencies?kind=${kind}&limit=20`);
    return (n: number) => items[n % items.length]!.agencyId;
  };
  const [school, health, social] = [await ofKind("school"), await ofKind("health"), await ofKind("social")];
  const ids: string[] = [];
  for (let n = 0; n < routes; n++)
    ids.push(await child(n, { school: school(n), health: health(n), social: social(n) }));
  await sleep(3000); // what registering has brought about
  const [from, used] = [performance.now(), processor()];
  const queue = [...ids];
  const client = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await support(next);
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - from) / 1000;
  console.log(
    [
      `${routes} routes, ${clients} clients, ${seconds.toFixed(1)} s`,
      `${(routes / seconds).toFixed(2)} routes/s`,
      `${(answers / seconds).toFixed(1)} answers/s`,
      `processor ${((processor() - used) / routes).toFixed(2)} s a route`,
      `p50: open → asked ${p50(waits.asked)} ms, answer → draft ${p50(waits.draft)} ms, approve → asked ${p50(waits.begun)} ms`,
    ].join("; "),
  );
} finally {
  process.kill(-product.pid!, "SIGKILL");
  await sleep(300);
  rmSync(home, { recursive: true, force: true });
}
