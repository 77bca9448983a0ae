import { expect, it } from "vitest";
import { files, filesOf, read } from "./imports.ts";

/**
 * What core exports is used. An export that no other file names is withdrawn or deleted; what only tests name is no part of
 * the product. Names are compared as words, so that a name with two homes is taken as used: this finds less than there may
 * be, and nothing that is not so.
 */
const isTest = (file: string) => /\.test\.ts$|(^|\/)test\//.test(file);
/** The stores of tests and of the demonstration in memory: adapters without a caller in the product. */
const isForTests = (file: string) => file.startsWith("packages/core/src/ground/shared/memory/");

/** A door that lets a name through does not use it. */
const withoutDoors = (source: string): string => source.replace(/^export (type )?(\*|\{[^}]*\}) from .*$/gm, "");
const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
const wordsOf = (source: string): string[] => source.match(/[A-Za-z_$][\w$]*/g) ?? [];

interface Exported {
  name: string;
  /** A type may be part of the shape of what stands beside it. */
  type: boolean;
  /** An error is thrown by its room and known by its class, whether or not anybody catches it today. */
  error: boolean;
}

const exportsOf = (source: string): Exported[] =>
  [
    ...withoutComments(source).matchAll(
      /^export (?:async )?(?:abstract )?(const|let|function\*?|class|interface|type) ([\w$]+)(?: extends (\w*Error))?/gm,
    ),
  ].map(([, kind, name, base]) => ({
    name: name!,
    type: kind === "interface" || kind === "type",
    error: base !== undefined,
  }));

it("exports from core what somebody uses", () => {
  const users = new Map<string, Set<string>>();
  for (const file of filesOf([".ts", ".mjs"]))
    if (!file.endsWith(".generated.ts"))
      for (const word of new Set(wordsOf(withoutDoors(withoutComments(read(file))))))
        users.set(word, (users.get(word) ?? new Set()).add(file));
  const unused: string[] = [];
  for (const file of files("packages/core/src").filter((f) => !isTest(f) && !isForTests(f))) {
    const own = wordsOf(withoutComments(read(file)));
    for (const { name, type, error } of exportsOf(read(file))) {
      const others = [...users.get(name)!].filter((user) => user !== file);
      const inside = own.filter((word) => word === name).length > 1;
      const product = others.some((user) => !isTest(user));
      if (product || error || (inside && (type || others.length > 0))) continue;
      unused.push(`${file}: ${name}`);
    }
  }
  expect(unused).toEqual([]);
});

it("finds what is exported", () => {
  const source =
    "export const a = 1;\n// export const b\nexport async function c() {}\nexport type D = 1;\nconst e = 2;";
  expect(exportsOf(`${source}\nexport class F extends Error {}`)).toEqual([
    { name: "a", type: false, error: false },
    { name: "c", type: false, error: false },
    { name: "D", type: true, error: false },
    { name: "F", type: false, error: true },
  ]);
});
