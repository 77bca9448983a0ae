import type * as z from "zod";
import { ownText, saying } from "./issue.words.ts";
import type { FieldFault } from "./refusal.ts";

/** One thing that zod found wrong. */
export type Issue = z.core.$ZodIssue;

/** Issues as a person can mend them: a failed union is told by one of its alternatives. */
export const flattened = (issues: readonly Issue[], input: unknown): Issue[] =>
  issues.flatMap((issue) => flatten(issue, input));

/** A failed union is told by its best alternative: the one with the fewest faults of shape, then the fewest faults. */
function flatten(issue: Issue, input: unknown): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0 || ownText(issue)) return [issue];
  const alternatives = issue.errors.map((errors) =>
    errors.flatMap((e) => flatten({ ...e, path: [...issue.path, ...e.path] } as Issue, input)),
  );
  const weight = (list: Issue[]) => list.filter((i) => isOfShape(i, input)).length * 1000 + list.length;
  return alternatives.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

/** What is wrong, field by field. The given values are never repeated: they may be personal. */
export function faultsOf(issue: Issue, input: unknown): FieldFault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      message: { ru: `поля «${key}» здесь нет, уберите его`, en: `there is no field "${key}" here, remove it` },
    }));
  return [{ pointer: pointerOf(issue.path), message: saying(issue, at(input, issue.path)) }];
}

/** JSON pointer of a path (RFC 6901). */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const unprintable = /[\p{Cc}\p{Cs}]/u;

/** Whether the value has the wrong shape (an unknown key, another type), and not only a value that cannot be. */
export function isOfShape(issue: Issue, input: unknown): boolean {
  if (issue.code === "invalid_type" || issue.code === "unrecognized_keys" || issue.code === "invalid_key") return true;
  const value = at(input, issue.path);
  if (issue.code === "invalid_value" || issue.code === "invalid_union")
    return typeof value !== "string" && typeof value !== "number";
  // The texts of core refuse control characters by a check of their own (FAULTS B10).
  return issue.code === "custom" && typeof value === "string" && unprintable.test(value);
}

/** The value at a path of the input, if it has one. */
function at(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
