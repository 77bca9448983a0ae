import * as z from "zod";
import { fault } from "../../ground/shared/input.ts";
import { says } from "../../ground/shared/issue.words.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { line, paragraph } from "../../ground/shared/schema.ts";
import { choices, type FieldKey, fieldOf, isField, type ListKey, listKeys, listOf } from "./catalogue.ts";
import { documentData } from "./data.ts";
import { type AnyKey, isPlace, type Placeholder, piecesOf } from "./placeholder.ts";

/** A text in which places stand between braces. */
const words = (max: number) => paragraph(max);

/** When a part stands in the paper: a field is known, is not, or is just this. */
const When = z
  .strictObject({
    field: line(80),
    is: z.enum(["known", "unknown", "=", "!="]),
    value: line(200).optional(),
  })
  .refine(({ is, value }) => (is === "=" || is === "!=") === (value !== undefined), {
    path: ["value"],
    error: says("значение — у «=» и «!=», и только у них", "a value, of '=' and '!=' only"),
  });
export type When = z.infer<typeof When>;

/** All of them hold. */
const when = z.array(When).min(1).max(5).optional();
const lines = z.array(words(500)).min(1).max(12);

export const Part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("corner"), lines, when }),
  z.strictObject({ kind: z.literal("lines"), lines, when }),
  z.strictObject({ kind: z.literal("title"), lines, when }),
  z.strictObject({ kind: z.literal("heading"), text: words(500), when }),
  z.strictObject({ kind: z.literal("paragraph"), text: words(4000), when }),
  z.strictObject({
    kind: z.literal("facts"),
    rows: z
      .array(z.strictObject({ name: line(200), value: words(1000) }))
      .min(1)
      .max(40),
    when,
  }),
  /** A line for each entry of a list; in its place `empty` where there are none. */
  z.strictObject({
    kind: z.literal("table"),
    list: z.enum(listKeys),
    columns: z
      .array(z.strictObject({ column: line(40), title: line(120), width: z.int().min(1).max(20) }))
      .min(1)
      .max(8),
    empty: words(500).optional(),
    when,
  }),
  z.strictObject({
    kind: z.literal("signatures"),
    of: z
      .array(z.strictObject({ who: words(300), name: words(200).optional() }))
      .min(1)
      .max(8),
    when,
  }),
]);
export type Part = z.infer<typeof Part>;

/** What is asked of whoever fills it in, since no record knows it: `{given.<key>}`. */
export const Asked = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: says("латиницей, вида results", "in small letters, like results") }),
  title: z.strictObject({ ru: line(300), en: line(300) }),
  kind: z.enum(["text", "day"]).default("text"),
  required: z.boolean().default(true),
});
export type Asked = z.infer<typeof Asked>;

export const content = {
  title: z.strictObject({ ru: line(300), en: line(300) }),
  /** `family`: whoever it is filled for sees it on the family's page. */
  audience: z.enum(["family", "office"]),
  dataClass: z.enum(documentData),
  orientation: z.enum(["portrait", "landscape"]).default("portrait"),
  asks: z.array(Asked).max(30).default([]),
  parts: z.array(Part).min(1).max(150),
  /** By which rule or custom, and whose words. */
  source: line(500).optional(),
};
export const Content = z.strictObject(content);
export type DocumentContent = z.infer<typeof Content>;

/** More than this a record does not take together with what stands beside it. */
const mostLetters = 100_000;

/** The texts of a part, each with its place. */
function textsOf(part: Part): [pointer: string, text: string][] {
  switch (part.kind) {
    case "corner":
    case "lines":
    case "title":
      return part.lines.map((text, i) => [`/lines/${i}`, text]);
    case "heading":
    case "paragraph":
      return [["/text", part.text]];
    case "facts":
      return part.rows.map(({ value }, i) => [`/rows/${i}/value`, value]);
    case "table":
      return part.empty === undefined ? [] : [["/empty", part.empty]];
    case "signatures":
      return part.of.flatMap(({ who, name }, i) => [
        [`/of/${i}/who`, who] as [string, string],
        ...(name === undefined ? [] : [[`/of/${i}/name`, name] as [string, string]]),
      ]);
  }
}

