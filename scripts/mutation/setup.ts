import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect } from "vitest";

// Stands before every test file of a mutation run: which mutant is awake, and which of them a file comes to.

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
  const file = path.relative(process.cwd(), expect.getState().testPath!);
  const lines = [...met].map((id) => `${file}\t${id}\n`);
  if (awake === "") appendFileSync(path.join(folder, "met"), lines.join(""));
});
