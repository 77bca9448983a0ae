import type * as z from "zod";
import { fault, parse } from "../../../ground/shared/input.ts";
import type { FieldFault } from "../../../ground/shared/refusal.ts";
import type { Words } from "../words.ts";
import { type Coding, type Extension, extensions, type Primitive } from "./questionnaire.ts";

/** One document as it is being read. */
export interface Reading {
  /** In which its texts stand; translations stand beside them. */
  language: "ru" | "en";
  /** What cannot be read without asking something else than it does. */
  faults: FieldFault[];
  /** What only describes it, and has no place in a form. */
  left: string[];
  sets: ReadonlyMap<string, Coding[]>;
}

/** A text with its translations; undefined where there is none at all. */
export function wordsOf(
  { language }: Reading,
  text: string | undefined,
  beside: Primitive | undefined,
): Words | undefined {
  const said: Words = { [language]: text };
  for (const { url, extension = [] } of beside?.extension ?? []) {
    if (url !== extensions.translation) continue;
    const lang = extension.find((one) => one.url === "lang")?.valueCode?.slice(0, 2);
    const content = extension.find((one) => one.url === "content")?.valueString;
    if (lang === "ru" || lang === "en") said[lang] ??= content;
  }
  return said.ru === undefined && said.en === undefined ? undefined : said;
}

/** What FHIR has no element for and an export of ours carries. */
export function oursOf<S extends z.ZodType>(
  found: readonly Extension[] | undefined,
  schema: S,
  { faults }: Reading,
  at = "/extension",
): z.output<S> | undefined {
  const text = found?.find(({ url }) => url === extensions.ours)?.valueString;
  if (text === undefined) return undefined;
  try {
    return parse(schema, JSON.parse(text));
  } catch {
    faults.push(fault(at, `${extensions.ours} не читается`, `${extensions.ours} cannot be read`));
    return undefined;
  }
}
