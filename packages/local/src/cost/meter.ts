import { AsyncLocalStorage } from "node:async_hooks";
import type { Manifest } from "../cloud/index.ts";
import type { LambdaHandler } from "../lambda/function.ts";
import type { Heat } from "./heat.ts";
import { Tally } from "./tally.ts";
import { apiRequests, gbSeconds, logBytes, platformLogBytes } from "./units.ts";
import { countWire, type Invocation } from "./wire.ts";

/** Megabytes of every function: what the local cloud tells its handlers. The stacks may give each its own. */
export const defaultMemoryMb = 1024;

/** Sees every invocation of a manifest's functions and what it uses. */
export interface Meter {
  readonly tally: Tally;
  /** Writes by partition since it was last emptied. */
  readonly heat: Heat;
  /** The manifest with its functions wrapped. */
  readonly manifest: Manifest;
  /** Gives standard output back. */
  close(): void;
}

/**
 * Wraps the functions of a manifest: each invocation is counted with its duration (of this machine) and all that it sends
 * and logs. One that a schedule has made bears the function's name with `@schedule` when it only looked: time drives it. One that
 * changed a record or mailed had found work, which comes with the children and not with the clock: it bears `@work`.
 * Handlers' logs are counted and not shown.
 */
export function meter(manifest: Manifest, memoryMb = defaultMemoryMb): Meter {
  const tally = new Tally();
  const heat: Heat = new Map();
  const running = new AsyncLocalStorage<Invocation>();
  let wired = false;
  const write = process.stdout.write;
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    const invocation = running.getStore();
    if (!invocation) return write.call(process.stdout, chunk, ...rest);
    invocation.tally.add("log-gb", invocation.by, logBytes(Buffer.byteLength(chunk)) / 1e9);
    return true;
  }) as typeof process.stdout.write;

  const wrapped = (by: string, handler: LambdaHandler): LambdaHandler => {
    return async (event, context, callback) => {
      const own = new Tally();
      const invocation: Invocation = { by, tally: own, heat };
      const from = performance.now();
      try {
        const answer = await running.run(invocation, () => handler(event, context, callback));
        if (by === (manifest.api ?? "api")) countRequest(own, by, event, answer);
        return answer;
      } finally {
        own.add("invocations", by, 1);
        own.add("gb-seconds", by, gbSeconds(performance.now() - from, memoryMb));
        own.add("log-gb", by, platformLogBytes / 1e9);
        const name = `${by}${((event ?? {}) as { source?: string }).source === "aws.scheduler" ? (invocation.worked ? worked : scheduled) : ""}`;
        for (const { unit, amount, on } of own.entries()) tally.add(unit, name, amount, on);
      }
    };
  };

  const functions = manifest.functions.map((spec) => ({
    ...spec,
    load: async () => {
      // The clients read their endpoints from the environment, which is there once functions run.
      if (!wired) countWire(() => running.getStore());
      wired = true;
      return { handler: wrapped(spec.name, (await spec.load()).handler) };
    },
  }));
  return {
    tally,
    heat,
    manifest: { ...manifest, functions },
    close: () => {
      process.stdout.write = write;
    },
  };
}

/** End the name of a function that a schedule has invoked, and of one that then found something to do. */
export const scheduled = "@schedule";
export const worked = "@work";

function countRequest(tally: Tally, by: string, event: unknown, answer: unknown): void {
  const { body = "" } = (event ?? {}) as { body?: string };
  const { body: back = "" } = (answer ?? {}) as { body?: string };
  const [asked, answered] = [Buffer.byteLength(body), Buffer.byteLength(back)];
  tally.add("api-requests", by, apiRequests(Math.max(asked, answered)));
  tally.add("api-egress-gb", by, answered / 1e9);
  // On its way it has passed CloudFront and the firewall there (stacks/edge.ts).
  tally.add("edge-requests", by, 1);
  // The function `api` alone is traced: at our rates nearly every request is the first of its second.
  tally.add("traces", by, 1);
  tally.add("firewall-requests", by, 1);
}
