import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { limitedRecord, line, paragraph } from "../../ground/shared/schema.ts";
import { ItemKey, mostItems } from "./item.key.ts";

const Simple = z.union([z.boolean(), z.number(), paragraph(4000), z.array(line(100)).max(60)]);
const tooMany = { error: says("не больше 50 строк", "at most 50 rows") };
const Row = limitedRecord(mostItems, z.record(ItemKey, Simple)).meta({ maxProperties: mostItems });

/** Answers by the key of their question: a code, codes, a number, yes or no, a date, a text; of a table, its rows. */
export const Answers = limitedRecord(
  mostItems,
  z.record(ItemKey, z.union([Simple, z.array(Row).max(50, tooMany)])),
).meta({
  maxProperties: mostItems,
  description:
    "Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300",
});
export type Answer = z.infer<typeof Simple>;
export type Row = z.infer<typeof Row>;
export type Answers = z.infer<typeof Answers>;

/** What somebody said themselves: an object's inherited names are no answers. */
export const own = <T>(answers: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;

/** Whether it is an answer at all: an empty list and no rows are none, and rows in which nothing stands are no rows. */
export const isAnswered = (value: Answers[string] | undefined): boolean =>
  value !== undefined && !(Array.isArray(value) && !value.some(saysSomething));

const saysSomething = (one: Row | string): boolean => typeof one === "string" || Object.values(one).some(isAnswered);

/** The rows of a table, where they are that. */
export const rowsOf = (value: Answers[string] | undefined): Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row => typeof row === "object") : [];
