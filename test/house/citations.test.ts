import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, read, root } from "./imports.ts";

/** Whatever the repository's files cite is there: rows, sections, rules, notes, pages, and what a link leads to. */
const texts = filesOf([".ts", ".mjs", ".md", ".yml"]).map((file) => ({ file, text: read(file) }));
const noted = filesOf([".md"], "docs/decisions").map((file) => path.basename(file).slice(0, 4));

const matches = (page: string, pattern: RegExp) => new Set([...read(page).matchAll(pattern)].map((m) => m[1]!));
const rows = matches("docs/faults.md", /^\| ([FBG]\d+) \|/gm);
const sections = matches("docs/design.md", /^## (\d+)\. /gm);
const capabilities = matches("docs/design.md", /^### (C\d) /gm);
const rules = matches("docs/style.md", /^(\d+)\. \*\*/gm);

const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
/** Spoken of where it is said that they are not there yet. */
const planned = ["simulate"];

/** `F3–F5, F12` → F3, F4, F5, F12 */
function idsOf(list: string): string[] {
  return list.split(/, | and | or /).flatMap((part) => {
    const [from, to] = part.split("–") as [string, string?];
    const [kind, first] = [from[0], Number(from.slice(1))];
    const last = to ? Number(to.slice(1)) : first;
    return Array.from({ length: last - first + 1 }, (_, i) => `${kind}${first + i}`);
  });
}

const citedRows = (text: string) =>
  [...text.matchAll(/\bFAULTS ([FBG]\d+(?:(?:, |–| and | or )[FBG]\d+)*)/g)].flatMap((m) => idsOf(m[1]!));

/** Each kind of citation: what is cited in a text, and whether it is there. */
const kinds: Record<string, { cited(text: string): string[]; there(id: string): boolean }> = {
  "a row of the faults": { cited: citedRows, there: (id) => rows.has(id) },
  "a section of the design": {
    cited: (text) => [...text.matchAll(/\bDESIGN,? §(\d+)/g)].map((m) => m[1]!),
    there: (id) => sections.has(id),
  },
  "a capability of the design": {
    cited: (text) => [...text.matchAll(/\| (C\d(?:, C\d)*) \|$/gm)].flatMap((m) => m[1]!.split(", ")),
    there: (id) => capabilities.has(id),
  },
  "a rule of the style": {
    cited: (text) => [...text.matchAll(/\bSTYLE,? (\d+)/g)].map((m) => m[1]!),
    there: (id) => rules.has(id),
  },
  "a note of a decision": {
    cited: (text) => [
      ...[...text.matchAll(/\b(?:[Dd]ecision|[Nn]ote)s? (\d{4})\b/g)].map((m) => m[1]!),
      ...[...text.matchAll(/\bdecisions\/(\d{4})/g)].map((m) => m[1]!),
    ],
    there: (id) => noted.includes(id),
  },
  "a command": {
    cited: (text) => [...text.matchAll(/\bnpm run (?:--silent )?([a-z]\w*(?:[:-]\w+)*)/g)].map((m) => m[1]!),
    there: (name) => name in scripts || planned.includes(name),
  },
  "a page of the documents": {
    cited: (text) => [...text.matchAll(/(?<![\w./])docs\/[\w/-]+\.md\b/g)].map((m) => m[0]),
    there: (id) => existsSync(path.join(root, id)),
  },
};

describe.each(Object.entries(kinds))("%s that is cited", (_, { cited, there }) => {
  it("is there", () => {
    const astray = texts.flatMap(({ file, text }) =>
      cited(text)
        .filter((id) => !there(id))
        .map((id) => `${file} → ${id}`),
    );
    expect(astray).toEqual([]);
  });

  it("is cited at all, or the pattern is wrong", () => {
    expect(texts.filter(({ text }) => cited(text).length > 0).length).toBeGreaterThan(0);
  });
});

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, "");

it("every relative link of a page leads to a file, and its anchor to a heading", () => {
  const astray: string[] = [];
  for (const { file, text } of texts.filter(({ file }) => file.endsWith(".md")))
    for (const [, link = ""] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [target = "", anchor] = decodeURI(link).split("#");
      const page = target === "" ? file : path.join(path.dirname(file), target);
      const headings = () =>
        [...withoutCode(read(page)).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
      if (!existsSync(path.join(root, page)) || (anchor && !headings().includes(anchor)))
        astray.push(`${file} → ${link}`);
    }
  expect(astray).toEqual([]);
});

/** The tests of the house speak of rows, and inject nothing. */
const isOfProduct = (file: string) => file.endsWith(".test.ts") && !file.startsWith("test/house/");

it("a row of the faults names the tests that cite it", () => {
  const held = new Map([...read("docs/faults.md").matchAll(/^\| ([FBG]\d+) \|(.*)$/gm)].map((m) => [m[1]!, m[2]!]));
  const unnamed: string[] = [];
  for (const [id, row] of held) {
    const citing = texts.filter(({ file, text }) => isOfProduct(file) && citedRows(text).includes(id));
    const named = citing.some(({ file }) => row.includes(`(../${file})`));
    if (citing.length > 0 && !named) unnamed.push(`${id}: ${citing.map(({ file }) => file).join(", ")}`);
    if (!row.includes("_none yet_") && !row.includes("](../")) unnamed.push(`${id}: neither a test nor _none yet_`);
  }
  expect(unnamed).toEqual([]);
});

it("a row of the faults names its tests by their titles, or the beginnings of them", () => {
  const named = [...read("docs/faults.md").matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+\.test\.ts)\)/g)];
  const astray = named.flatMap(([, title = "", file = ""]) => {
    const source = read(file).replaceAll('\\"', '"');
    // The number of the row may stand before it.
    return ['"', "`", ": "].some((before) => source.includes(before + title)) ? [] : [`${file} → ${title}`];
  });
  expect(astray).toEqual([]);
  expect(named.length).toBeGreaterThan(rows.size);
});

it("reads lists and ranges", () => {
  expect(citedRows("// FAULTS F3–F5, F12: the line")).toEqual(["F3", "F4", "F5", "F12"]);
  expect(citedRows("(FAULTS B7, B19)")).toEqual(["B7", "B19"]);
  expect(anchorOf("10. Capabilities to come")).toBe("10-capabilities-to-come");
});
