import { AsyncLocalStorage } from "node:async_hooks";
import type { Cloud, Manifest } from "@marshrut/local";
import { install } from "../../../packages/local/src/clock/install.ts";
import { wrapped } from "./product.ts";

/** By how many milliseconds the clock of whoever runs now is off. */
const skew = new AsyncLocalStorage<number>();

/** The product on machines whose clocks are off by so much each: invocations come to them in turn. */
export function skewed(product: Manifest, offMs: readonly number[]): Manifest {
  let turn = 0;
  const off = () => offMs[turn++ % offMs.length]!;
  return product.functions.reduce<Manifest>(
    (made, { name }) =>
      wrapped(
        made,
        name,
        (handler) => (event, context, callback) => skew.run(off(), () => handler(event, context, callback)),
      ),
    product,
  );
}

/** Lets each invocation read the clock of its own machine. @returns the way back */
export const setClocks = (cloud: Cloud): (() => void) =>
  install({ now: () => cloud.clock.now() + (skew.getStore() ?? 0) });
