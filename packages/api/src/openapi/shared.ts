import type { OpenApiDocument } from "./document.ts";
import type { JsonSchema } from "./schemas.ts";

/** Shorter ones are as easily read where they stand as looked up. */
const worthAName = 100;

/**
 * The same description with what is said in several places said once, under a name: schemas, parameters, headers, and the problems
 * that many operations share. It is much shorter, and programs made of it (types, clients) have one type where there was
 * one meaning. Names come from the place nearest to the top, so that they hold while the places do.
 */
export function withSharedParts(given: OpenApiDocument): OpenApiDocument {
  // As it goes out: what is undefined is not there.
  const document = JSON.parse(JSON.stringify(given)) as OpenApiDocument;
  const schemas = sharedSchemas(document.components.schemas);
  const parts = { parameters: {}, headers: {}, responses: {} } as Record<Part, Record<string, JsonSchema>>;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
  );
  const all = operations.map(({ operation }) => operation);
  const parameters = repeated(all.flatMap((op) => op.parameters.map((one) => [String(one.name), op, one] as const)));
  const headers = repeated(
    all.flatMap((op) =>
      Object.values(op.responses).flatMap((response) =>
        Object.entries(response.headers ?? {}).map(([name, header]) => [name, op, header] as const),
      ),
    ),
  );
  const responses = repeated(
    all.flatMap((op) =>
      Object.entries(op.responses)
        .filter(([, { content = {} }]) => "application/problem+json" in content)
        .map(([status, response]) => [`Problem${status}`, op, response] as const),
    ),
  );
  const named = (part: Part, names: ReadonlyMap<string, string>, value: JsonSchema): JsonSchema => {
    const name = names.get(JSON.stringify(value));
    if (name === undefined) return value;
    parts[part][name] = value;
    return { $ref: `#/components/${part}/${name}` };
  };
  const paths: OpenApiDocument["paths"] = {};
  for (const { path, method, operation } of operations) {
    const said = Object.entries(operation.responses).map(([status, response]) => [
      status,
      named("responses", responses, {
        ...response,
        headers: response.headers && mapValues(response.headers, (header) => named("headers", headers, header)),
      }),
    ]);
    const made = {
      ...operation,
      parameters: operation.parameters.map((one) => named("parameters", parameters, one)),
      responses: Object.fromEntries(said),
    };
    paths[path] = { ...paths[path], [method]: made };
  }
  return { ...document, paths, components: { ...document.components, schemas, ...parts } };
}

type Part = "parameters" | "headers" | "responses";

interface Operation extends JsonSchema {
  operationId: string;
  parameters: JsonSchema[];
  responses: Record<string, { headers?: Record<string, JsonSchema>; content?: object; [key: string]: unknown }>;
}

const mapValues = <A, B>(of: Record<string, A>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]));

/** What stands in more than one place, by its text: its name. Two meanings of one name are told apart by who has them first. */
function repeated(all: ReadonlyArray<readonly [name: string, of: Operation, value: object]>): Map<string, string> {
  const places = Map.groupBy(all, ([, , value]) => JSON.stringify(value));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [text, [first, second]] of places) {
    if (!second) continue;
    const [name, { operationId }] = first!;
    const own = taken.has(name) ? `${name}_${operationId}` : name;
    taken.add(own);
    names.set(text, own);
  }
  return names;
}

/** A schema that stands somewhere, whatever else has the same text. */
interface Node {
  text: string;
  value: unknown;
  /** The places at which it stands, each told once although what it stands in may stand in several. */
  at: Array<{ node: Node | string; way: string[] }>;
}

/** The components, and what they share as components beside them. */
function sharedSchemas(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const nodes = new Map<string, Node>();
  for (const [name, schema] of Object.entries(schemas))
    for (const [way, inner] of parts(schema)) meet(inner, name, way);
  function meet(value: unknown, node: Node | string, way: string[]): void {
    const text = JSON.stringify(value);
    const known = nodes.get(text);
    if (known) return void known.at.push({ node, way });
    const made: Node = { text, value, at: [{ node, way }] };
    nodes.set(text, made);
    for (const [further, inner] of parts(value)) meet(inner, made, further);
  }
  const has = new Map(
    Object.entries(schemas).flatMap(([name, schema]) => (saysMuch(schema) ? [[JSON.stringify(schema), name]] : [])),
  );
  const shared = [...nodes.values()].filter((one) => one.at.length > 1 && !has.has(one.text) && isWorthAName(one));
  const names = new Map([...has, ...namesOf(shared, new Set(Object.keys(schemas)))]);
  const rebuilt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rebuilt);
    if (typeof value !== "object" || value === null) return value;
    return mapValues(value as JsonSchema, (inner) => {
      const name = names.get(JSON.stringify(inner));
      return name === undefined ? rebuilt(inner) : { $ref: `#/components/schemas/${name}` };
    });
  };
  // Elements of arrays (alternatives, items) are reached by the wrapper that `rebuilt` gives them.
  const whole = (value: unknown) => (rebuilt({ value }) as { value: unknown }).value;
  const own = mapValues(schemas, (schema) => mapValues(schema, whole));
  const added = shared.map((node) => [names.get(node.text)!, mapValues(node.value as JsonSchema, whole)] as const);
  return { ...own, ...Object.fromEntries(added.toSorted(([a], [b]) => (a < b ? -1 : 1))) } as Record<
    string,
    JsonSchema
  >;
}

const isWorthAName = ({ text, value }: Node): boolean => text.length >= worthAName && saysMuch(value as object);
const saysMuch = (schema: object): boolean => ["properties", "enum", "oneOf", "anyOf"].some((key) => key in schema);

/** Schemas that stand in a schema, with the names on the way to each. */
function parts(value: unknown): Array<[way: string[], inner: unknown]> {
  const schema = value as Record<string, unknown>;
  const many = (key: string) =>
    ((schema[key] as unknown[] | undefined) ?? []).map((one): [string[], unknown] => [[], one]);
  const one = (key: string): Array<[string[], unknown]> =>
    typeof schema[key] === "object" && schema[key] !== null ? [[[], schema[key]]] : [];
  return [
    ...Object.entries((schema.properties ?? {}) as object).map(([name, inner]): [string[], unknown] => [[name], inner]),
    ...["oneOf", "anyOf", "allOf", "prefixItems"].flatMap(many),
    ...["items", "additionalProperties", "propertyNames"].flatMap(one),
  ];
}

/** A name for each: that of the place nearest to a component, and of two that would have one the longer way, or a number. */
function namesOf(shared: readonly Node[], taken: Set<string>): Map<string, string> {
  const names = new Map<string, string>();
  const known = new Map<Node, string>();
  const wayTo = (node: Node | string): string => {
    if (typeof node === "string") return node.replace(/(Answer|Body)$/, "");
    const found = known.get(node);
    if (found !== undefined) return found;
    const ways = node.at.map(({ node: of, way }) => wayTo(of) + way.map(capital).join(""));
    const nearest = ways.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]!;
    known.set(node, nearest);
    return nearest;
  };
  for (const node of shared) {
    const wanted = wayTo(node);
    let name = wanted;
    for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
    taken.add(name);
    names.set(node.text, name);
  }
  return names;
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replace(/\W/g, "");
