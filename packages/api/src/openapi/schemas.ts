import * as z from "zod";

export type JsonSchema = { [key: string]: unknown };

/** Which way a schema is meant: what is sent to us, or what we answer (transforms and defaults make a difference). */
export type Direction = "input" | "output";

const options = (io: Direction) =>
  ({
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => tidy(jsonSchema),
  }) as const;

/** Schemas by name as OpenAPI components that refer to each other. */
export function components(named: ReadonlyMap<string, z.ZodType>, io: Direction): Record<string, JsonSchema> {
  const registry = z.registry<{ id?: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...options(io), uri: refTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as JsonSchema]),
  );
}

export const refTo = (name: string) => `#/components/schemas/${name}`;

/** One schema on its own. */
export function inline(schema: z.ZodType, io: Direction): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, options(io));
  return rest as JsonSchema;
}

/** Leaves out what says nothing to a reader: zod's own patterns of dates and addresses, the bounds of safe integers. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
