import { describe, expect, it } from "vitest";
import { Refusal } from "../../../ground/shared/refusal.ts";
import { shipped } from "../shipped/index.ts";
import { Questionnaire } from "./questionnaire.ts";
import { fromFhir } from "./read.ts";
import { toFhir } from "./write.ts";

const about = { formId: "form_01JNE0000000000000000000ZZ", version: 2, status: "active" } as const;
/** As JSON carries it: what is undefined is not there. */
const overWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const loinc = "http://loinc.org";
const answers = (id: string, concept: [code: string, display: string][]) => ({
  resourceType: "ValueSet",
  id,
  status: "active",
  compose: { include: [{ system: loinc, concept: concept.map(([code, display]) => ({ code, display })) }] },
});

/** The Glasgow Coma Score of HL7's own examples (https://hl7.org/fhir/R4/questionnaire-example-gcs.html), written out by hand. */
const glasgow = {
  resourceType: "Questionnaire",
  id: "gcs",
  contained: [
    answers("verbal", [
      ["LA6557-8", "No verbal response (>2yrs); no vocal response (<=2yrs)"],
      ["LA6558-6", "Incomprehensible sounds"],
      ["LA6559-4", "Inappropriate words"],
      ["LA6560-2", "Confused"],
      ["LA6561-0", "Oriented"],
    ]),
    answers("motor", [
      ["LA6562-8", "No motor response"],
      ["LA6567-7", "Obeys commands"],
    ]),
    answers("eye", [
      ["LA6553-7", "No eye opening"],
      ["LA6556-0", "Eyes open spontaneously"],
    ]),
  ],
  url: "http://hl7.org/fhir/Questionnaire/gcs",
  title: "Glasgow Coma Score",
  status: "draft",
  subjectType: ["Patient"],
  date: "2015-08-03",
  publisher: "FHIR Project team",
  code: [{ system: loinc, code: "9269-2" }],
  item: [
    { linkId: "1.1", code: [{ system: loinc, code: "9270-0" }], type: "choice", answerValueSet: "#verbal" },
    { linkId: "1.2", code: [{ system: loinc, code: "9268-4" }], type: "choice", answerValueSet: "#motor" },
    { linkId: "1.3", code: [{ system: loinc, code: "9267-6" }], type: "choice", answerValueSet: "#eye" },
  ],
};

/** HL7's Lifelines questionnaire (https://hl7.org/fhir/R4/questionnaire-example-f201-lifelines.html), with what enables a question. */
const lifelines = {
  resourceType: "Questionnaire",
  id: "f201",
  url: "http://hl7.org/fhir/Questionnaire/f201",
  status: "active",
  subjectType: ["Patient"],
  date: "2010",
  title: "Lifelines Questionnaire 1 part 1",
  code: [{ system: "http://example.org/system/code/lifelines/nl", code: "VL 1-1, 18-65_1.2.2" }],
  item: [
    { linkId: "1", text: "Do you have allergies?", type: "boolean" },
    {
      linkId: "2",
      text: "General questions",
      type: "group",
      item: [
        { linkId: "2.1", text: "What is your gender?", type: "string" },
        { linkId: "2.2", text: "What is your date of birth?", type: "date" },
        { linkId: "2.3", text: "What is your country of birth?", type: "string" },
        { linkId: "2.4", text: "What is your marital status?", type: "string" },
      ],
    },
    {
      linkId: "3",
      text: "Intoxications",
      type: "group",
      item: [
        { linkId: "3.1", text: "Do you smoke?", type: "boolean" },
        {
          linkId: "3.2",
          text: "Do you drink alcohol?",
          type: "boolean",
          enableWhen: [{ question: "3.1", operator: "=", answerBoolean: true }],
        },
      ],
    },
  ],
};

