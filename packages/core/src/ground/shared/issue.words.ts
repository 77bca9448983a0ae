import type * as z from "zod";
import type { Text } from "./text.ts";

type Issue = z.core.$ZodIssue;

/**
 * What a schema itself says would be right, in both languages: `z.string().regex(x, { error: says("…", "…") })`. The text
 * goes along in the issue's `params`, which zod has for checks of one's own; its one `message` is for whoever shows only that.
 */
export const says =
  (ru: string, en: string) =>
  (issue: z.core.$ZodRawIssue): string => {
    const { params, message } = carrying({ ru, en });
    Object.assign(issue, { params });
    return message;
  };

/** The same for an issue that a schema raises itself: `ctx.addIssue({ code: "custom", path, ...carrying(text) })`. */
export const carrying = (text: Text) => ({ params: { text }, message: `${text.ru} / ${text.en}` });

/** What the schema said of it, if it did. */
export function ownText(issue: Issue): Text | undefined {
  const params = "params" in issue ? (issue.params as { text?: Text } | undefined) : undefined;
  return params?.text;
}

/** What would be right, in both languages, for one thing that zod found wrong. Never repeats the value: it may be personal. */
export function saying(issue: Issue, value: unknown): Text {
  const own = ownText(issue);
  if (own) return own;
  switch (issue.code) {
    case "invalid_type":
      return value === undefined ? required(issue.expected) : typeWanted(issue.expected);
    case "too_small":
      return bound("не меньше", "at least", issue.minimum, issue.origin, issue.inclusive);
    case "too_big":
      return bound("не больше", "at most", issue.maximum, issue.origin, issue.inclusive);
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_format":
      return formats[issue.format] ?? pattern(issue);
    case "not_multiple_of":
      return { ru: `кратно ${issue.divisor}`, en: `a multiple of ${issue.divisor}` };
    case "invalid_union":
      return alternatives(issue);
    default:
      return unfit;
  }
}

/** Which kinds of a thing there are, when its kind is none of them. */
function alternatives(issue: Issue): Text {
  const options: unknown = "options" in issue ? issue.options : undefined;
  return Array.isArray(options) ? oneOf(options.map(String)) : unfit;
}

const unfit: Text = { ru: "значение не подходит", en: "this value does not fit" };

const types: Record<string, Text> = {
  string: { ru: "строка", en: "a string" },
  number: { ru: "число", en: "a number" },
  int: { ru: "целое число", en: "an integer" },
  boolean: { ru: "true или false", en: "true or false" },
  array: { ru: "список", en: "a list" },
  object: { ru: "объект", en: "an object" },
  date: { ru: "дата", en: "a date" },
  null: { ru: "null", en: "null" },
};
const typeOf = (expected: string): Text => types[expected] ?? { ru: expected, en: expected };
const typeWanted = (expected: string): Text => ({
  ru: `здесь нужно: ${typeOf(expected).ru}`,
  en: `should be ${typeOf(expected).en}`,
});
const required = (expected: string): Text => ({
  ru: `обязательное поле: ${typeOf(expected).ru}`,
  en: `required: ${typeOf(expected).en}`,
});

function oneOf(values: string[]): Text {
  const list = values.join(", ");
  return values.length === 1
    ? { ru: `только ${list}`, en: `only ${list}` }
    : { ru: `одно из: ${list}`, en: `one of: ${list}` };
}

const russian = new Intl.PluralRules("ru");
const one = (n: number) => russian.select(n) === "one";

function bound(ru: string, en: string, limit: number | bigint, origin: string, inclusive?: boolean): Text {
  const n = Number(limit);
  if (origin === "string")
    return {
      ru: `${ru} ${n} ${one(n) ? "знака" : "знаков"}`,
      en: `${en} ${n} ${n === 1 ? "character" : "characters"}`,
    };
  if (origin === "array" || origin === "set")
    return { ru: `${ru} ${n} ${one(n) ? "элемента" : "элементов"}`, en: `${en} ${n} ${n === 1 ? "item" : "items"}` };
  return inclusive === false
    ? { ru: `${ru} ${n}, само ${n} не подходит`, en: `${en} ${n}, exclusive` }
    : { ru: `${ru} ${n}`, en: `${en} ${n}` };
}

const formats: Record<string, Text> = {
  email: { ru: "адрес электронной почты, например pmpk@example.org", en: "an e-mail address such as pmpk@example.org" },
  date: { ru: "дата ГГГГ-ММ-ДД, которая есть в календаре", en: "an existing date YYYY-MM-DD" },
  datetime: { ru: "момент времени ISO 8601 в UTC", en: "an instant, ISO 8601 in UTC" },
  url: { ru: "адрес https://…", en: "an address https://…" },
};

/** Our ids are known by their pattern: `^agency_[…]{26}$`. */
function pattern(issue: Issue): Text {
  const shown = "pattern" in issue && typeof issue.pattern === "string" ? issue.pattern : "";
  const id = /\^([a-z]+)_\[/.exec(shown)?.[1];
  if (id) return { ru: `идентификатор вида ${id}_…`, en: `an identifier like ${id}_…` };
  return { ru: `строка вида ${shown}`, en: `a string matching ${shown}` };
}
