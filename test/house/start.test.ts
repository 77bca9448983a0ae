import path from "node:path";
import { expect, it } from "vitest";
import { importsOf, read } from "./imports.ts";

/**
 * What `npm start` loads before anything of it runs. Two thirds of a start is reading files, and what has been read stays in memory: what
 * is wanted once, or by somebody who signs in, is imported then. How to find out who brings what: `chain` of the file below.
 */
const doors = new Map<string, Record<string, string>>();

/** The file of an import, or the name of a package of others. */
function fileOf(from: string, module: string): string {
  if (module.startsWith(".")) return path.join(path.dirname(from), module);
  const [, name, room] = /^@marshrut\/([^/]+)(?:\/(.+))?$/.exec(module) ?? [];
  if (!name) return module;
  const known = doors.get(name) ?? JSON.parse(read(`packages/${name}/package.json`)).exports;
  doors.set(name, known);
  const door = known[room ? `./${room}` : "."] ?? known["./*"].replace("*", room);
  return path.join("packages", name, door);
}

/** Everything that is loaded with a file, and by whom first. Types are gone then, and what is imported late is not asked for yet. */
function loadedWith(file: string): Map<string, string | undefined> {
  const seen = new Map<string, string | undefined>([[file, undefined]]);
  for (const one of seen.keys())
    if (one.endsWith(".ts"))
      for (const { module, type } of importsOf(withoutLate(read(one)))) {
        const target = fileOf(one, module);
        if (!type && !seen.has(target)) seen.set(target, one);
      }
  return seen;
}
const withoutLate = (source: string) => source.replace(/\bimport\(/g, "");

const loaded = loadedWith("packages/local/src/commands/start.ts");
const chain = (module: string | undefined): string[] => (module ? [module, ...chain(loaded.get(module))] : []);

it("starts without what nobody has asked for yet", () => {
  const late = [
    "oidc-provider", // 250 files: until somebody signs in
    "postal-mime", // until a mail comes
    "packages/local/src/pilot/load.children.ts", // what makes a region, where there is one
    "packages/core/src/routes/route/index.ts", // the half of core
    "packages/core/src/roadmaps/roadmap/index.ts",
  ];
  for (const module of late) expect(chain(loaded.has(module) ? module : undefined)).toEqual([]);
  expect(loaded.has("packages/api/src/app.ts"), "or this test sees nothing").toBe(true);
});

it("starts with few files: it was 1,023", () => {
  const own = [...loaded.keys()].filter((file) => file.startsWith("packages/"));
  expect(own.length).toBeGreaterThan(300);
  expect(own.length, "what is it that a start must have?").toBeLessThanOrEqual(600);
});
