import { expect, it } from "vitest";
import { filesOf, read } from "./imports.ts";

it("whatever knows a longer form of itself is in the soak", () => {
  const long = filesOf([".test.ts"], "test").filter((file) => /import [^;]*\bsoaking\b/.test(read(file)));
  const listed = [...read("scripts/soak.ts").matchAll(/test: "([^"]+)"/g)].map((match) => match[1]!);
  expect(listed.toSorted()).toEqual(long.toSorted());
});
