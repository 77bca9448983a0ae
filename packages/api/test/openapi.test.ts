import { refusalCodes } from "@marshrut/core/shared";
import { describe, expect, test } from "vitest";
import { described, ourDocument, ourPublished, tags } from "../src/openapi/index.ts";

import { edgeCodes, problemStatus, titles } from "../src/problems/index.ts";

const document = ourDocument({ issuer: "https://id.example.org" });

test("every operation has a name of its own, both languages, a known group", () => {
  const ids = described.map((op) => op.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const op of described) {
    for (const text of [op.summary, op.description, op.answer.description]) {
      expect(text.ru, op.operationId).toMatch(/[а-я]/);
      expect(text.en, op.operationId).toMatch(/^[^а-я]*(СНИЛС|ИПРА|[^а-я])*$/);
    }
    expect(Object.keys(tags)).toContain(op.tag);
    expect(Boolean(op.open), op.operationId).toBe(["links", "pages"].includes(op.tag));
    expect(op.token !== undefined, op.operationId).toBe(op.tag === "links");
  }
});

test("every body has an example, and every example is taken by its schema", () => {
  for (const op of described) {
    if (!op.body) continue;
    expect(Object.keys(op.examples ?? {}), op.operationId).not.toEqual([]);
    for (const { value } of Object.values(op.examples ?? {}))
      expect(op.body.safeParse(value).error?.issues).toBeUndefined();
  }
});

test("changing a version wants If-Match: PATCH and PUT", () => {
  for (const op of described)
    expect(op.ifMatch === "required", op.operationId).toBe(op.method === "patch" || op.method === "put");
});

const pages = [
  ...["/", "/docs", "/openapi.json", "/health", "/assets/{name}"],
  ...["/respond", "/organisation", "/reports", "/office", "/family", "/form", "/sign-up", "/talk"],
  ...[
    "/help",
    "/help/ask",
    "/help/{serviceKey}",
    "/early-help",
    "/library",
    "/library/{itemId}",
    "/library/{itemId}/files/{itemFileId}",
    "/practice/{itemId}",
    "/results",
    "/results/table",
    "/events",
    "/events/{occasionId}",
    "/events/{occasionId}/files/{materialId}",
    "/events/{occasionId}/talks",
    "/events/{occasionId}/programme.ics",
    "/sites",
    "/certificates",
    "/courses",
    "/sitemap.xml",
    "/robots.txt",
  ],
  ...["/organisations/{agencyId}", "/organisations/{agencyId}/sheet"],
  ...["/hsds", "/hsds/profile", "/hsds/services", "/hsds/services/{id}", "/hsds/taxonomy_terms"],
  ...["/hsds/organizations", "/hsds/organizations/{id}"],
];

