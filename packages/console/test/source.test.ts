import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";
import { expect, it } from "vitest";

const src = path.resolve(import.meta.dirname, "../src");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(src, file), "utf8") }));

type Node = Record<string, unknown> & { type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Every node of a program, each with what stands around it. */
function* nodes(node: Node, above: readonly Node[] = []): Generator<{ node: Node; above: readonly Node[] }> {
  yield { node, above };
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodes(child, [...above, node]);
}
const program = (file: string, text: string) => parseSync(file, text).program as unknown as Node;
const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === "string" ? node.name : "");

const letters = /\p{L}{2}/u;
const cyrillic = /[А-Яа-яЁё]/;
/** What a person reads or hears. */
const spoken = /^(?:title|label|placeholder|description|alt|aria-label|aria-description|nothingFound\w*|message)$/;

/** Words that stand in a program instead of its texts. */
function wordsIn(file: string, text: string): string[] {
  const found: string[] = [];
  for (const { node, above } of nodes(program(file, text))) {
    const value = node.value;
    if (node.type === "JSXText" && letters.test(String(value))) found.push(String(value).trim());
    if (node.type === "Literal" && typeof value === "string") {
      const around = above.at(-1);
      const attribute = around?.type === "JSXAttribute" ? nameOf(around.name) : "";
      if (cyrillic.test(value) || (spoken.test(attribute) && letters.test(value))) found.push(value);
    }
    if (node.type === "TemplateElement" && cyrillic.test(String((value as { raw?: string } | undefined)?.raw)))
      found.push(String((value as { raw: string }).raw));
  }
  return found;
}

const isTexts = (file: string) => /(?:^texts\/(?:ru|en|words|tasks)|(?:^|[/.])texts)\.ts$/.test(file);

it("no word that people read stands in code", () => {
  const wrong = sources
    .filter(({ file }) => !isTexts(file))
    .flatMap(({ file, text }) => wordsIn(file, text).map((word) => `${file}: ${word}`));
  expect(wrong).toEqual([]);
});

it("finds words where they stand", () => {
  expect(wordsIn("a.tsx", "const a = <p>Дети</p>;")).toEqual(["Дети"]);
  expect(wordsIn("a.tsx", 'const a = <b title="Close it" id="close">{x} ×</b>;')).toEqual(["Close it"]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the program that is looked at
  expect(wordsIn("a.tsx", "const a = `№ ${x} из`;")).toEqual([" из"]);
  expect(wordsIn("a.tsx", 'const a = say("inbox.title");')).toEqual([]);
});

/** Decision 0241: these write `<style>` elements, which the policy of the page refuses. */
it("uses nothing that writes a style of its own", () => {
  const wrong = sources.flatMap(({ file, text }) =>
    [
      ...text.matchAll(/\b(?:AppShell|SimpleGrid|Grid)\b(?=[^"]*from "@mantine\/core")/g),
      ...text.matchAll(/=\{\{\s*(?:base|xs|sm|md|lg|xl):/g),
      ...text.matchAll(/dangerouslySetInnerHTML|getStyleNonce|<style\b/g),
      ...text.matchAll(/lockScroll(?!: false|=\{false\})/g),
    ].map(([found]) => `${file}: ${found}`),
  );
  expect(wrong).toEqual([]);
});

it("has the styles of every component that it uses", () => {
  const had = new Set(
    [
      ...["mantine", "fields", "dialogues"]
        .map((name) => readFileSync(path.join(src, `styles/${name}.css`), "utf8"))
        .join("")
        .matchAll(/styles\/(\w+)\.css/g),
    ].map(([, name]) => name),
  );
  const styled = path.resolve(import.meta.dirname, "../../../node_modules/@mantine/core/styles");
  const used = sources.flatMap(({ text }) =>
    [...text.matchAll(/import \{([^}]+)\} from "@mantine\/core"/g)].flatMap(
      ([, names]) => names!.match(/\b[A-Z]\w+/g) ?? [],
    ),
  );
  const wrong = [...new Set(used)].filter((name) => existsSync(path.join(styled, `${name}.css`)) && !had.has(name));
  expect(wrong).toEqual([]);
});

it("keeps a screen's files to the screen: what two want is a part", () => {
  const wrong = sources.flatMap(({ file, text }) => {
    const own = /^screens\/([^/]+)\//.exec(file)?.[1];
    if (!own) return [];
    return [...text.matchAll(/from "(\.[^"]+)"/g)]
      .map(([, module]) => path.join(path.dirname(file), module!))
      .filter((module) => module.startsWith("screens/") && !module.startsWith(`screens/${own}/`))
      .map((module) => `${file} → ${module}`);
  });
  expect(wrong).toEqual([]);
});

it("keeps in the browser what says nothing of people", () => {
  const keys = sources.flatMap(({ file, text }) => [...text.matchAll(/\blocalStorage\./g)].map(() => file));
  // Language, columns, and filters, which are codes.
  expect([...new Set(keys)].sort()).toEqual(["parts/filters.tsx", "parts/list.tsx", "texts/texts.tsx"]);
});
