import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { functions } from "@marshrut/functions/manifest";
import { expect, it } from "vitest";

// Apart from the tests of functions, which need a stage: without the file there would be none.
it.each(functions)("$name has a file that exports its handler", ({ handler }) => {
  const [, name] = /\.(\w+)$/.exec(handler) ?? [];
  const file = path.resolve(import.meta.dirname, "../..", handler.replace(/\.\w+$/, ".ts"));
  expect(existsSync(file), file).toBe(true);
  expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^export const ${name}\\b`, "m"));
});

/** A file of a machine's handlers has several: an entry must name its own, and load the very one that it names. */
it.each(functions.filter(({ handler }) => handler.includes("/machines/")))(
  "$name is its own handler",
  async (entry) => {
    const { name, handler } = entry;
    const own = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(handler.endsWith(`.${own}`)).toBe(true);
    const module = await import(path.resolve(import.meta.dirname, "../..", handler.replace(/\.\w+$/, ".ts")));
    expect((await entry.load()).handler).toBe(module[own]);
  },
);
