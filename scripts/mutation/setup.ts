import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect } from "vitest";
import { type Asked, askedFile, metFile } from "./met.ts";

// Stands before every file of tests of a mutation run: which mutant is awake, and which of them the file comes to.

declare global {
  var mutant: (id: string) => boolean;
  /** The file's tests, once for each mutant that it is asked about; what they all need is loaded once. */
  var askAll: (file: string) => void;
}

const folder = process.env.MUTATION!;
const asked = JSON.parse(readFileSync(askedFile(folder), "utf8")) as Asked;
const met = new Set<string>();
let awake = "";

globalThis.mutant = (id) => {
  if (awake === "") met.add(id);
  return id === awake;
};

globalThis.askAll = (file) => {
  for (const [n, id] of (asked[file] ?? []).entries())
    describe(id, async () => {
      let isNoticed = false;
      beforeAll(() => {
        awake = id;
      });
      beforeEach((test) => {
        if (isNoticed) test.skip();
        test.onTestFailed(() => {
          isNoticed = id !== "";
        });
      });
      afterAll(() => {
        if (n === 0 && id === "") writeFileSync(metFile(folder, expect.getState().testPath!), JSON.stringify([...met]));
        awake = "";
      });
      await import(`${file}?asked=${n}`);
    });
};
