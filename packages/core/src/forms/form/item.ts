import * as z from "zod";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { ItemKey } from "./item.key.ts";
import { words } from "./words.ts";

export { ItemKey } from "./item.key.ts";

/** A code of somebody's system (LOINC, a classifier), kept and handed on. */
const Coding = z.strictObject({ system: line(200).optional(), code: line(100), display: line(300).optional() });

export const tests = ["answered", "not-answered", "=", "!=", ">", ">=", "<", "<="] as const;
const Test = z.strictObject({
  key: ItemKey,
  is: z.enum(tests),
  value: z.union([z.boolean(), z.number(), line(200)]).optional(),
});
export type Test = z.infer<typeof Test>;

/** When it is asked: if all, or any, of these hold (`enableWhen`, `enableBehavior` of FHIR). */
const Condition = z.strictObject({ join: z.enum(["all", "any"]), tests: z.array(Test).min(1).max(20) });
export type Condition = z.infer<typeof Condition>;

const points = z.number().min(-1000).max(1000);
const Option = z.strictObject({
  code: line(100),
  system: line(200).optional(),
  text: words(500),
  /** What it counts in scores. */
  points: points.optional(),
  /** Of several it stands alone: «ничего из этого» (`questionnaire-optionExclusive` of FHIR). */
  alone: z.literal(true).optional(),
});
const options = z.array(Option).min(1).max(60);

const item = {
  key: ItemKey,
  /** The group or table that it stands in, which is named before it. */
  in: ItemKey.optional(),
  text: words(2000),
  help: words(1000).optional(),
  when: Condition.optional(),
  /** «1.2» before the text. */
  prefix: line(20).optional(),
  codes: z.array(Coding).min(1).max(10).optional(),
};
const question = { ...item, required: z.boolean().optional() };
const count = z.int().min(0).max(60);
const amount = z.number().min(-1e9).max(1e9);

/** All kinds of what a form is made of. `note` is read, `group` holds others, `table` holds questions that are answered row by row. */
export const Item = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("note"), ...item }),
  z.strictObject({ kind: z.literal("group"), ...item }),
  z.strictObject({
    kind: z.literal("table"),
    ...question,
    rows: z.strictObject({ min: z.int().min(0).max(50).optional(), max: z.int().min(1).max(50) }),
  }),
  z.strictObject({ kind: z.literal("choice"), ...question, options }),
  z.strictObject({ kind: z.literal("many"), ...question, options, min: count.optional(), max: count.optional() }),
  z.strictObject({
    kind: z.literal("yes-no"),
    ...question,
    points: z.strictObject({ yes: points, no: points }).optional(),
  }),
  z.strictObject({
    kind: z.literal("scale"),
    ...question,
    from: z.int().min(-100).max(100),
    to: z.int().min(-100).max(100),
    /** What its ends mean. */
    ends: z.strictObject({ from: words(200), to: words(200) }).optional(),
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...question,
    min: amount.optional(),
    max: amount.optional(),
    /** Digits after the point; 0: whole numbers. */
    decimals: z.int().min(0).max(4).default(0),
    unit: words(40).optional(),
  }),
  z.strictObject({ kind: z.literal("date"), ...question, min: ourDate.optional(), max: ourDate.optional() }),
  z.strictObject({
    kind: z.literal("text"),
    ...question,
    lines: z.enum(["one", "many"]).default("one"),
    max: z.int().min(1).max(4000).default(1000),
  }),
]);
export type Item = z.infer<typeof Item>;
export type ItemKind = Item["kind"];
export type Of<K extends ItemKind> = Extract<Item, { kind: K }>;
export type Group = Of<"group"> | Of<"table">;
/** What is answered by one value. */
export type Question = Exclude<Item, { kind: "note" | "group" | "table" }>;

export const isQuestion = (item: Item): item is Question =>
  item.kind !== "note" && item.kind !== "group" && item.kind !== "table";
export const isGroup = (item: Item): item is Group => item.kind === "group" || item.kind === "table";

/** Whether an answer to it can count in a score. */
export function hasPoints(item: Question): boolean {
  switch (item.kind) {
    case "choice":
    case "many":
      return item.options.every(({ points }) => points !== undefined);
    case "yes-no":
      return item.points !== undefined;
    case "scale":
    case "number":
      return true;
    case "date":
    case "text":
      return false;
  }
}
