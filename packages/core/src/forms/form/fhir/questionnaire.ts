import * as z from "zod";

/**
 * The parts of a FHIR R4 Questionnaire that are read and written here (https://hl7.org/fhir/R4/questionnaire.html). What else a
 * document holds is let through by the shape and judged by the reader: what would change what is asked is refused with its
 * `linkId`, and what only describes the document is named as left out.
 */
const text = z.string().max(8000);
const uri = z.string().max(500);

export const Coding = z.looseObject({
  system: uri.optional(),
  code: text.optional(),
  display: text.optional(),
  get extension(): z.ZodOptional<z.ZodArray<typeof Extension>> {
    return z.array(Extension).max(20).optional();
  },
  get _display(): z.ZodOptional<typeof Primitive> {
    return Primitive.optional();
  },
});
export type Coding = z.infer<typeof Coding>;

export const Extension = z.looseObject({
  url: uri,
  valueString: text.optional(),
  valueCode: text.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.int().optional(),
  valueDecimal: z.number().optional(),
  valueDate: text.optional(),
  valueCoding: Coding.optional(),
  valueCodeableConcept: z.looseObject({ coding: z.array(Coding).max(20).optional() }).optional(),
  get extension(): z.ZodOptional<z.ZodArray<typeof Extension>> {
    return z.array(Extension).max(20).optional();
  },
});
export type Extension = z.infer<typeof Extension>;

/** What stands beside a primitive (`_text`): its translations. */
export const Primitive = z.looseObject({ extension: z.array(Extension).max(20).optional() });
export type Primitive = z.infer<typeof Primitive>;

const EnableWhen = z.looseObject({
  question: text,
  operator: z.enum(["exists", "=", "!=", ">", "<", ">=", "<="]),
  answerBoolean: z.boolean().optional(),
  answerDecimal: z.number().optional(),
  answerInteger: z.int().optional(),
  answerDate: text.optional(),
  answerString: text.optional(),
  answerCoding: Coding.optional(),
});
export type EnableWhen = z.infer<typeof EnableWhen>;

/** https://hl7.org/fhir/R4/valueset-item-type.html */
const itemTypes = [
  "group",
  "display",
  "question",
  "boolean",
  "decimal",
  "integer",
  "date",
  "dateTime",
  "time",
  "string",
  "text",
  "url",
  "choice",
  "open-choice",
  "attachment",
  "reference",
  "quantity",
] as const;

export const Item = z.looseObject({
  linkId: text.min(1),
  type: z.enum(itemTypes),
  prefix: text.optional(),
  text: text.optional(),
  _text: Primitive.optional(),
  code: z.array(Coding).max(50).optional(),
  enableWhen: z.array(EnableWhen).max(100).optional(),
  enableBehavior: z.enum(["all", "any"]).optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  maxLength: z.int().optional(),
  answerValueSet: uri.optional(),
  answerOption: z
    .array(z.looseObject({ valueCoding: Coding.optional(), extension: z.array(Extension).max(20).optional() }))
    .max(500)
    .optional(),
  extension: z.array(Extension).max(50).optional(),
  get item(): z.ZodOptional<z.ZodArray<typeof Item>> {
    return z.array(Item).max(1000).optional();
  },
});
export type Item = z.infer<typeof Item>;

export const ValueSet = z.looseObject({
  resourceType: z.literal("ValueSet"),
  id: text,
  compose: z
    .looseObject({
      include: z.array(z.looseObject({ system: uri.optional(), concept: z.array(Coding).max(500).optional() })).max(20),
    })
    .optional(),
  /** The set as a list, as builders of forms leave it behind (NLM's, CSIRO's): what is shown, where it is there. */
  expansion: z
    .looseObject({
      total: z.int().optional(),
      offset: z.int().optional(),
      contains: z.array(Coding).max(500),
    })
    .optional(),
});

export const Questionnaire = z.looseObject({
  resourceType: z.literal("Questionnaire"),
  language: text.optional(),
  url: uri.optional(),
  version: text.optional(),
  status: z.enum(["draft", "active", "retired", "unknown"]),
  title: text.optional(),
  _title: Primitive.optional(),
  name: text.optional(),
  description: text.optional(),
  _description: Primitive.optional(),
  subjectType: z.array(text).max(20).optional(),
  contained: z
    .array(z.looseObject({ resourceType: text }))
    .max(500)
    .optional(),
  extension: z.array(Extension).max(50).optional(),
  item: z.array(Item).max(1000).optional(),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

const hl7 = "http://hl7.org/fhir/StructureDefinition";
/** Extensions of the standard that are read and written. */
export const extensions = {
  translation: `${hl7}/translation`,
  minValue: `${hl7}/minValue`,
  maxValue: `${hl7}/maxValue`,
  maxDecimalPlaces: `${hl7}/maxDecimalPlaces`,
  unit: `${hl7}/questionnaire-unit`,
  minOccurs: `${hl7}/questionnaire-minOccurs`,
  maxOccurs: `${hl7}/questionnaire-maxOccurs`,
  itemControl: `${hl7}/questionnaire-itemControl`,
  ordinalValue: `${hl7}/ordinalValue`,
  optionExclusive: `${hl7}/questionnaire-optionExclusive`,
  /** Ours: what FHIR has no element for (scores, points of yes and no, the ends of a scale), as JSON. */
  ours: "urn:marshrut:fhir:form",
} as const;

export const controls = "http://hl7.org/fhir/questionnaire-item-control";
/** Forms that have no address of their own are named by their id. */
export const ownUrl = "urn:marshrut:form:";
export const subjectTypes = { child: "Patient", family: "Group", agency: "Organization" } as const;
