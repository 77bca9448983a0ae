import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

/** Lists of statuses that mean something, in the order of letters, and the one file that says so (STYLE 13). */
const meanings = new Map([
  ["accepted in-progress received requested", "packages/core/src/routes/step/step.status.ts"],
  ["cancelled completed failed", "packages/core/src/routes/step/step.ts"],
  ["on-hold rejected requested", "packages/core/src/routes/step/step.store.ts"],
  ["pending returned", "packages/core/src/roadmaps/obligation/obligation.ts"],
]);

/** Statuses that are listed, or compared one after the other, at one place of a source. */
const listed = (source: string): string[] =>
  [
    ...source.matchAll(/\[\s*"[a-z-]+"(?:,\s*"[a-z-]+")+,?\s*\]/g),
    ...source.matchAll(/\bstatus === "[a-z-]+"(?:\s*\|\|\s*[\w.]*\bstatus === "[a-z-]+")+/g),
  ].map(([text]) =>
    [...text.matchAll(/"([a-z-]+)"/g)]
      .map(([, status]) => status!)
      .toSorted()
      .join(" "),
  );

it("says what a list of statuses means in one file, and nowhere else", () => {
  const wrong = files("packages")
    .filter((file) => /^packages\/[^/]+\/(src|browser)\//.test(file) && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      listed(read(file))
        .filter((list) => (meanings.get(list) ?? file) !== file)
        .map((list) => `${file}: ${list}`),
    );
  expect(wrong).toEqual([]);
});

it("knows lists that are there", () => {
  for (const [list, file] of meanings) expect(listed(read(file)), file).toContain(list);
});

it("sees a list and a comparison", () => {
  expect(listed('const asked = ["requested", "received",\n "in-progress", "accepted"];')).toEqual([
    "accepted in-progress received requested",
  ]);
  expect(listed('o.status === "returned" || o.status === "pending"')).toEqual(["pending returned"]);
  expect(listed('o.status === "returned"')).toEqual([]);
});
