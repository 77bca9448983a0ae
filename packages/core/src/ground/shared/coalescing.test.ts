import { afterEach, expect, it, vi } from "vitest";
import { coalescing, patience } from "./coalescing.ts";

afterEach(() => vi.useRealTimers());

/** Work that ends when it is told to. */
function works() {
  const begun: { waited: boolean; end: () => void; fail: (why: Error) => void }[] = [];
  const of = {};
  const work = (waited: boolean) =>
    new Promise<void>((end, fail) => {
      begun.push({ waited, end, fail });
    });
  return { begun, ask: (name = "help") => coalescing(of, name, work) };
}
const soon = () => new Promise(setImmediate);

it("is done once for all who ask while it is being done, beginning after each of them asked", async () => {
  const { begun, ask } = works();
  const all = [ask(), ask(), ask()];
  await soon();
  expect(begun.map(({ waited }) => waited)).toEqual([false]);
  begun[0]!.end();
  await all[0];
  await soon();
  expect(begun.map(({ waited }) => waited)).toEqual([false, true]);
  const later = ask();
  begun[1]!.end();
  await Promise.all([all[1], all[2]]);
  await soon();
  begun[2]!.end();
  await later;
  const anew = ask();
  expect(begun[3]).toMatchObject({ waited: false });
  begun[3]!.end();
  await anew;
});

it("does different things side by side", async () => {
  const { begun, ask } = works();
  const both = [ask("a"), ask("b")];
  for (const { end } of begun) end();
  await Promise.all(both);
  expect(begun).toHaveLength(2);
});

it("ends for those who share it as it ends, and for nobody else", async () => {
  const { begun, ask } = works();
  const outcomes = Promise.allSettled([ask(), ask(), ask()]);
  begun[0]!.fail(new Error("first"));
  await soon();
  begun[1]!.fail(new Error("second"));
  expect((await outcomes).map((one) => one.status === "rejected" && one.reason.message)).toEqual([
    "first",
    "second",
    "second",
  ]);
  const anew = ask();
  begun[2]!.end();
  await anew;
});

it("waits for nobody who never comes to an end", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { begun, ask } = works();
  void ask();
  const next = ask();
  await vi.advanceTimersByTimeAsync(patience);
  expect(begun).toHaveLength(2);
  begun[1]!.end();
  await next;
});
