import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

type Json = Record<string, unknown>;
interface Operation extends Json {
  summary: string;
  tags: string[];
  parameters: Json[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Json }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json; parameters: Json; responses: Json };
  webhooks: Record<string, { post: Json }>;
}

const header = `// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// Generated from the description of the API: node packages/client/build.ts

`;

/**
 * The types of the API, of its description. What each operation answers is there, and its problems once for all: by their
 * code they are told apart, and not by their status. Pages are for people, and no client asks for them.
 */
export async function typesOf(document: object): Promise<string> {
  const of = withoutWords(document as Document);
  const text = astToString(await openapiTS(of as unknown as OpenAPI3, { defaultNonNullable: false, silent: true }));
  return header + withoutNever(text);
}

/** Without what no type is made of, and what the reference of the API says better. */
function withoutWords({ paths, components, webhooks, ...rest }: Document): Document {
  const problem = { description: "", content: problemOf };
  const operation = ({ summary, parameters, requestBody, responses }: Operation, operationId: unknown) => ({
    operationId,
    summary,
    parameters,
    requestBody: requestBody && {
      ...requestBody,
      content: json(requestBody.content["application/json"]!.schema),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(responses)
          .filter(([status]) => status.startsWith("2"))
          // What waits for a second person's word is taken down (202), and told as a problem is.
          .map(([status, { content }]) => [status, { description: "", content: content ?? problemOf }]),
      ),
      default: { $ref: "#/components/responses/Problem" },
    },
  });
  const kept = Object.entries(paths).flatMap(([path, methods]) => {
    const of = Object.entries(methods).filter(([, { tags }]) => !tags.includes("pages"));
    const made = of.map(([method, one]) => [method, operation(one, one.operationId)] as const);
    return made.length > 0 ? [[path, Object.fromEntries(made)] as const] : [];
  });
  const { schemas, parameters } = components;
  return {
    ...rest,
    paths: Object.fromEntries(kept) as unknown as Document["paths"],
    webhooks: Object.fromEntries(
      Object.entries(webhooks).map(([name, { post }]) => [
        name,
        { post: { summary: post.summary, requestBody: post.requestBody, responses: {} } },
      ]),
    ),
    components: { schemas, parameters, responses: { Problem: problem } },
  };
}

const problemOf = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
const json = (schema: Json) => ({ "application/json": { schema } });

/** Methods, parameters and bodies that there are none of are left out: two thirds of the text said so. */
const withoutNever = (text: string): string =>
  text
    .replace(/^ +\w+\?: never;\n/gm, "")
    .replace(/^ +parameters: \{\n +\};\n/gm, "")
    .replace(/^ +headers: \{\n +\[name: string\]: unknown;\n +\};\n/gm, "")
    .replace(/^( {4})+/gm, (indent) => "  ".repeat(indent.length / 4));
