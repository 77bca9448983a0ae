import { expect, test } from "vitest";
import { limited } from "./index.ts";

test("no more than so many at once, first come first served, failures included", async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = limited(3, async (n: number) => {
    most = Math.max(most, ++running);
    order.push(n);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    if (n % 4 === 0) throw new Error(`no ${n}`);
    return n;
  });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => work(n)));
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(5);
});
