import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = path.join(root, "packages/workflows/src/asl");

/** Compiles the tests of the typed machines by themselves. @returns what the compiler has to say */
function compile(files: string[]): string {
  const tsc = path.join(root, "node_modules/.bin/tsc");
  const options = "--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --skipLibCheck".split(" ");
  const modules = "--module nodenext --target esnext --allowImportingTsExtensions --ignoreConfig".split(" ");
  try {
    return execFileSync(tsc, [...options, ...modules, ...files], { cwd: root, encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

// Vitest strips types without looking at them, so the compiler itself is asked: an expected error that does not come is one.
it("lets no `Next` compile that names no state", () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.join(folder, name));
  const expected = files.flatMap((file) => readFileSync(file, "utf8").match(/@ts-expect-error no such state/g) ?? []);
  expect(expected.length).toBeGreaterThan(3);
  expect(compile(files)).toBe("");
}, 300_000);
