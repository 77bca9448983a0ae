/**
 * `npm run bench:wire [-- CALLS [CHECKOUT]]`: what a call to AWS costs our own process, in milliseconds of processor: through the bank and the
 * client of state machines as they are, to a server that answers at once what it always answers, in a process of its own, so that nothing but the
 * way to the wire and back is measured. 2,000 calls of each kind unless told, eight at a time, in a fresh process for each round; the median of
 * five rounds. With the folder of another checkout (installed) both are measured turn by turn.
 */
import { execFileSync, fork } from "node:child_process";
import path from "node:path";

const [calls = "2000", other] = process.argv.slice(2);
const rounds = 5;
const own = path.resolve(import.meta.dirname, "../..");
const checkouts = other ? [path.resolve(other), own] : [own];

const server = fork(path.join(import.meta.dirname, "wire.server.ts"));
const port = await new Promise<number>((resolve) => server.once("message", (said) => resolve(Number(said))));

/** Milliseconds of processor a call, by kind. */
function measure(checkout: string): Record<string, number> {
  const script = path.join(import.meta.dirname, "wire.calls.ts");
  const env = { ...process.env, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: "eu-central-1" };
  const keys = { AWS_ACCESS_KEY_ID: "bench", AWS_SECRET_ACCESS_KEY: "bench" };
  const said = execFileSync(process.execPath, [script, checkout, calls], { env: { ...env, ...keys } });
  return JSON.parse(said.toString()) as Record<string, number>;
}

const median = (of: number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;

try {
  const taken = new Map(checkouts.map((checkout) => [checkout, [] as Record<string, number>[]]));
  for (let round = 0; round < rounds; round++)
    for (const checkout of checkouts) taken.get(checkout)!.push(measure(checkout));
  for (const [checkout, figures] of taken) {
    console.log(`\n${checkout}: ms of processor a call`);
    for (const kind of Object.keys(figures[0]!)) {
      const of = figures.map((round) => round[kind]!);
      console.log(
        `${kind.padEnd(28)} ${median(of).toFixed(3)}  [${Math.min(...of).toFixed(3)}, ${Math.max(...of).toFixed(3)}]`,
      );
    }
  }
} finally {
  server.kill();
}