/** What a part says, places and all. */
export const partTexts = (part: Part): string[] => textsOf(part).map(([, text]) => text);

/** Places, conditions and columns that cannot be filled, each by where it stands. */
export function contentFaults({ asks, parts }: Pick<DocumentContent, "asks" | "parts">): FieldFault[] {
  const own = new Set(asks.map(({ key }) => `given.${key}`));
  const isKnown = (key: AnyKey) => isField(key) || own.has(key);
  const faults: FieldFault[] = asks.flatMap(({ key }, i) =>
    asks.findIndex((one) => one.key === key) === i
      ? []
      : [fault(`/asks/${i}/key`, "ключи не повторяются", "keys do not repeat")],
  );
  if (JSON.stringify({ asks, parts }).length > mostLetters)
    faults.push(
      fault("/parts", `вместе не больше ${mostLetters} знаков`, `together at most ${mostLetters} characters`),
    );
  for (const [n, part] of parts.entries()) {
    const at = `/parts/${n}`;
    for (const [pointer, text] of textsOf(part))
      for (const piece of piecesOf(text)) {
        if (typeof piece === "string") continue;
        if (!isPlace(piece)) {
          faults.push(unknownPlace(at + pointer, piece.unread));
          continue;
        }
        if (!isKnown(piece.key)) faults.push(unknownPlace(at + pointer, `{${piece.key}}`));
        else if (piece.case && !isName(piece.key))
          faults.push(
            fault(at + pointer, `склоняются только имена: {${piece.key}}`, `only names are declined: {${piece.key}}`),
          );
      }
    for (const [i, test] of (part.when ?? []).entries()) {
      if (!isKnown(test.field as AnyKey)) faults.push(unknownPlace(`${at}/when/${i}/field`, test.field));
      const codes = choices[test.field as FieldKey];
      if (codes && test.value !== undefined && !(test.value in codes)) {
        const all = Object.keys(codes).join(", ");
        faults.push(fault(`${at}/when/${i}/value`, `одно из: ${all}`, `one of: ${all}`));
      }
    }
    if (part.kind === "table") faults.push(...columnFaults(part.list, part.columns, at));
  }
  return faults;
}

const unknownPlace = (pointer: string, what: string) =>
  fault(pointer, `поле из каталога, а не ${what}`, `a field of the catalogue, not ${what}`);

export const isName = (key: AnyKey): boolean => !key.startsWith("given.") && fieldOf(key as FieldKey).kind === "name";

function columnFaults(list: ListKey, columns: readonly { column: string }[], at: string): FieldFault[] {
  const known = Object.keys(listOf(list).columns);
  return columns.flatMap(({ column }, i) =>
    known.includes(column)
      ? []
      : [fault(`${at}/columns/${i}/column`, `одна из: ${known.join(", ")}`, `one of: ${known.join(", ")}`)],
  );
}

/** All places of a paper, each once: by them is known what has to be read. */
export function placesOf({ parts }: Pick<DocumentContent, "parts">): {
  places: Placeholder[];
  tested: AnyKey[];
  lists: ListKey[];
} {
  const found = parts.flatMap((part) => textsOf(part).flatMap(([, text]) => piecesOf(text).filter(isPlace)));
  return {
    places: [...new Map(found.map((one) => [`${one.key}:${one.case ?? ""}:${one.mayLack}`, one])).values()],
    tested: [...new Set(parts.flatMap(({ when: tests = [] }) => tests.map(({ field }) => field as AnyKey)))],
    lists: [...new Set(parts.flatMap((part) => (part.kind === "table" ? [part.list] : [])))],
  };
}
