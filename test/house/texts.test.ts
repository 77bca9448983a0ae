import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

/** A schema says what would be right by `says(ru, en)`: a message in one string would reach people in neither language. */
it("has no message of a schema in one string", () => {
  const sources = ["packages/core/src", "packages/api/src"].flatMap(files).filter((file) => !file.endsWith(".test.ts"));
  const wrong = sources.flatMap((file) =>
    [...read(file).matchAll(/\b(?:error|message):\s*["`][^"`]*[а-яё][^"`]* \/ [^"`]*["`]/gi)].map(
      ([text]) => `${file}: ${text}`,
    ),
  );
  expect(wrong).toEqual([]);
});
