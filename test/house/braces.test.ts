import { expect, it } from "vitest";
import { filesOf, read } from "./imports.ts";

/** An `if` alone, with braces around one line: `if (…) {`, the line, `}`. The formatter breaks the line where it must. */
const braced = /^( *)if \(.*\) \{\n\1 {2}[^\s/}].*;\n\1\}$/gm;

const needless = (source: string): string[] => [...source.matchAll(braced)].map(([text]) => text);

it("has no braces around the one line of an if", () => {
  const wrong = filesOf([".ts", ".tsx"]).flatMap((file) => needless(read(file)).map((text) => `${file}: ${text}`));
  expect(wrong).toEqual([]);
});

it("sees needless braces, and passes over a body of more lines, a comment, an else", () => {
  expect(needless("  if (a) {\n    return b(c);\n  }\n")).toHaveLength(1);
  expect(needless("if (a) {\n  b();\n  c();\n}\n")).toEqual([]);
  expect(needless("if (a) {\n  // Why.\n  b();\n}\n")).toEqual([]);
  expect(needless("if (a) {\n  b();\n} else {\n  c();\n  d();\n}\n")).toEqual([]);
});
