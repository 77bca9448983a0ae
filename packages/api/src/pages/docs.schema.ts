import { html } from "hono/html";
import type { JsonSchema } from "../openapi/index.ts";

type Html = ReturnType<typeof html>;
export type Schemas = Record<string, JsonSchema>;

interface Field {
  name: string;
  type: string;
  required: boolean;
  note: string;
}

/** The fields of a schema as a table; inner objects as dotted names. */
export function fieldsTable(schema: JsonSchema, schemas: Schemas): Html {
  const rows = fieldsOf(schema, schemas);
  if (rows.length === 0) return html``;
  return html`<div class="scroll" tabindex="0"><table><tbody>${rows.map(
    ({ name, type, required, note }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? html` <b title="обязательное / required">*</b>` : ""}</th><td><code>${type}</code></td><td>${note}</td></tr>`,
  )}</tbody></table></div>`;
}

const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  return (name && schemas[name]) || schema;
}

const deepest = 4;

function fieldsOf(given: JsonSchema, schemas: Schemas, prefix = "", depth = 0): Field[] {
  const schema = resolve(given, schemas);
  const variants = list(schema.oneOf ?? schema.anyOf);
  if (variants.length > 0) return merged(variants.map((v) => fieldsOf(v, schemas, prefix, depth)));
  if (depth > deepest) return [];
  if (schema.type === "array") return fieldsOf((schema.items ?? {}) as JsonSchema, schemas, `${prefix}[]`, depth + 1);
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Schemas).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const own: Field = {
      name,
      type: typeOf(value, schemas),
      required: required.includes(key),
      note: noteOf(value, schemas),
    };
    return [own, ...fieldsOf(value, schemas, name, depth + 1)];
  });
}

/** Fields of alternatives: one row for each name; required only where every alternative wants it. */
function merged(alternatives: Field[][]): Field[] {
  const rows = new Map<string, Field>();
  for (const field of alternatives.flat()) {
    const before = rows.get(field.name);
    const notes = new Set([before?.note, field.note].flatMap((n) => (n ? n.split(" · ") : [])));
    rows.set(field.name, { ...field, note: [...notes].join(" · ") });
  }
  const everywhere = (name: string) => alternatives.every((list) => list.some((f) => f.name === name && f.required));
  return [...rows.values()].map((field) => ({ ...field, required: everywhere(field.name) }));
}

function typeOf(given: JsonSchema, schemas: Schemas): string {
  const ref = typeof given.$ref === "string" ? given.$ref.split("/").at(-1) : undefined;
  if (ref) return ref;
  const schema = resolve(given, schemas);
  const variants = list(schema.oneOf ?? schema.anyOf);
  if (variants.length > 0) return [...new Set(variants.map((v) => typeOf(v, schemas)))].join(" | ");
  if (schema.type === "array") return `${typeOf((schema.items ?? {}) as JsonSchema, schemas)}[]`;
  return String(schema.format ?? schema.type ?? "any");
}

function noteOf(given: JsonSchema, schemas: Schemas): string {
  const schema = resolve(given, schemas);
  const inner = schema.type === "array" ? resolve((schema.items ?? {}) as JsonSchema, schemas) : schema;
  const values = Array.isArray(inner.enum) ? inner.enum : "const" in inner ? [inner.const] : [];
  const id = /^\^([a-z]+)_/.exec(typeof inner.pattern === "string" ? inner.pattern : "")?.[1];
  return [
    schema.description,
    values.length > 0 && values.join(" · "),
    id && `${id}_…`,
    "default" in schema && `по умолчанию / default ${JSON.stringify(schema.default)}`,
    typeof schema.maxItems === "number" && `≤ ${schema.maxItems}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
