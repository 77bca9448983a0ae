import * as z from "zod";
import { fault } from "../../../ground/shared/input.ts";
import { faultsOf, flattened } from "../../../ground/shared/issue.ts";
import { Item as FormItem, type Test } from "../item.ts";
import { words } from "../words.ts";
import { type Coding, type EnableWhen, type Extension, extensions, type Item } from "./questionnaire.ts";
import { oursOf, type Reading, wordsOf } from "./read.words.ts";

type Draft = Record<string, unknown>;

const elements = new Set([
  ...["linkId", "type", "prefix", "text", "_text", "code", "enableWhen", "enableBehavior", "required", "repeats"],
  ...["maxLength", "answerValueSet", "answerOption", "extension", "item", "id"],
]);
/** Elements that change what is asked, or what counts as an answer. */
const decisive = ["initial", "readOnly", "modifierExtension"];
const read: readonly string[] = Object.values(extensions);

/** An item and what stands in it, one after the other; what cannot be asked is a fault that names it. */
export function readItem(item: Item, above: string | undefined, at: string, reading: Reading): Draft[] {
  const { linkId } = item;
  const refuse = (ru: string, en: string) => {
    reading.faults.push(fault(at, `${linkId}: ${ru}`, `${linkId}: ${en}`));
    return {};
  };
  const inner = item.item ?? [];
  const help = inner.find((one) => one.type === "display" && controlOf(one) === "help");
  const found = decisiveIn(item, help);
  if (found.length > 0) refuse(`${found.join(", ")} не поддерживается`, `${found.join(", ")} is not supported`);
  const aside = Object.keys(item).filter((name) => !elements.has(name) && !decisive.includes(name));
  const unread = (item.extension ?? []).filter(({ url }) => !read.includes(url)).map(({ url }) => url);
  if (item.required && item.type === "group" && !item.repeats) aside.push("required");
  reading.left.push(...aside.map((name) => `${linkId}.${name}`), ...unread.map((url) => `${linkId}.${url}`));

  const rest = inner.filter((one) => one !== help);
  if (rest.length > 0 && item.type !== "group")
    refuse("вопросы внутри вопроса не поддерживаются", "questions within a question are not supported");
  const kind = kindOf(item, reading, refuse, at);
  const codes = item.code?.map(({ system, code, display }) => ({ system, code, display }));
  const told: Draft = {
    ...kind,
    key: linkId,
    in: above,
    // Where a question has no words of its own, its code says what is meant.
    text: wordsOf(reading, item.text, item._text) ?? { en: codes?.[0]?.display ?? codes?.[0]?.code ?? linkId },
    help: help && wordsOf(reading, help.text, help._text),
    prefix: item.prefix,
    codes,
    when: whenOf(item, reading, at),
  };
  const isRead = kind.kind === "note" || kind.kind === "group";
  const draft = isRead ? told : { ...told, required: item.required };
  if (kind.kind !== undefined) {
    const judged = FormItem.safeParse(draft);
    const issues = judged.success ? [] : flattened(judged.error.issues, draft);
    for (const { pointer, message } of issues.flatMap((issue) => faultsOf(issue, draft)))
      refuse(`${pointer.slice(1)}: ${message.ru}`, `${pointer.slice(1)}: ${message.en}`);
  }
  return [draft, ...rest.flatMap((one, i) => readItem(one, linkId, `${at}/item/${i}`, reading))];
}

/** What changes the meaning of an item, of its parts or of its hint: a hint is always shown, and nobody is answered for. */
function decisiveIn(item: Item, help: Item | undefined): string[] {
  const { enableWhen = [], answerOption = [] } = item;
  const parts = [item, ...enableWhen, ...answerOption, ...(help ? [help] : [])];
  const found = parts.flatMap((part) => decisive.filter((name) => name in part && part[name] !== false));
  if (answerOption.some((one) => "initialSelected" in one && one.initialSelected !== false))
    found.push("initialSelected");
  if (help?.enableWhen) found.push(`${help.linkId}.enableWhen`);
  return [...new Set(found)];
}

type Refuse = (ru: string, en: string) => Draft;

