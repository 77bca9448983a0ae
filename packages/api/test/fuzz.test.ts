import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { described } from "../src/openapi/index.ts";
import { familyBodies, linksOfAll, pageBodies } from "./doors.ts";
import { ask, makeWorld, type World } from "./world.ts";

// Whatever comes, it is the sender's fault or it works: never a 500. Answers are held to their description by ask().

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const ids = (): Record<string, string> => ({ ...world.ours.family, agencyId: world.ours.school, account: "somebody" });
const fill = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids()[name]!));
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\u0000",
    "\ud800",
    "a\r\nb: c",
    "\u202e",
    "__proto__",
    "T#x#",
    "9".repeat(400),
    "2025-02-30",
    "",
    " ",
  ),
);
const anything = fc.jsonValue({ depthSize: "small" });

/** A body that was right, with one thing changed somewhere in it. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value))
    return fc.oneof(
      anything,
      fc.constant([...value, ...value]),
      ...value.map((v, i) => spoilt(v).map((s) => value.with(i, s))),
    );
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    return fc.oneof(
      anything,
      fc.tuple(nasty, anything).map(([key, v]) => ({ ...value, [key]: v })),
      ...entries.map(([key]) => fc.constant(Object.fromEntries(entries.filter(([k]) => k !== key)))),
      ...entries.map(([key, v]) => spoilt(v).map((s) => ({ ...value, [key]: s }))),
    );
  }
  return fc.oneof(anything, nasty);
}

// First of all: what follows may remove what the links are about.
test("no answer by a link that lives breaks it", async () => {
  const tokens = await linksOfAll(world);
  let from = 0;
  for (const { id, kind, action, body } of answers()) {
    const { path } = described.find(({ operationId }) => operationId === id)!;
    await fc.assert(
      fc.asyncProperty(spoilt(body), async (beside) => {
        const answer = await ask(world, "POST", `/v1${path}`, {
          body: JSON.stringify({ ...(beside as object), token: tokens[kind], action }),
          from: `2001:db8:2:${(from++).toString(16)}::1`,
        });
        expect(answer.status, `${id} ${action}: ${answer.text}`).toBeLessThan(500);
        expect(answer.json.code, `${id} ${action}`).not.toBe("link.invalid");
      }),
      { numRuns: 8 },
    );
  }
});

test.each(described.filter((op) => op.body).map((op) => op.operationId))("%s: no body breaks it", async (id) => {
  const op = described.find((o) => o.operationId === id)!;
  const example = Object.values(op.examples!)[0]!.value;
  let from = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt(example), anything), async (body) => {
      const answer = await ask(world, op.method.toUpperCase(), `/v1${fill(op.path)}`, {
        token: world.tokens.coordinator,
        body: JSON.stringify(body),
        headers: { "if-match": "*" },
        from: `2001:db8:0:${(from++).toString(16)}::1`,
      });
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: 60, examples: [[incomparable(example)]] },
  );
});

/** The same body, each part of which has a length that nothing can be compared with. */
const incomparable = (body: unknown) =>
  Object.fromEntries(Object.keys(body as object).map((key) => [key, { length: { toString: false } }]));

/** Each answer behind a link, with the kind that gives it; what is spoilt is what stands beside the token. */
const answers = (): { id: string; kind: "family" | "page"; action: string; body: object }[] => [
  ...Object.entries(familyBodies(world)).map(([action, named]) => {
    const body = { reason: "Слова", from: "x", ...named };
    return { id: "openFamily", kind: "family" as const, action, body };
  }),
  ...Object.entries(pageBodies(world)).flatMap(([id, bodies]) =>
    bodies.map(({ action, ...body }) => ({ id, kind: "page" as const, action, body })),
  ),
];

test("no text in place of JSON breaks it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.uint8Array()), async (body) => {
      const answer = await ask(world, "POST", "/v1/agencies", {
        token: world.tokens.coordinator,
        body: body as string,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});

test("no query and no header breaks it", async () => {
  const lists = described.filter((op) => op.query);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...lists),
      fc.constantFrom("query", "municipality", "cursor", "limit", "bucket", "agency", "kind", "x"),
      nasty,
      async (op, name, value) => {
        const query = new URLSearchParams([[name, value]]);
        const answer = await ask(world, "GET", `/v1${fill(op.path)}?${query}`, { token: world.tokens.coordinator });
        expect(answer.status, answer.text).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("authorization", "if-match", "idempotency-key", "content-type", "x-forwarded-for"),
      fc.string(),
      async (name, value) => {
        const answer = await ask(world, "POST", `/v1/steps/${world.ours.family.stepId}/accept`, {
          token: world.tokens.coordinator,
          body: {},
          headers: { [name]: value },
        });
        expect(answer.status, answer.text).toBeLessThan(500);
      },
    ),
    { numRuns: 100 },
  );
});

test("no address breaks it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.webPath(), { maxLength: 3 }),
      fc.constantFrom("GET", "POST", "PUT", "PATCH"),
      async (parts, method) => {
        const response = await world.app.request(`/v1/${parts.join("")}`, { method });
        expect(response.status).toBeLessThan(500);
        expect(response.status).toBeGreaterThanOrEqual(400);
      },
    ),
    { numRuns: 200 },
  );
});
