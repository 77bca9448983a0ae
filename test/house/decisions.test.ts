import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, read } from "./imports.ts";

/** Notes of decisions follow one form and stand in one index (docs/decisions/README.md says which). */
const index = read("docs/decisions/README.md");
const notes = filesOf([".md"], "docs/decisions").filter((file) => path.basename(file) !== "README.md");

const numberOf = (file: string) => path.basename(file).slice(0, 4);

describe.each(notes)("%s", (file) => {
  const [heading = "", blank, status = ""] = read(file).split("\n");

  it("is called by its number and a few words", () => {
    expect(path.basename(file)).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
  });

  it("begins with its number, title and status", () => {
    expect(heading).toMatch(new RegExp(`^# ${numberOf(file)} \\S.*[^.]$`));
    expect(blank).toBe("");
    expect(status).toMatch(/^Status: (accepted|superseded by \d{4}) · 20\d{2}-[01]\d-[0-3]\d$/);
  });

  it("says what was the case and what was decided", () => {
    const paragraphs = [...read(file).matchAll(/^\*\*([A-Z][a-z ]+)\.?\*\*/gm)].map(([, name]) => name);
    expect(paragraphs[0]).toBe("Context");
    expect(paragraphs).toContain("Decision");
  });

  it("stands in the index under its title", () => {
    expect(index).toContain(`| [${numberOf(file)}](${path.basename(file)}) | ${heading.slice("# 0000 ".length)} |`);
  });
});

it("no two notes have one number", () => {
  const numbers = notes.map(numberOf);
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
});

it("the index lists no note that is not there", () => {
  const listed = [...index.matchAll(/^\| \[(\d{4})\]\(([^)]+)\)/gm)].map(([, , file]) => `docs/decisions/${file}`);
  expect(listed.filter((file) => !notes.includes(file))).toEqual([]);
  expect(listed.length).toBe(notes.length);
});
