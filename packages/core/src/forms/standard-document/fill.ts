import type { Block, Document } from "../../ground/document/index.ts";
import { choices, type FieldKey, fieldOf, type ListKey } from "./catalogue.ts";
import { type DocumentContent, isName, type Part, type When } from "./content.ts";
import { type AnyKey, type Case, isPlace, type Placeholder, piecesOf } from "./placeholder.ts";

/** Somebody's name, and what is needed to decline it. */
export interface Named {
  surname: string;
  givenName: string;
  patronymic?: string | undefined;
  sex?: "female" | "male" | undefined;
}

/** What is known for a paper. Nothing that is not known has a key. */
export interface Facts {
  /** Texts as they are printed, ISO days, codes of choices. */
  values: Readonly<Partial<Record<AnyKey, string>>>;
  names: Readonly<Partial<Record<FieldKey, Named>>>;
  lists: Readonly<Partial<Record<ListKey, readonly Readonly<Record<string, string>>[]>>>;
}

/** A name in a case; undefined where a person has to say it. */
export type Decline = (name: Named, to: Exclude<Case, "nominative" | "initials">) => Promise<string | undefined>;

export interface Filled {
  content: Block[];
  /** What no record knows and nobody has given. */
  missing: AnyKey[];
  /** Names of which the form is not sure, as `child.name:genitive`. */
  unsure: string[];
}

/** A line for the hand. */
const blank = "____________________";

/**
 * The paper, filled in. What is not known is named and left blank: nothing is invented.
 * @param forms names in a case as somebody has said them, by `child.name:genitive`: they win
 */
export async function fill(
  { parts }: Pick<DocumentContent, "parts">,
  facts: Facts,
  forms: Readonly<Record<string, string>>,
  decline: Decline,
): Promise<Filled> {
  const missing = new Set<AnyKey>();
  const unsure = new Set<string>();
  const say = async ({ key, case: as, mayLack }: Placeholder): Promise<string> => {
    const name = isName(key) ? facts.names[key as FieldKey] : undefined;
    if (name && as !== "nominative" && as !== undefined) {
      const form = forms[`${key}:${as}`] ?? (as === "initials" ? initials(name) : await decline(name, as));
      if (form === undefined) unsure.add(`${key}:${as}`);
      return form ?? blank;
    }
    const value = name ? inFull(name) : facts.values[key];
    if (value === undefined && !mayLack) missing.add(key);
    return value === undefined ? blank : printed(key, value);
  };
  const write = async (text: string): Promise<string> => {
    let words = "";
    let wasPlace = false;
    for (const piece of piecesOf(text)) {
      const isText = typeof piece === "string";
      const next = isText ? piece : isPlace(piece) ? await say(piece) : piece.unread;
      words = isText && wasPlace ? joined(words, next) : words + next;
      wasPlace = !isText;
    }
    return words;
  };
  const content: Block[] = [];
  for (const part of parts)
    if ((part.when ?? []).every((test) => holds(test, facts))) content.push(...(await blocksOf(part, facts, write)));
  return { content, missing: [...missing], unsure: [...unsure] };
}

export const inFull = ({ surname, givenName, patronymic }: Named): string =>
  [surname, givenName, patronymic].filter(Boolean).join(" ");
const initials = ({ surname, givenName, patronymic }: Named): string =>
  [surname, ...[givenName, patronymic].filter(Boolean).map((one) => `${one![0]}.`)].join(" ");

const printed = (key: AnyKey, value: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split("-").reverse().join(".");
  return choices[key as FieldKey]?.[value] ?? value;
};

/** A name is known as well as a text is. */
export const isKnown = ({ values, names }: Pick<Facts, "values" | "names">, key: AnyKey): boolean =>
  values[key] !== undefined || names[key as FieldKey] !== undefined;

function holds({ field, is, value }: When, facts: Facts): boolean {
  const key = field as AnyKey;
  if (is === "known") return isKnown(facts, key);
  if (is === "unknown") return !isKnown(facts, key);
  return (facts.values[key] === value) === (is === "=");
}

async function blocksOf(part: Part, { lists }: Facts, write: (text: string) => Promise<string>): Promise<Block[]> {
  const each = async (lines: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const one of lines) found.push(await write(one));
    return found;
  };
  switch (part.kind) {
    case "corner":
    case "lines":
    case "title":
      return [{ kind: part.kind, lines: await each(part.lines) }];
    case "heading":
      return [{ kind: "heading", text: await write(part.text) }];
    case "paragraph":
      return (await write(part.text))
        .split("\n")
        .filter((text) => text.trim())
        .map((text): Block => ({ kind: "paragraph", text }));
    case "facts": {
      const values = await each(part.rows.map(({ value }) => value));
      return [{ kind: "facts", rows: part.rows.map(({ name }, i) => [name, values[i]!]) }];
    }
    case "table": {
      const rows = (lists[part.list] ?? []).map((row) => part.columns.map(({ column }) => row[column] ?? "—"));
      if (rows.length > 0)
        return [{ kind: "table", columns: part.columns.map(({ title, width }) => ({ title, width })), rows }];
      return part.empty === undefined ? [] : [{ kind: "paragraph", text: await write(part.empty) }];
    }
    case "signatures": {
      const who = await each(part.of.map((one) => one.who));
      const names = await each(part.of.map((one) => one.name ?? ""));
      return [{ kind: "signatures", of: who.map((one, i) => ({ who: one, name: names[i] || undefined })) }];
    }
  }
}

/**
 * What was filled in, and the words after it: the stop of a sentence that somebody wrote as one is not set twice, nor are the quotes of a name
 * that ends with quotes («МБДОУ «Солнышко»), as organisations are written in acts.
 */
const joined = (filled: string, words: string): string => {
  const twice = (/[.!?…]$/.test(filled) && words.startsWith(".")) || (filled.endsWith("»") && words.startsWith("»"));
  return filled + (twice ? words.slice(1) : words);
};

/** The file, with its title of what kind of paper it is. */
export const documentOf = (
  { title, orientation }: Pick<DocumentContent, "title" | "orientation">,
  content: Block[],
): Document => ({ title: title.ru, orientation, content });

export const kindOf = (key: AnyKey) => (key.startsWith("given.") ? "text" : fieldOf(key as FieldKey).kind);
