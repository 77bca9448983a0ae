import type { Role, Text } from "@marshrut/core/shared";
import type { z } from "zod";
import { addressOf, type Described, linkToken, patternOf, type Tag } from "../operation/index.ts";
import { type ProblemCode, problemStatus } from "../problems/index.ts";
import { problemResponses, problemSchema, problemsOf } from "./problems.ts";
import { components, inline, type JsonSchema, refTo } from "./schemas.ts";
import { webhooksOf } from "./webhooks.ts";

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: JsonSchema;
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: JsonSchema };
  [key: string]: unknown;
}

export interface DocumentSources {
  operations: readonly Described[];
  /** Schemas with names of their own; other bodies and answers are named after their operation. */
  named: Readonly<Record<string, z.ZodType>>;
  tags: Readonly<Record<Tag, Text>>;
  /** Which roles may do it. */
  rolesOf(operationId: string): readonly Role[];
  issuer: string;
}

/** Both languages in one text, as OpenAPI has it. */
export const both = ({ ru, en }: Text, between = " / ") => `${ru}${between}${en}`;

/** The description of the whole API: OpenAPI 3.1, whose schemas are JSON Schema 2020-12. */
export function openApiDocument(sources: DocumentSources): OpenApiDocument {
  const { operations, named, tags } = sources;
  const names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]));
  const bodies = new Map<string, z.ZodType>();
  const answers = new Map(Object.entries(named));
  for (const op of operations) {
    const name = `${op.operationId.charAt(0).toUpperCase()}${op.operationId.slice(1)}`;
    if (op.body) bodies.set(`${name}Body`, op.body);
    const { schema } = op.answer;
    if (schema && !names.has(schema)) {
      names.set(schema, `${name}Answer`);
      answers.set(`${name}Answer`, schema);
    }
  }
  const paths: OpenApiDocument["paths"] = {};
  for (const op of operations) {
    const path = addressOf(op);
    const answerName = op.answer.schema && names.get(op.answer.schema);
    paths[path] = { ...paths[path], [op.method]: operationObject(op, answerName, sources) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Маршрут / Marshrut",
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: both(about, "\n\n"),
    },
    servers: [{ url: "/" }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: both(text) })),
    paths,
    webhooks: webhooksOf(),
    security: [{ token: [] }],
    components: {
      schemas: {
        ...components(answers, "output"),
        ...components(bodies, "input"),
        Problem: problemSchema(Object.keys(problemStatus) as ProblemCode[]),
      },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: both({
            ru: `Токен доступа (RFC 9068) от ${sources.issuer}`,
            en: `An access token (RFC 9068) of ${sources.issuer}`,
          }),
        },
      },
    },
  };
}

const about: Text = {
  ru: "Маршруты сопровождения детей-инвалидов между ведомствами региона. Ошибки — RFC 9457 с постоянным `code`. Списки — `items` и `nextCursor`. Каждую запись можно повторить с тем же `Idempotency-Key`. Версии — `ETag` и `If-Match`.",
  en: "Support routes of disabled children across the agencies of a region. Errors are RFC 9457 with a stable `code`. Lists are `items` and `nextCursor`. Every write can be repeated with the same `Idempotency-Key`. Versions are `ETag` and `If-Match`.",
};

function operationObject(op: Described, answerName: string | undefined, { rolesOf }: DocumentSources): JsonSchema {
  const name = `${op.operationId.charAt(0).toUpperCase()}${op.operationId.slice(1)}`;
  const file = { schema: { type: "string", format: "binary" } };
  const content: JsonSchema = Object.fromEntries((op.files ?? []).map((type) => [type, file]));
  const json = answerName && { "application/json": { schema: { $ref: refTo(answerName) } } };
  return {
    operationId: op.operationId,
    tags: [op.tag],
    summary: both(op.summary),
    description: both(op.description, "\n\n"),
    "x-roles": op.open ? [] : rolesOf(op.operationId),
    parameters: parametersOf(op),
    requestBody: op.body && bodyOf(op, op.body, `${name}Body`),
    responses: {
      [String(op.answer.status)]: {
        description: both(op.answer.description),
        headers: answerHeaders(op),
        content: { ...json, ...content },
      },
      ...problemResponses(problemsOf(op)),
    },
    security: op.open ? [] : undefined,
  };
}

const bodyOf = (op: Described, body: z.ZodType, name: string): JsonSchema => ({
  required: !body.safeParse({}).success,
  content: { "application/json": { schema: { $ref: refTo(name) }, examples: op.examples && examplesOf(op.examples) } },
});

const examplesOf = (examples: NonNullable<Described["examples"]>): JsonSchema =>
  Object.fromEntries(
    Object.entries(examples).map(([key, { summary, value }]) => [key, { summary: both(summary), value }]),
  );

function parametersOf(op: Described): JsonSchema[] {
  const inPath = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", pattern: patternOf(name).source },
  }));
  const query = op.query ? inline(op.query, "input") : {};
  const required = (query.required ?? []) as string[];
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
  const ofLink = { name: "token", in: "query", required: true, schema: { type: "string", pattern: linkToken.source } };
  return [...inPath, ...(op.token === "query" ? [ofLink] : []), ...inQuery, ...headersOf(op)];
}

function headersOf(op: Described): JsonSchema[] {
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: both({
      ru: "Повтор с тем же ключом не выполняется дважды (сутки).",
      en: "A repeat with the same key is not done twice (for a day).",
    }),
    schema: { type: "string", pattern: "^[!-~]{1,255}$" },
  };
  const match = {
    name: "If-Match",
    in: "header",
    required: op.ifMatch === "required",
    description: both({ ru: "ETag прочитанной версии.", en: "The ETag of the version you read." }),
    schema: { type: "string", examples: ['"v7"'] },
  };
  return [...(op.method === "get" || op.open ? [] : [key]), ...(op.ifMatch ? [match] : [])];
}

function answerHeaders(op: Described): JsonSchema {
  const header = (ru: string, en: string) => ({ description: `${ru} / ${en}`, schema: { type: "string" } });
  const repeatable = op.method !== "get" && !op.open;
  return {
    "X-Request-Id": header("Номер запроса", "request id"),
    ETag: hasVersion(op.answer.schema) ? header("Версия", "version") : undefined,
    Location: op.answer.status === 201 ? header("Где найти", "where to find it") : undefined,
    "Idempotent-Replayed": repeatable ? header("true, если это повтор", "true for a repeat") : undefined,
  };
}

const hasVersion = (schema: z.ZodType | undefined): boolean =>
  schema !== undefined &&
  "shape" in schema &&
  typeof schema.shape === "object" &&
  schema.shape !== null &&
  "version" in schema.shape;