describe("a FHIR Questionnaire", () => {
  it("of HL7 is read: groups, questions, what enables them; what only describes it is named", () => {
    const { content, left } = fromFhir(lifelines);
    expect(content.items.map(({ key, kind, in: above, text }) => [key, kind, above, text.en])).toEqual([
      ["1", "yes-no", undefined, "Do you have allergies?"],
      ["2", "group", undefined, "General questions"],
      ["2.1", "text", "2", "What is your gender?"],
      ["2.2", "date", "2", "What is your date of birth?"],
      ["2.3", "text", "2", "What is your country of birth?"],
      ["2.4", "text", "2", "What is your marital status?"],
      ["3", "group", undefined, "Intoxications"],
      ["3.1", "yes-no", "3", "Do you smoke?"],
      ["3.2", "yes-no", "3", "Do you drink alcohol?"],
    ]);
    expect(content.items.at(-1)!.when).toEqual({ join: "all", tests: [{ key: "3.1", is: "=", value: true }] });
    expect(content).toMatchObject({ subject: "child", url: "http://hl7.org/fhir/Questionnaire/f201" });
    expect(left).toEqual(["date", "code"]);
  });

  // As the builder of Health New Zealand's cataract questionnaire leaves it: the list without the rule that made it.
  const difficulty = (expansion: object) => ({
    resourceType: "Questionnaire",
    status: "active",
    title: "How does your cataract affect your life?",
    contained: [{ resourceType: "ValueSet", id: "difficulty-scale", status: "active", expansion }],
    item: [{ linkId: "personalcare", type: "choice", text: "?", answerValueSet: "#difficulty-scale" }],
  });
  const contains = ["No", "Little", "Some"].map((word, i) => ({ code: `${i + 1}`, display: `${word} difficulty` }));

  it("is read with an answer list that was expanded", () => {
    const { content } = fromFhir(difficulty({ timestamp: "2026-04-13T23:10:01.648Z", contains }));
    expect(content.items[0]).toMatchObject({
      kind: "choice",
      options: contains.map(({ code, display }) => ({ code, text: { en: display } })),
    });
  });

  it.each([
    ["a page of it", { contains, total: 7 }],
    ["entries within entries", { contains: [{ ...contains[0], contains }] }],
    ["entries that are only headings", { contains: [{ ...contains[0], abstract: true }] }],
  ])("is refused with an expanded list of which it has %s", (_, expansion) => {
    expect(refusalOf(() => fromFhir(difficulty(expansion)))).toEqual([
      "personalcare: the answers #difficulty-scale are not in the document itself",
    ]);
  });

  it("is read with the answer lists that it carries, and its codes", () => {
    const { content } = fromFhir(glasgow);
    expect(content.items[0]).toMatchObject({
      kind: "choice",
      key: "1.1",
      text: { en: "9270-0" },
      codes: [{ system: loinc, code: "9270-0" }],
    });
    const [verbal] = content.items;
    expect(verbal!.kind === "choice" && verbal!.options[4]).toEqual({
      code: "LA6561-0",
      system: loinc,
      text: { en: "Oriented" },
    });
  });

  it.each(Object.entries({ glasgow, lifelines }))(
    "%s: is the same form after a way out and in again",
    (_, document) => {
      const { content } = fromFhir(document);
      const out = overWire(toFhir(content, about));
      expect(Questionnaire.safeParse(out).success).toBe(true);
      expect(fromFhir(out)).toEqual({ content, left: ["version"] });
    },
  );

  it.each(Object.entries(shipped))("%s, shipped, is the same after a way out and in again", (_, content) => {
    const out = toFhir(content, about);
    expect(out).toMatchObject({
      url: `urn:marshrut:form:${about.formId}`,
      version: "2",
      status: "active",
      language: "ru",
    });
    expect(fromFhir(overWire(out)).content).toEqual(content);
  });

  it("carries every kind with its bounds, units, hints and points", () => {
    const words = (ru: string) => ({ ru, en: `${ru}!` });
    const when = {
      join: "any" as const,
      tests: [
        { key: "c", is: "=" as const, value: "a" },
        { key: "n", is: ">=" as const, value: 1.5 },
      ],
    };
    const content = fromFhir(overWire(toFhir(shipped["family-needs"], about))).content;
    const option = { code: "a", system: loinc, text: words("а"), points: 1.5 };
    content.items = [
      { kind: "note", key: "note", text: words("Прочтите") },
      { kind: "choice", key: "c", text: words("c"), prefix: "1.", options: [option] },
      { kind: "number", key: "n", text: words("n"), decimals: 2, min: -1.5, max: 2, unit: words("кг") },
      { kind: "number", key: "whole", text: words("w"), decimals: 0, min: 1, unit: { ru: "шт." } },
      {
        kind: "many",
        key: "m",
        text: words("m"),
        options: [option, { ...option, code: "b", alone: true }],
        min: 0,
        max: 1,
        when,
      },
      {
        kind: "yes-no",
        key: "y",
        text: words("y"),
        points: { yes: 2, no: -1 },
        required: true,
        help: words("Подсказка"),
      },
      { kind: "scale", key: "s", text: words("s"), from: -3, to: 3, ends: { from: words("мало"), to: words("много") } },
      { kind: "date", key: "d", text: words("d"), min: "2020-01-01", max: "2030-12-31" },
      {
        kind: "text",
        key: "t",
        text: words("<b>t</b>"),
        lines: "many",
        max: 4000,
        when: { join: "all", tests: [{ key: "d", is: "answered" }] },
      },
      { kind: "table", key: "rows", text: { en: "Only English" }, rows: { min: 1, max: 3 }, required: true },
      { kind: "text", key: "cell", in: "rows", text: words("cell"), lines: "one", max: 20 },
    ];
    content.scores = [
      { key: "sum", title: words("Сумма"), how: "sum", of: [{ key: "c", weight: 0.3 }], decimals: 1, bands: [] },
    ];
    expect(fromFhir(overWire(toFhir(content, about))).content).toEqual(content);
  });

  const hint = {
    linkId: "h",
    type: "display",
    text: "!",
    extension: [
      {
        url: "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        valueCodeableConcept: { coding: [{ code: "help" }] },
      },
    ],
  };
  const ruled = {
    resourceType: "ValueSet",
    id: "ruled",
    compose: { include: [{ system: loinc, concept: [{ code: "a" }], valueSet: ["http://loinc.org/vs"] }] },
  };
  const question = (over: object) => ({ linkId: "7.3", text: "?", type: "string", ...over });
  it.each<[string, object, string]>([
    ["an unsupported type", { type: "open-choice" }, "7.3: the type open-choice is not supported"],
    ["a quantity", { type: "quantity" }, "7.3: the type quantity is not supported"],
    ["repeated texts", { repeats: true }, "7.3: repeated answers of type string are not supported"],
    ["an initial value", { initial: [{ valueString: "x" }] }, "7.3: initial is not supported"],
    ["a read-only item", { readOnly: true }, "7.3: readOnly is not supported"],
    ["a changed meaning", { modifierExtension: [{ url: "urn:x" }] }, "7.3: modifierExtension is not supported"],
    [
      "a question within",
      { item: [{ linkId: "8", type: "string" }] },
      "7.3: questions within a question are not supported",
    ],
    [
      "answers from elsewhere",
      { type: "choice", answerValueSet: "http://hl7.org/fhir/ValueSet/yesnodontknow" },
      "7.3: the answers http://hl7.org/fhir/ValueSet/yesnodontknow are not in the document itself",
    ],
    [
      "answers without a code",
      { type: "choice", answerOption: [{ valueString: "x" }] },
      "7.3: answers by code only (valueCoding)",
    ],
    ["no answers", { type: "choice" }, "7.3: there are no answers to choose from"],
    [
      "a quantity as the condition",
      { enableWhen: [{ question: "1", operator: "=", answerQuantity: { value: 1 } }] },
      "7.3: the answer of enableWhen is not supported",
    ],
    [
      "a condition of a changed meaning",
      {
        type: "boolean",
        enableWhen: [{ question: "1", operator: "exists", answerBoolean: true, modifierExtension: [] }],
      },
      "7.3: modifierExtension is not supported",
    ],
    [
      "an answer that is given beforehand",
      { type: "choice", answerOption: [{ valueCoding: { code: "a" }, initialSelected: true }] },
      "7.3: initialSelected is not supported",
    ],
    [
      "a hint that is shown at times",
      { item: [{ ...hint, enableWhen: [{ question: "1", operator: "exists", answerBoolean: true }] }] },
      "7.3: h.enableWhen is not supported",
    ],
    [
      "a list of answers that is filled by rules",
      { type: "choice", answerValueSet: "#ruled" },
      "7.3: the answers #ruled are not in the document itself",
    ],
    [
      "a condition on nothing",
      { enableWhen: [{ question: "1", operator: "=", answerString: "x" }] },
      "7.3: there is no question 1",
    ],
    ["a key with blanks", { linkId: "a b" }, "a b: key: letters, digits and . _ / -"],
  ])("with %s is refused, and the item is named", (_, over, said) => {
    const contained = [ruled];
    const document = { resourceType: "Questionnaire", status: "active", title: "T", contained, item: [question(over)] };
    expect(refusalOf(() => fromFhir(document))).toEqual([said]);
  });

  it("is refused by what changes its meaning as a whole; what only asks a group for something is named", () => {
    const item = [{ linkId: "g", text: "g", type: "group", required: true, item: [question({})] }];
    const document = { resourceType: "Questionnaire", status: "active", title: "T", item };
    expect(refusalOf(() => fromFhir({ ...document, implicitRules: "urn:x" }))).toEqual([
      "implicitRules changes the meaning and is not read",
    ]);
    expect(fromFhir(document).left).toEqual(["g.required"]);
    const named = (linkId: string) => ({ ...document, item: [question({ linkId })] });
    for (const key of ["constructor", "prototype"])
      expect(refusalOf(() => fromFhir(named(key)))).toEqual([
        `${key}: key: another key: this one belongs to the language of programs`,
      ]);
  });

  it("that is none, or goes round in a circle, is refused", () => {
    expect(refusalOf(() => fromFhir({ resourceType: "Patient" }))).not.toEqual([]);
    const on = (linkId: string, other: string) => ({
      linkId,
      text: linkId,
      type: "boolean",
      enableWhen: [{ question: other, operator: "=", answerBoolean: true }],
    });
    const circle = { resourceType: "Questionnaire", status: "active", title: "T", item: [on("a", "b"), on("b", "a")] };
    expect(refusalOf(() => fromFhir(circle))).toEqual(["a: the conditions go round in a circle: a → b → a"]);
  });
});

function refusalOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error.fields.map(({ message }) => message.en);
    throw error;
  }
  return [];
}
