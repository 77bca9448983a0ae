/** Payload templates and queries of JSONPath states, with AWS's errors. */
import { runtimeFailure } from "../failure/index.ts";
import { isObject, type Json } from "../json/index.ts";
import { evaluateIntrinsic, isIntrinsic } from "./intrinsics/index.ts";
import { lookUp, notFound, type Sight } from "./look.ts";
import { parsePath } from "./path.ts";

/** A path or an intrinsic call, as they stand behind a `.$` key or in a `…Path` field. */
export function evaluateQuery(text: string, sight: Sight, field: string): Json {
  if (isIntrinsic(text)) return evaluateIntrinsic(text, sight, field);
  const path = parsePath(text);
  const value = lookUp(path, sight);
  if (value !== undefined) return value;
  throw runtimeFailure(notFound(path, sight, field));
}

/** A payload template: keys that end in `.$` hold a path or an intrinsic call. */
export function fillTemplate(template: Json, sight: Sight): Json {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, sight));
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith(".$")
        ? [key.slice(0, -2), evaluateQuery(String(value), sight, key)]
        : [key, fillTemplate(value, sight)],
    ),
  );
}
