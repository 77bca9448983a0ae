import type { z } from "zod";
import { type FieldFault, Refusal } from "./refusal.ts";
import type { Text } from "./text.ts";

/**
 * What comes from outside, checked against its schema: the value, or a refusal that names each wrong field by JSON pointer and
 * says in both languages what would be right. The given values are never repeated: they may be personal.
 * @throws Refusal input.invalid
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(result.error.issues.flatMap(faultsOf));
}

/** A refusal for these fields; the field's own message is what tells, this text is for whoever shows none. */
export const invalid = (fields: FieldFault[], current?: unknown): Refusal =>
  new Refusal(
    "input.invalid",
    { ru: "Исправьте указанные поля.", en: "Correct the fields named." },
    { fields, current },
  );

export const fault = (pointer: string, ru: string, en: string): FieldFault => ({ pointer, message: { ru, en } });

/** @throws Refusal input.invalid when there is any fault */
export function mustBeRight(faults: FieldFault[]): void {
  if (faults.length > 0) throw invalid(faults);
}

type Issue = z.core.$ZodIssue;

const faultsOf = (issue: Issue): FieldFault[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => fault(pointerOf([...issue.path, key]), "такого поля нет", "there is no such field"))
    : [{ pointer: pointerOf(issue.path), message: textOf(issue) }];

const pointerOf = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function textOf(issue: Issue): Text {
  // Our schemas speak both languages in one message: «1–60 знаков / 1–60 characters».
  const own = /^(.*\p{Script=Cyrillic}.*) \/ (.*)$/su.exec(issue.message);
  if (own) return { ru: own[1]!, en: own[2]! };
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "too_big":
      return {
        ru: `не больше ${issue.maximum}${ofRu(issue.origin)}`,
        en: `at most ${issue.maximum}${ofEn(issue.origin)}`,
      };
    case "too_small":
      return {
        ru: `не меньше ${issue.minimum}${ofRu(issue.origin)}`,
        en: `at least ${issue.minimum}${ofEn(issue.origin)}`,
      };
    case "invalid_value":
      return { ru: `одно из: ${issue.values.join(", ")}`, en: `one of: ${issue.values.join(", ")}` };
    case "invalid_format":
      return issue.format === "email"
        ? { ru: "адрес вида name@example.ru", en: "an address like name@example.org" }
        : { ru: "неверный вид значения", en: "not of the right form" };
    default:
      return { ru: "недопустимое значение", en: "not a possible value" };
  }
}

const types: Record<string, Text> = {
  string: { ru: "строка", en: "a string" },
  number: { ru: "число", en: "a number" },
  boolean: { ru: "true или false", en: "true or false" },
  array: { ru: "список", en: "a list" },
  object: { ru: "объект", en: "an object" },
};

function wrongType(issue: Extract<Issue, { code: "invalid_type" }>): Text {
  const expected = types[issue.expected] ?? { ru: "значение другого типа", en: "a value of another type" };
  return issue.message.endsWith("received undefined")
    ? { ru: `обязательное поле: ${expected.ru}`, en: `required: ${expected.en}` }
    : { ru: `нужно: ${expected.ru}`, en: `must be ${expected.en}` };
}

const ofRu = (origin: string) => (origin === "string" ? " знаков" : origin === "array" ? " в списке" : "");
const ofEn = (origin: string) => (origin === "string" ? " characters" : origin === "array" ? " in the list" : "");
