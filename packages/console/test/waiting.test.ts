import { expect, it } from "vitest";
import { untilReady } from "../src/api/waiting.ts";

type Status = "draft" | "beginning" | "there";

/** A record as a page reads it, and after each reading in how many milliseconds it is read again. */
function page(again = untilReady<Status>()) {
  const state = { data: undefined as Status | undefined, dataUpdateCount: 0 };
  const query = { state };
  return (status: Status, times = 1) => {
    let next: number | false = false;
    for (let i = 0; i < times; i++) {
      state.data = status;
      state.dataUpdateCount++;
      // Asked more than once for each reading, as the library does.
      for (let ask = 0; ask < 2; ask++) next = again(query, (now) => now === "beginning");
    }
    return next;
  };
}

it("reads what is being made again in a second, and then ever more rarely", () => {
  const read = page();
  expect([read("beginning"), read("beginning"), read("beginning")]).toEqual([1_000, 1_500, 2_250]);
  expect(read("beginning", 40)).toBe(60_000);
  expect(read("there")).toBe(false);
});

it("begins each wait with a second, however often the page was read before it", () => {
  const read = page();
  expect(read("draft", 30)).toBe(false);
  expect([read("beginning"), read("beginning")]).toEqual([1_000, 1_500]);
  read("there");
  expect(read("beginning")).toBe(1_000);
});

it("waits for the next record anew", () => {
  const again = untilReady<Status>();
  page(again)("beginning", 9);
  expect(page(again)("beginning")).toBe(1_000);
});