describe("the document", () => {
  test("tells of everything that needs no access token, the pages too", () => {
    const open = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => Array.isArray(security) && security.length === 0)
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    expect(open.toSorted()).toEqual(
      [
        ...["POST /v1/respond", "POST /v1/respond/organisation", "POST /v1/respond/many"],
        ...["POST /v1/respond/attachments", "POST /v1/respond/uploads", "POST /v1/respond/files"],
        "POST /v1/respond/files/remove",
        ...[
          "POST /v1/respond/courses",
          "POST /v1/respond/capacity",
          "POST /v1/respond/resources",
          "POST /v1/respond/library",
          "POST /v1/respond/placements",
          "POST /v1/respond/appointments",
          "POST /v1/respond/lessons",
          "POST /v1/respond/accompaniments",
          "POST /v1/respond/plans",
          "POST /v1/respond/requests",
          "POST /v1/respond/wards",
          "POST /v1/respond/events",
          "POST /v1/respond/specialists",
          "POST /v1/respond/internships",
          "POST /v1/respond/advice",
          "POST /v1/certificates/check",
          "POST /v1/sign-ups/respond",
          "POST /v1/talks/respond",
          "POST /v1/respond/talks",
          "POST /v1/respond/listing",
          "POST /v1/respond/enquiries",
          "POST /v1/respond/meetings",
        ],
        ...[
          "POST /v1/reports/respond",
          "POST /v1/office/sessions",
          "POST /v1/family",
          "POST /v1/family/code",
          "POST /v1/family/renew",
          "POST /v1/forms/respond",
          "GET /v1/files",
          "GET /v1/files/exports",
          "GET /v1/calendars/{token}",
        ],
        ...[
          "GET /v1/unsubscribe",
          "POST /v1/unsubscribe",
          "POST /help/ask",
          "POST /events/{occasionId}",
          "POST /events/{occasionId}/talks",
          "POST /certificates",
        ],
        ...pages.map((path) => `GET ${path}`),
      ].toSorted(),
    );
  });

  test("says where the token of a link stands", () => {
    const file = document.paths["/v1/files"]!.get!;
    expect(file.parameters).toMatchObject([{ name: "token", in: "query", required: true }]);
    expect(Object.keys(Object(file.responses)["200"].content)).toEqual([
      "application/pdf",
      "image/jpeg",
      "image/png",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      // The page that puts the parts of a long file together.
      "text/html",
    ]);
    expect(document.paths["/v1/calendars/{token}"]!.get!.parameters).toMatchObject([{ name: "token", in: "path" }]);
  });

  test("says under which licence the API may be used", () => {
    expect(document.info).toMatchObject({ license: { name: "Apache-2.0", identifier: "Apache-2.0" } });
  });

  test("refers only to what it has", () => {
    const names = Object.keys(document.components.schemas);
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(names).toContain(name);
    expect(JSON.stringify(document)).not.toMatch(/"\$(id|schema|defs)"/);
  });

  test("says of every operation what it is called, may answer and who may ask", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!pages.includes(path)) expect(path).toMatch(/^\/v1\//);
      for (const described of Object.values(methods)) {
        const { responses, parameters } = described as {
          responses: Record<string, unknown>;
          parameters: Array<{ name: string; in: string }>;
        };
        expect(Object.keys(responses).some((s) => s.startsWith("2"))).toBe(true);
        for (const status of ["500", "503"]) expect(responses).toHaveProperty(status);
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(parameters.filter((p) => p.in === "path").map((p) => p.name)).toEqual(inPath);
      }
    }
  });

  test("bodies are strict: nothing beyond what is named", () => {
    const loose: string[] = [];
    const look = (schema: unknown, at: string) => {
      if (typeof schema !== "object" || schema === null) return;
      const s = schema as Record<string, unknown>;
      if (s.type === "object" && s.properties && s.additionalProperties !== false) loose.push(at);
      for (const [key, value] of Object.entries(s)) look(value, `${at}/${key}`);
    };
    for (const [name, schema] of Object.entries(document.components.schemas))
      if (name.endsWith("Body")) look(schema, name);
    expect(loose).toEqual([]);
  });
});

describe("the document as it is handed out", () => {
  const published = ourPublished({ issuer: "https://id.example.org" });

  test("says with names for what it says often what the whole says in its places", () => {
    const at = (ref: string): unknown =>
      ref
        .slice(2)
        .split("/")
        .reduce<unknown>((of, key) => (of as Record<string, unknown>)[key], published);
    // What the whole names itself stays a name.
    const own = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    const inPlace = (value: unknown, whole: unknown): unknown => {
      if (Array.isArray(value)) return value.map((one, i) => inPlace(one, (whole as unknown[] | undefined)?.[i]));
      if (typeof value !== "object" || value === null) return value;
      const ref = (value as { $ref?: string }).$ref;
      const named = ref !== undefined && (whole as { $ref?: string } | undefined)?.$ref === ref && own.has(ref);
      if (ref !== undefined && !named) return inPlace(at(ref), whole);
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, inPlace(inner, (whole as Record<string, unknown>)?.[key])]),
      );
    };
    const whole = JSON.parse(JSON.stringify(document));
    expect(inPlace(published.paths, whole.paths)).toEqual(whole.paths);
    for (const [name, schema] of Object.entries(whole.components.schemas))
      expect(inPlace(published.components.schemas[name], schema), name).toEqual(schema);
  });

  test("is shorter by a third, and names nothing that it does not have", () => {
    const text = JSON.stringify(published);
    expect(text.length).toBeLessThan(JSON.stringify(document).length * 0.67);
    for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect(published.components[kind as "schemas"]).toHaveProperty([name!]);
  });
});

test("every problem has a status and a title in both languages", () => {
  const codes = [...refusalCodes, ...edgeCodes];
  expect(Object.keys(problemStatus).toSorted()).toEqual(codes.toSorted());
  for (const code of codes) {
    expect(titles[code].ru).toMatch(/[а-я]/i);
    expect(titles[code].en).toMatch(/^[A-Z][a-zA-Z ,'-]+$/);
    // What waits for a second person is taken down: neither done nor wrong.
    if (code === "second-person.wanted") expect(problemStatus[code]).toBe(202);
    else expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
  }
});
