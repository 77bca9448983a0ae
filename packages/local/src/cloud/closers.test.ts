import { expect, test } from "vitest";
import { Closers } from "./closers.ts";

test("closes in the opposite order, once, whatever fails", async () => {
  const seen: string[] = [];
  const lines: string[] = [];
  const closers = new Closers((line) => lines.push(line));
  closers.add("home", () => seen.push("home"));
  closers.add("mail", () => Promise.reject(new Error("stuck")));
  closers.add("gateway", async () => seen.push("gateway"));
  await Promise.all([closers.close(), closers.close()]);
  expect(seen).toEqual(["gateway", "home"]);
  expect(lines).toEqual(["closing mail: Error: stuck"]);
});
