import * as z from "zod";
import { fault, mustBeRight, parse } from "../../../ground/shared/input.ts";
import type { FieldFault } from "../../../ground/shared/refusal.ts";
import { Content, type FormContent } from "../content.ts";
import { definitionFaults } from "../definition.ts";
import { type Coding, type Item, ownUrl, Questionnaire, subjectTypes, ValueSet } from "./questionnaire.ts";
import { readItem } from "./read.item.ts";
import { oursOf, type Reading, wordsOf } from "./read.words.ts";

/** What a FHIR document asks, and what of it was left out because a form has no place for it. */
export interface FromFhir {
  content: FormContent;
  left: string[];
}

const known = new Set([
  ...["resourceType", "language", "url", "status", "title", "_title", "description", "_description"],
  ...["subjectType", "contained", "extension", "item"],
]);
/** What a resource says of itself and not of what is asked. */
const silent = new Set(["id", "meta", "text"]);

/**
 * A FHIR R4 Questionnaire as a form. What a form cannot ask in the same way is refused, each item by its `linkId`.
 * @throws Refusal input.invalid
 */
export function fromFhir(input: unknown): FromFhir {
  const given = parse(Questionnaire, input);
  const language = given.language?.startsWith("ru") || (!given.language && isRussian(given)) ? "ru" : "en";
  const reading: Reading = { language, faults: [], left: [], sets: setsOf(given) };
  for (const name of ["modifierExtension", "implicitRules"]) if (name in given) reading.faults.push(modified(name));
  reading.left.push(...Object.keys(given).filter((name) => !known.has(name) && !silent.has(name)));
  const items = (given.item ?? []).flatMap((item, i) => readItem(item, undefined, `/item/${i}`, reading));
  const told = wordsOf(reading, given.title ?? given.name, given._title);
  if (!told) reading.faults.push(fault("/title", "нужно название", "a title is needed"));
  const intro = wordsOf(reading, given.description, given._description);
  const { source, scores = [] } = oursOf(given.extension, Ours, reading) ?? {};
  mustBeRight(reading.faults.map(beneath));
  const url = given.url?.startsWith(ownUrl) ? undefined : given.url;
  const draft = { title: told, intro, subject: subjectOf(given, reading), source, url, scores, items };
  const content = parse(Content, draft);
  mustBeRight(definitionFaults(content).map((one) => byLinkId(one, content)));
  return { content, left: [...new Set(reading.left)] };
}

/** What is wrong with a form's own item is said of the document's. */
function byLinkId({ pointer, message: { ru, en } }: FieldFault, { items }: FormContent): FieldFault {
  const linkId = items[Number(/^\/items\/(\d+)/.exec(pointer)?.[1])]?.key;
  return linkId === undefined
    ? fault("/questionnaire", ru, en)
    : fault("/questionnaire/item", `${linkId}: ${ru}`, `${linkId}: ${en}`);
}

/** What of ours the document carries is judged as anything that comes in. */
const Ours = z.strictObject({ source: Content.shape.source, scores: Content.shape.scores.optional() });

const beneath = (one: FieldFault): FieldFault => ({ ...one, pointer: `/questionnaire${one.pointer}` });
/** https://hl7.org/fhir/R4/conformance-rules.html#isModifier */
const modified = (name: string) =>
  fault(`/${name}`, `${name} меняет смысл и не читается`, `${name} changes the meaning and is not read`);

function subjectOf({ subjectType = [] }: Questionnaire, { left }: Reading): FormContent["subject"] {
  const found = Object.entries(subjectTypes).find(([, type]) => subjectType.includes(type));
  if (subjectType.length > (found ? 1 : 0)) left.push("subjectType");
  return (found?.[0] as keyof typeof subjectTypes | undefined) ?? "nobody";
}

/** Lists of answers that the document carries itself. */
function setsOf({ contained = [] }: Questionnaire): Reading["sets"] {
  return new Map(
    contained.flatMap((resource) => {
      const set = ValueSet.safeParse(resource);
      if (!set.success) return [];
      const { id, expansion, compose } = set.data;
      if ("modifierExtension" in set.data) return [];
      const all = expansion ? listed(expansion) : compose && composed(compose);
      if (!all) return [];
      return [[`#${id}`, all] as const];
    }),
  );
}

type Set = z.infer<typeof ValueSet>;

/** A set that is narrowed or filled by rules is no list of answers. */
function composed(compose: NonNullable<Set["compose"]>): Coding[] | undefined {
  const isRuled = (part: object) => "filter" in part || "valueSet" in part || !("concept" in part);
  if ("exclude" in compose || compose.include.some(isRuled)) return undefined;
  return compose.include.flatMap(({ system, concept = [] }) => concept.map((one) => ({ ...one, system })));
}

/** Nor is one page of a list, or one whose entries stand in others or are only headings of them. */
function listed({ contains, total, offset = 0 }: NonNullable<Set["expansion"]>): Coding[] | undefined {
  const isWhole = offset === 0 && (total === undefined || total === contains.length);
  const isPlain = (one: object) => !["contains", "abstract", "inactive", "modifierExtension"].some((key) => key in one);
  return isWhole && contains.every(isPlain) ? contains : undefined;
}

/** Of a document that does not say its language: whether its texts are Cyrillic. */
function isRussian({ title, item = [] }: Questionnaire): boolean {
  const texts = (items: readonly Item[]): string =>
    items.map((one) => `${one.text ?? ""}${texts(one.item ?? [])}`).join("");
  return /\p{Script=Cyrillic}/u.test(`${title ?? ""}${texts(item)}`);
}
