import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { described } from "../src/openapi/index.ts";
import { requestOf } from "./budget.requests.ts";
import { type Budget, budgets, linear } from "./budget.ts";
import { type Counted, countedWorld, type Operations } from "./budget.world.ts";
import { ask, staffToken, type World } from "./world.ts";

// DESIGN §9: every operation has a written budget of store operations, and none grows with the number of children. Made from
// the description of the API, so that a new operation is held to it without anybody remembering.

let few: Counted;
let many: Counted;
beforeAll(async () => {
  [few, many] = [await countedWorld(10), await countedWorld(200)];
}, 300_000);

const tuple = ({ reads, queries, transactions }: Operations): Budget => [reads, queries, transactions];
const exceeds = (taken: Budget, most: Budget) => taken.some((n, i) => n > most[i]!);

/** Whatever is a file is saved and never shown, by every operation that hands one out (FAULTS B23). */
function mustBeSafe(headers: Headers, id: string): void {
  const type = headers.get("content-type") ?? "application/json";
  if (/^(application\/(problem\+)?json|text\/(html|calendar))/.test(type)) return;
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; (filename="[\w. -]+\.\w+"|(filename="[\w. -]+\.\w+"; )?filename\*=UTF-8''[\w%.!~-]+)$/,
  );
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  // What everybody may have may be kept for a while by whoever has read it.
  const isForAll = id === "eventFile" || id === "libraryFile";
  expect(headers.get("cache-control")).toBe(isForAll ? "public, max-age=300" : "no-store");
}

/** Asks an operation once, each from an address of its own: guesses cost. */
async function taken(of: Counted, id: string): Promise<Budget> {
  const op = described.find(({ operationId }) => operationId === id)!;
  const { world } = of;
  const from = `2001:db8::${described.indexOf(op).toString(16)}`;
  const operations = await of.counted(
    () => requestOf(op, world),
    async ({ path, body }) => {
      const headers = { "if-match": "*" };
      const answer = await ask(world, op.method.toUpperCase(), path, {
        token: staffToken(world, id),
        body,
        headers,
        from,
      });
      expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(300);
      if (!["asset", "sitemap", "robots"].includes(id)) mustBeSafe(answer.headers, id); // our own script and style
    },
  );
  return tuple(operations);
}

const ids = described.map((op) => op.operationId);

/** Rows that allow more than was taken, by `BUDGETS=1`: what has become cheaper is written down as that (decision 0063). */
const measured = new Map<string, Budget>();
afterAll(() => {
  if (!process.env.BUDGETS) return;
  for (const [id, taken] of measured)
    if (exceeds(budgets[id]!, taken)) process.stdout.write(`${id}: [${taken}] of [${budgets[id]}]\n`);
});

it("has a row for each operation of the description, and none beside", () => {
  expect(Object.keys(budgets).toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(linear).filter((id) => !ids.includes(id))).toEqual([]);
});

describe("reads, queries and transactions", () => {
  it.each(ids.filter((id) => id in budgets))("%s", async (id) => {
    const [small, large] = [await taken(few, id), await taken(many, id)];
    measured.set(id, small);
    expect(exceeds(small, budgets[id]!), `takes ${small}, its budget is ${budgets[id]}`).toBe(false);
    if (id in linear) expect(exceeds(large, small), `${id} does not grow: take it off the list`).toBe(true);
    else expect(exceeds(large, small), `takes ${small} with 10 children and ${large} with 200`).toBe(false);
  });
});

/** A value with one list in it twice over, for each of its lists. */
function doubled(value: unknown): unknown[] {
  if (Array.isArray(value))
    return [[...value, ...value], ...value.flatMap((one, i) => doubled(one).map((twice) => value.with(i, twice)))];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => doubled(one).map((twice) => ({ ...value, [key]: twice })));
}

/** Lists that no first example has, of whom the world knows. */
const alsoNamed: Record<string, (world: World) => object> = {
  changeChild: ({ ours: { family } }) => ({
    addRepresentatives: [{ surname: "Соловьёв", givenName: "Пётр", relation: "parent" }],
    removeRepresentatives: [family.representative],
  }),
  changeFamily: ({ ours: { family } }) => ({
    addMembers: [{ kin: "grandparent", givenName: "Раиса" }],
    removeMembers: [family.representative],
  }),
};

it("breaks nowhere by what is named twice in a body", async () => {
  const { world } = few;
  for (const op of described.filter(({ body }) => body)) {
    const asked = async (of: (usual: unknown) => unknown) =>
      few.counted(
        () => requestOf(op, world),
        async ({ path, body }) => {
          const token = staffToken(world, op.operationId);
          const request = { token, body: of(body), headers: { "if-match": "*" }, from: "2001:db8:3::1" };
          const answer = await ask(world, op.method.toUpperCase(), path, request);
          expect(answer.status, `${op.operationId} ${JSON.stringify(request.body)}`).toBeLessThan(500);
        },
      );
    const example = Object.values(op.examples ?? {})[0]?.value;
    for (let i = 0; i < doubled(example).length; i++) await asked((usual) => doubled(usual)[i] ?? usual);
    const more = alsoNamed[op.operationId]?.(world);
    for (const body of more ? doubled(more) : []) await asked(() => body);
  }
});
