import { expect, it } from "vitest";
import { filesOf, read } from "./imports.ts";

/**
 * Absence is `undefined` (STYLE 15): no spread whose only purpose is to leave out a key that has no value, and none of an
 * object that is written out on the spot. A spread that chooses between keys, or tests something else than the value, is none.
 */
const needless = [
  /\.\.\.\{/g,
  /\.\.\.\(\s*([\w.!?]+)(?: !== undefined)?\s*\?\s*\{\s*(?:"?[\w-]+"?:\s*)?\1\s*\}\s*:\s*\{\}\s*\)/g,
  /\.\.\.\(\s*([\w.!?]+)(?: !== undefined)?\s*&&\s*\{\s*(?:"?[\w-]+"?:\s*)?\1\s*\}\s*\)/g,
  /\.\.\.\(\s*([\w.!?]+) === undefined\s*\?\s*\{\}\s*:\s*\{\s*(?:"?[\w-]+"?:\s*)?\1\s*\}\s*\)/g,
];
const spreads = (source: string): string[] => needless.flatMap((form) => source.match(form) ?? []);

/** Where a key must be missing, and why. */
const wanted = new Map([
  ["packages/aws/src/bank/item.ts", "what is read is the record as it was put"],
  ["packages/core/src/routes/step/step.evolve.ts", "a step has the keys of its status and no other"],
  ["packages/core/src/telling/webhook/webhook.actions.ts", "a patch: what it does not name stays as it was"],
  ["packages/states/src/asl/validate.test.ts", "a fault without a place has no such key"],
  ["packages/states/src/integrations/lambda.ts", "JSON of a machine: an expression may ask whether a key is there"],
  ["packages/states/src/integrations/states.ts", "JSON of a machine"],
  ["packages/states/src/interpreter/flow.ts", "JSON of a machine's history"],
  ["packages/states/src/testing/engine.ts", "JSON of a request"],
  ["packages/states/src/wire/executions.test.ts", "JSON of a request"],
  ["packages/states/src/wire/machines.test.ts", "JSON of a request"],
  ["packages/states/src/wire/server.test.ts", "headers of a request, which would be sent as a word"],
  ["packages/workflows/src/asl/machine.ts", "JSON of a machine"],
]);

it("has no spread merely to leave a key out, but where a key must be missing", () => {
  const found = filesOf([".ts", ".tsx"])
    .filter((file) => file !== "test/house/absence.test.ts")
    .filter((file) => spreads(read(file)).length > 0);
  expect(found.sort()).toEqual([...wanted.keys()].sort());
});

it("sees the spreads that are meant, and no other", () => {
  const sources = [
    "{ ...{ a, b }, c }",
    "{ ...(a ? { a } : {}) }",
    "{ ...(a.b ? { b: a.b } : {}) }",
    "{ ...(a !== undefined ? { b: a } : {}) }",
    "{ ...(a && { b: a }) }",
    "{ ...(a === undefined ? {} : { a }) }",
    "{ ...a, ...(open ? { a } : {}) }",
    "{ ...(a ? { a } : { b }) }",
  ];
  expect(sources.map((source) => spreads(source).length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
});
