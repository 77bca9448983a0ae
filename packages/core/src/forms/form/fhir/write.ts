import type { FormContent } from "../content.ts";
import type { Condition, Item as FormItem, Of, Question } from "../item.ts";
import type { Words } from "../words.ts";
import {
  type Coding,
  controls,
  type EnableWhen,
  type Extension,
  extensions,
  type Item,
  ownUrl,
  type Primitive,
  type Questionnaire,
  subjectTypes,
} from "./questionnaire.ts";

interface About {
  formId: string;
  /** 0: a draft that never counted. */
  version: number;
  status: "draft" | "active" | "retired";
}

/** A form as a FHIR R4 Questionnaire, in Russian with translations into English. */
export function toFhir(content: FormContent, { formId, version, status }: About): Questionnaire {
  const { title, intro, subject, source, scores, items } = content;
  return {
    resourceType: "Questionnaire",
    language: "ru",
    url: content.url ?? `${ownUrl}${formId}`,
    version: String(version),
    status,
    title: title.ru,
    _title: translated(title),
    description: intro?.ru,
    _description: intro && translated(intro),
    subjectType: subject === "nobody" ? undefined : [subjectTypes[subject]],
    extension: source || scores.length > 0 ? [ours({ source, scores })] : undefined,
    item: itemsIn(items, undefined),
  };
}

const itemsIn = (items: readonly FormItem[], above: string | undefined): Item[] | undefined => {
  const found = items.filter((item) => item.in === above).map((item) => itemOf(item, items));
  return found.length > 0 ? found : undefined;
};

function itemOf(item: FormItem, items: readonly FormItem[]): Item {
  const inner = [...(item.help ? [helpOf(item.key, item.help)] : []), ...(itemsIn(items, item.key) ?? [])];
  return {
    linkId: item.key,
    code: item.codes,
    prefix: item.prefix,
    text: item.text.ru,
    _text: translated(item.text),
    enableWhen: item.when?.tests.map((test) => enableWhen(test, items)),
    enableBehavior: item.when && item.when.tests.length > 1 ? item.when.join : undefined,
    required: "required" in item ? item.required : undefined,
    ...kindOf(item),
    item: inner.length > 0 ? inner : undefined,
  };
}

/** A hint is a text in its question that says of itself that it is one. */
const helpOf = (key: string, help: Words): Item => ({
  linkId: `${key}/help`,
  type: "display",
  text: help.ru,
  _text: translated(help),
  extension: [control("help")],
});

type Kind = Pick<Item, "type" | "repeats" | "maxLength" | "answerOption" | "extension">;

function kindOf(item: FormItem): Kind {
  switch (item.kind) {
    case "note":
      return { type: "display" };
    case "group":
      return { type: "group" };
    case "table":
      return { type: "group", repeats: true, extension: occurs(item.rows.min, item.rows.max) };
    case "choice":
      return { type: "choice", answerOption: optionsOf(item) };
    case "many":
      return { type: "choice", repeats: true, answerOption: optionsOf(item), extension: occurs(item.min, item.max) };
    case "yes-no":
      return { type: "boolean", extension: item.points && [ours({ points: item.points })] };
    case "scale": {
      const bounds = [integer("minValue", item.from), integer("maxValue", item.to), control("slider")];
      return { type: "integer", extension: item.ends ? [...bounds, ours({ ends: item.ends })] : bounds };
    }
    case "number":
      return numberOf(item);
    case "date":
      return {
        type: "date",
        extension: listed([
          item.min !== undefined && { url: extensions.minValue, valueDate: item.min },
          item.max !== undefined && { url: extensions.maxValue, valueDate: item.max },
        ]),
      };
    case "text":
      return { type: item.lines === "many" ? "text" : "string", maxLength: item.max };
  }
}

function numberOf({ min, max, decimals, unit }: Of<"number">): Kind {
  const value = (n: number) => (decimals === 0 && Number.isInteger(n) ? { valueInteger: n } : { valueDecimal: n });
  return {
    type: decimals === 0 ? "integer" : "decimal",
    extension: listed([
      min !== undefined && { url: extensions.minValue, ...value(min) },
      max !== undefined && { url: extensions.maxValue, ...value(max) },
      decimals > 0 && integer("maxDecimalPlaces", decimals),
      unit && { url: extensions.unit, valueCoding: { display: unit.ru, _display: translated(unit) } },
    ]),
  };
}

const optionsOf = ({
  options,
}: Of<"choice"> | Of<"many">): { extension?: Extension[] | undefined; valueCoding: Coding }[] =>
  options.map(({ code, system, text, points, alone }) => ({
    extension: alone && [{ url: extensions.optionExclusive, valueBoolean: true }],
    valueCoding: {
      system,
      code,
      display: text.ru,
      _display: translated(text),
      extension: points === undefined ? undefined : [{ url: extensions.ordinalValue, valueDecimal: points }],
    },
  }));

function enableWhen({ key, is, value }: Condition["tests"][number], items: readonly FormItem[]): EnableWhen {
  if (is === "answered" || is === "not-answered")
    return { question: key, operator: "exists", answerBoolean: is === "answered" };
  const asked = items.find((item): item is Question => item.key === key)!;
  return { question: key, operator: is, ...answerOf(asked, value!) };
}

function answerOf(asked: Question, value: boolean | number | string): Partial<EnableWhen> {
  if (typeof value === "boolean") return { answerBoolean: value };
  if (typeof value === "number") return isWhole(asked) ? { answerInteger: value } : { answerDecimal: value };
  if (asked.kind === "date") return { answerDate: value };
  if (asked.kind === "text") return { answerString: value };
  const option = "options" in asked ? asked.options.find(({ code }) => code === value) : undefined;
  return { answerCoding: { system: option?.system, code: value } };
}
const isWhole = (item: Question) => item.kind === "scale" || (item.kind === "number" && item.decimals === 0);

/** The English beside the Russian text; where there is no Russian one, the only text is a translation. */
const translated = ({ en }: Words): Primitive | undefined =>
  en === undefined
    ? undefined
    : {
        extension: [
          {
            url: extensions.translation,
            extension: [
              { url: "lang", valueCode: "en" },
              { url: "content", valueString: en },
            ],
          },
        ],
      };

const integer = (name: "minValue" | "maxValue" | "minOccurs" | "maxOccurs" | "maxDecimalPlaces", value: number) => ({
  url: extensions[name],
  valueInteger: value,
});
const occurs = (min: number | undefined, max: number | undefined) =>
  listed([min !== undefined && integer("minOccurs", min), max !== undefined && integer("maxOccurs", max)]);
const control = (code: string): Extension => ({
  url: extensions.itemControl,
  valueCodeableConcept: { coding: [{ system: controls, code }] },
});
const ours = (said: object): Extension => ({ url: extensions.ours, valueString: JSON.stringify(said) });

function listed(found: readonly (Extension | false | undefined | "")[]): Extension[] | undefined {
  const all = found.filter((one): one is Extension => !!one);
  return all.length > 0 ? all : undefined;
}
