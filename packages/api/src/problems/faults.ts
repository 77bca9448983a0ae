import { type FieldFault, Refusal, type Text } from "@marshrut/core/shared";
import type { z } from "zod";
import { EdgeRefusal, type FaultPlace } from "./problem.ts";
import { ownText, saying } from "./saying.ts";

type Issue = z.core.$ZodIssue;

/** JSON pointer of a path (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/**
 * What zod found wrong, as our refusal: 400 when the shape is wrong (unknown keys, wrong types, control characters), 422
 * when a well-formed value cannot be (30 February, an unknown result). A query is never more than ill-formed: 400.
 */
export function refuseInput(issues: readonly Issue[], input: unknown, place: FaultPlace): Refusal | EdgeRefusal {
  const flat = issues.flatMap((issue) => flatten(issue, input));
  const fields = flat.flatMap((issue) => faultsOf(issue, input));
  const shape = place !== "body" || flat.some((issue) => isShape(issue, input));
  const text = summary(fields, place);
  return shape
    ? new EdgeRefusal("request.invalid", text, { fields, place })
    : new Refusal("input.invalid", text, { fields });
}

const placeName: Record<FaultPlace, Text> = {
  body: { ru: "Тело запроса", en: "The body" },
  query: { ru: "Параметры адреса", en: "The query" },
  header: { ru: "Заголовки", en: "The headers" },
};

function summary(fields: FieldFault[], place: FaultPlace): Text {
  const names = [...new Set(fields.map((f) => f.pointer.slice(1).replaceAll("/", ".")))].filter((n) => n !== "");
  if (names.length === 0) return fields[0]?.message ?? placeName[place];
  const list = names.slice(0, 5).join(", ") + (names.length > 5 ? ", …" : "");
  return {
    ru: `${placeName[place].ru}: исправьте ${list}. Подробности в errors.`,
    en: `${placeName[place].en}: correct ${list}. See errors.`,
  };
}

/** A failed union is told by its best alternative: the one with the fewest faults of shape, then the fewest faults. */
function flatten(issue: Issue, input: unknown): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0 || ownText(issue.message)) return [issue];
  const alternatives = issue.errors.map((errors) =>
    errors.flatMap((e) => flatten({ ...e, path: [...issue.path, ...e.path] } as Issue, input)),
  );
  const weight = (list: Issue[]) => list.filter((i) => isShape(i, input)).length * 1000 + list.length;
  return alternatives.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

function faultsOf(issue: Issue, input: unknown): FieldFault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: pointer([...issue.path, key]),
      message: { ru: `поля «${key}» здесь нет, уберите его`, en: `there is no field "${key}" here, remove it` },
    }));
  return [{ pointer: pointer(issue.path), message: saying(issue, at(input, issue.path)) }];
}

const unprintable = /[\p{Cc}\p{Cs}]/u;

function isShape(issue: Issue, input: unknown): boolean {
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
