import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect } from "vitest";
import { metFile } from "./met.ts";

// Stands before every file of tests of a mutation run: which mutant is awake, and which of them the file comes to.

declare global {
  var mutant: (id: string) => boolean;
}

const folder = process.env.MUTATION!;
const awake = readFileSync(path.join(folder, "awake"), "utf8");
const met = new Set<string>();

globalThis.mutant = (id) => {
  met.add(id);
  return id === awake;
};

afterAll(() => {
  if (awake === "") writeFileSync(metFile(folder, expect.getState().testPath!), JSON.stringify([...met]));
});
