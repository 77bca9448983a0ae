import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

// An instant is written without the zeros at the end of its second's fraction, so by their text two of one second stand in the
// wrong order one time in ten: «10:00:00.1Z» behind «10:00:00.15Z». What was written down when something happened is compared by Temporal.

/** Seconds and milliseconds, as numbers. */
const numbers = ["packages/core/src/ground/shared/standing.ts"];
const compared = /\b\w+At\b!?\)? (?:<|>|<=|>=) \(?(?:\w+[.!?]+)*(?:\w*At|at|begun)\b/g;
const comparedTo = /\b(?:\w+[.!?]+)*at (?:<|>|<=|>=) \(?(?:\w+[.!?]+)*\w+At\b/g;

it("compares no two instants by their text", () => {
  const found = files("packages/core/src")
    .filter((file) => !file.endsWith(".test.ts") && !numbers.includes(file))
    .flatMap((file) => {
      const text = read(file);
      return [compared, comparedTo].flatMap((form) => [...text.matchAll(form)].map(([words]) => `${file}: ${words}`));
    });
  expect(found).toEqual([]);
});