function kindOf(item: Item, reading: Reading, refuse: Refuse, at: string): Draft {
  const { type, repeats } = item;
  if (repeats && type !== "group" && type !== "choice")
    return refuse(
      `повторяемый ответ типа ${type} не поддерживается`,
      `repeated answers of type ${type} are not supported`,
    );
  const value = (url: string) => item.extension?.find((one) => one.url === url);
  switch (type) {
    case "display":
      return { kind: "note" };
    case "group":
      return repeats
        ? {
            kind: "table",
            rows: {
              min: value(extensions.minOccurs)?.valueInteger,
              max: value(extensions.maxOccurs)?.valueInteger ?? 50,
            },
          }
        : { kind: "group" };
    case "boolean":
      return { kind: "yes-no", points: oursOf(item.extension, Points, reading, at)?.points };
    case "choice":
      return choiceOf(item, reading, refuse);
    case "integer": {
      const [min, max] = [numberIn(value(extensions.minValue)), numberIn(value(extensions.maxValue))];
      if (controlOf(item) === "slider" && min !== undefined && max !== undefined)
        return { kind: "scale", from: min, to: max, ends: oursOf(item.extension, Ends, reading, at)?.ends };
      return { kind: "number", min, max, decimals: 0, unit: unitOf(value(extensions.unit), reading) };
    }
    case "decimal":
      return {
        kind: "number",
        min: numberIn(value(extensions.minValue)),
        max: numberIn(value(extensions.maxValue)),
        decimals: value(extensions.maxDecimalPlaces)?.valueInteger ?? 4,
        unit: unitOf(value(extensions.unit), reading),
      };
    case "date":
      return { kind: "date", min: value(extensions.minValue)?.valueDate, max: value(extensions.maxValue)?.valueDate };
    case "string":
    case "text":
      return { kind: "text", lines: type === "text" ? "many" : "one", max: Math.min(item.maxLength ?? 1000, 4000) };
    default:
      return refuse(`тип ${type} не поддерживается`, `the type ${type} is not supported`);
  }
}

const Points = z.looseObject({ points: z.strictObject({ yes: z.number(), no: z.number() }).optional() });
const Ends = z.looseObject({ ends: z.strictObject({ from: words(200), to: words(200) }).optional() });

const numberIn = (found: Extension | undefined) => found?.valueInteger ?? found?.valueDecimal;
const controlOf = ({ extension }: Item) =>
  extension?.find(({ url }) => url === extensions.itemControl)?.valueCodeableConcept?.coding?.[0]?.code;
const unitOf = (found: Extension | undefined, reading: Reading) => {
  const { display, code, _display } = found?.valueCoding ?? {};
  return wordsOf(reading, display ?? (_display ? undefined : code), _display);
};

function choiceOf(item: Item, reading: Reading, refuse: Refuse): Draft {
  const { answerOption = [], answerValueSet } = item;
  const contained = answerValueSet === undefined ? undefined : reading.sets.get(answerValueSet);
  if (answerValueSet !== undefined && !contained)
    return refuse(
      `список ответов ${answerValueSet} — не в самом документе`,
      `the answers ${answerValueSet} are not in the document itself`,
    );
  const codings: Coding[] =
    contained ?? answerOption.flatMap(({ valueCoding }): Coding[] => (valueCoding ? [valueCoding] : []));
  if (codings.length < answerOption.length || codings.some(({ code }) => !code))
    return refuse("варианты ответа — только с кодом (valueCoding)", "answers by code only (valueCoding)");
  if (codings.length === 0) return refuse("нет вариантов ответа", "there are no answers to choose from");
  const isAlone = (i: number) =>
    answerOption[i]?.extension?.some(({ url, valueBoolean }) => url === extensions.optionExclusive && valueBoolean);
  const options = codings.map((coding, i) => ({
    ...optionOf(coding, reading),
    alone: item.repeats && isAlone(i) ? true : undefined,
  }));
  if (!item.repeats) return { kind: "choice", options };
  const value = (url: string) => item.extension?.find((one) => one.url === url)?.valueInteger;
  return { kind: "many", options, min: value(extensions.minOccurs), max: value(extensions.maxOccurs) };
}

const optionOf = ({ code, system, display, _display, extension }: Coding, reading: Reading) => ({
  code,
  system,
  text: wordsOf(reading, display, _display) ?? wordsOf(reading, code, undefined),
  points: extension?.find(({ url }) => url === extensions.ordinalValue)?.valueDecimal,
});

function whenOf({ linkId, enableWhen = [], enableBehavior }: Item, { faults }: Reading, at: string): Draft | undefined {
  if (enableWhen.length === 0) return undefined;
  if (enableWhen.length > 1 && !enableBehavior)
    faults.push(fault(at, `${linkId}: нужно enableBehavior`, `${linkId}: enableBehavior is needed`));
  const tests = enableWhen.flatMap((one) => testOf(one) ?? []);
  if (tests.length < enableWhen.length) {
    const [ru, en] = ["ответ в enableWhen не поддерживается", "the answer of enableWhen is not supported"];
    faults.push(fault(at, `${linkId}: ${ru}`, `${linkId}: ${en}`));
    return undefined;
  }
  return { join: enableBehavior ?? "all", tests };
}

function testOf({ question, operator, ...answer }: EnableWhen): Test | undefined {
  if (operator === "exists")
    return answer.answerBoolean === undefined
      ? undefined
      : { key: question, is: answer.answerBoolean ? "answered" : "not-answered" };
  const { answerBoolean, answerDecimal, answerInteger, answerDate, answerString, answerCoding } = answer;
  const value = answerBoolean ?? answerDecimal ?? answerInteger ?? answerDate ?? answerString ?? answerCoding?.code;
  return value === undefined ? undefined : { key: question, is: operator, value };
}
