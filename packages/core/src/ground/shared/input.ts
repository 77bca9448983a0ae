import type { z } from "zod";
import { faultsOf, flattened } from "./issue.ts";
import { type FieldFault, Refusal } from "./refusal.ts";
import type { Text } from "./text.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * What comes from outside, checked against its schema: the value, or a refusal that names each wrong field by JSON pointer and
 * says in both languages what would be right. The given values are never repeated: they may be personal.
 * @throws Refusal input.invalid
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(flattened(result.error.issues, input).flatMap((issue) => faultsOf(issue, input)));
}

/** As many as a person would read: what is wrong 90,000 times must not become an answer of 14 MB. */
export const mostFaults = 50;

/**
 * A refusal for these fields, at most fifty of them; the field's own message is what tells, this text is for whoever shows
 * none, and says how many there are where not all are named.
 */
export const invalid = (fields: FieldFault[], current?: unknown): Refusal =>
  new Refusal("input.invalid", correct(fields.length), { fields: fields.slice(0, mostFaults), current });

const correct = (count: number): Text =>
  count <= mostFaults
    ? { ru: "Исправьте указанные поля.", en: "Correct the fields named." }
    : {
        ru: `Исправьте указанные поля: названы первые ${mostFaults} из ${count}.`,
        en: `Correct the fields named: the first ${mostFaults} of ${count}.`,
      };

export const fault = (pointer: string, ru: string, en: string): FieldFault => ({ pointer, message: { ru, en } });

/** @throws Refusal input.invalid when there is any fault */
export function mustBeRight(faults: FieldFault[]): void {
  if (faults.length > 0) throw invalid(faults);
}

/** A part of the request that is asked for by itself: what is wrong there is named by its place in the whole. */
export async function beneath<T>(pointer: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.fields.map((field) => ({ ...field, pointer: `${pointer}${field.pointer}` }));
    throw new Refusal(error.code, error.text, { fields, current: error.current });
  }
}

/** What is read of a file in this field. @throws Refusal input.invalid with why it is not read on */
export async function readAt<T>(pointer: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw invalid([fault(pointer, error.text.ru, error.text.en)]);
  }
}
