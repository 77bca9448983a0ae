import { AsyncLocalStorage } from "node:async_hooks";
import { deps } from "@marshrut/functions";
import type { Manifest } from "@marshrut/local";
import { relayDeps } from "../../../packages/functions/src/container/relay.ts";
import { wrapped } from "./product.ts";

/** One invocation that will not outlive its n-th await. */
interface Doomed {
  left: number;
  /** The n-th call still does what it was asked, and nobody hears of it; else it is never made. */
  done: boolean;
  end: () => void;
}

const doomed = new AsyncLocalStorage<Doomed>();

/** What a function died at: `dispatch-step 4 after`. */
export type Death = string;

/**
 * The product whose functions time out at each of their awaits in turn: every other invocation of a function dies one await
 * further on than the last that died, before the call there and then after it; and stays dead, as a frozen process does. When
 * one has fewer awaits than that, the function has died at all of them. @param armed whether anything dies now
 */
export function dying(product: Manifest, deaths: Set<Death>, armed: () => boolean): Manifest {
  return product.functions.reduce<Manifest>((made, { name }) => {
    if (name === "api") return made; // whoever asks it hears of it, and asks again: F9, F10
    let turn = 0;
    let [at, done] = [1, false];
    return wrapped(made, name, (handler) => (event, context, callback) => {
      if (!armed() || turn++ % 2 === 1) return handler(event, context, callback);
      const dead = Promise.withResolvers<never>();
      const place = `${name} ${at} ${done ? "after" : "before"}`;
      const end = () => {
        anotherProcess();
        deaths.add(place);
        [at, done] = done ? [at + 1, false] : [at, true];
        dead.reject(Object.assign(new Error("Task timed out"), { name: "Sandbox.Timedout" }));
      };
      const work = doomed.run({ left: at, done, end }, () => handler(event, context, callback));
      return Promise.race([work, dead.promise]);
    });
  }, product);
}

/** Makes every call of the functions' ports a place to die at: the data bank, executions, mail, endpoints. */
export function mortal(): void {
  const { workflows, mailer, outgoing } = relayDeps();
  // What runs is read page by page, and each page is no call of ours.
  for (const port of [deps().bank, workflows, mailer, outgoing] as object[])
    for (const [name, call] of Object.entries(port) as [string, (...args: unknown[]) => unknown][])
      if (typeof call === "function" && name !== "running")
        Object.assign(port, { [name]: (...args: unknown[]) => met(() => call.apply(port, args)) });
}

/** What the dead one had in memory is gone with it: those who wait there for the same store wait for nobody. */
function anotherProcess(): void {
  for (const one of [deps(), relayDeps()]) Object.assign(one, { bank: { ...one.bank } });
}

function met(call: () => unknown): unknown {
  const one = doomed.getStore();
  if (!one || one.left < 0) return one ? never() : call();
  one.left--;
  if (one.left > 0) return call();
  one.left = -1; // nothing that it would do afterwards happens
  if (!one.done) one.end();
  else void Promise.resolve(call()).finally(one.end);
  return never();
}

const never = () => new Promise<never>(() => {});
