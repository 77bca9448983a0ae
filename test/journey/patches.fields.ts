/**
 * A body, and what stands in the record afterwards, path by path; of another record than the first where its path is given. Together
 * they name every field that can be patched.
 */
export type Patch = [body: Record<string, unknown>, shows: Record<string, unknown>, path?: string];

/** What of JSON Schema the descriptions of bodies use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The fields of a body, and those that `null` clears: `person.surname`, `representatives[].phone`. */
export interface Fields {
  named: Set<string>;
  cleared: Set<string>;
}

/** As the API's description has them. */
export function fieldsOf(schema: Schema, all: Record<string, Schema>, at = "", into: Fields = none()): Fields {
  const parts = partsOf(schema, all);
  if (parts.some((part) => part.type === "null")) into.cleared.add(at);
  for (const { properties, items } of parts) {
    for (const [name, one] of Object.entries(properties ?? {})) fieldsOf(one, all, at ? `${at}.${name}` : name, into);
    if (items) fieldsOf(items, all, `${at}[]`, into);
    else if (!properties) into.named.add(at);
  }
  return into;
}

/** What it may be, each by itself: shared parts stand under names of their own. */
function partsOf(schema: Schema, all: Record<string, Schema>): Schema[] {
  if (schema.$ref) return partsOf(all[schema.$ref.split("/").at(-1)!]!, all);
  const choices = schema.anyOf ?? schema.oneOf;
  return choices ? choices.flatMap((choice) => partsOf(choice, all)) : [schema];
}

/** As a body has them. */
export function fieldsIn(value: unknown, at = "", into: Fields = none()): Fields {
  if (value === null) into.cleared.add(at);
  if (Array.isArray(value)) for (const one of value) fieldsIn(one, `${at}[]`, into);
  else if (typeof value === "object" && value !== null)
    for (const [name, one] of Object.entries(value)) fieldsIn(one, at ? `${at}.${name}` : name, into);
  else into.named.add(at);
  return into;
}

const none = (): Fields => ({ named: new Set(), cleared: new Set() });

/** What stands at a path of an answer: `person.surname`, `representatives.0.phone`. */
export const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
