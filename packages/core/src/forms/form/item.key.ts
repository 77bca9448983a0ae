import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";

/** More are no form that somebody fills in to its end. */
export const mostItems = 300;

/**
 * By what a question, a group or a score is named in its form: the `linkId` of FHIR. It begins with a letter, a digit or a
 * slash (LOINC's are `/54126-8`). Answers come by these keys: names that no request may have (`__proto__`, `constructor`, `prototype`) would never be answered.
 */
export const ItemKey = z
  .string()
  .regex(/^[A-Za-z0-9/][A-Za-z0-9._/-]{0,99}$/, {
    error: says("латинские буквы, цифры и . _ / -", "letters, digits and . _ / -"),
  })
  .refine((key) => key !== "constructor" && key !== "prototype", {
    error: says("другой ключ: этот занят языком программ", "another key: this one belongs to the language of programs"),
  });
