import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { roles } from "@marshrut/core/shared";
import { parseSync } from "vite";
import { expect, it } from "vitest";
import { addresses } from "../../packages/api/src/operations/addresses.ts";
import { table } from "../../packages/api/src/policy/table.ts";
import { screens, sources } from "./screens.ts";

// What a role may not do is not offered: of every screen it is read what it asks the API for, and of the API's policy to whom it is given.

const policy: Readonly<Record<string, Readonly<Partial<Record<string, unknown>>>>> = table;

/** Ids of operations by method and address, as the client names them. */
const operations = new Map(
  Object.values(addresses)
    .flatMap((room) => Object.entries<string>(room))
    .map(([id, at]) => [at.replace(" /", " /v1/"), id]),
);

/** Acts that are made in one file, and offered in another where the record says so. */
const offeredElsewhere = new Set(["changeBody"]);

interface Asks {
  /** What is asked of the API, but what a record gives: it is offered where the record says so (`mayDo`), which is the API's answer to its reader. */
  operations: ReadonlySet<string>;
  /** Rights that are looked at, by `can` or by a table of what there is. */
  rights: ReadonlySet<string>;
}

type Node = Record<string, unknown> & { type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
const textOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
const named = (node: unknown, name: string): boolean => isNode(node) && node.name === name;

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodes(child);
}

function asksOf(files: readonly string[]): Asks {
  const asks = { operations: new Set<string>(), rights: new Set<string>() };
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const ofRecords = /\bmayDo\b/.test(source);
    for (const node of nodes(parseSync(file, source).program as unknown as Node)) {
      const text = textOf(node);
      if (text !== undefined && text in policy) asks.rights.add(text);
      if (node.type !== "CallExpression" || !isNode(node.callee)) continue;
      const { object, property } = node.callee as { object?: unknown; property?: Node };
      const address = textOf((node.arguments as unknown[])[0]);
      if (!named(object, "api") || address === undefined) continue;
      const method = String(property?.name);
      if (method === "GET" || !ofRecords) asks.operations.add(operations.get(`${method} ${address}`) ?? address);
    }
  }
  return asks;
}

/** A screen's own files. */
const filesOf = (folder: string) =>
  readdirSync(path.join(sources, "screens", folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(sources, "screens", folder, file));

it.each(screens)("$folder asks nothing of the API that it does not give to its reader", ({ needs, folder }) => {
  const asks = asksOf(filesOf(folder));
  expect([...needs, ...asks.operations].filter((one) => !(one in policy))).toEqual([]);
  for (const role of roles) {
    const may = (operation: string) => policy[operation]?.[role] !== undefined;
    if (!needs.every(may)) continue;
    const refused = [...asks.operations].filter(
      (one) => !may(one) && !asks.rights.has(one) && !offeredElsewhere.has(one),
    );
    expect(refused, role).toEqual([]);
  }
});

it("reads every screen, and what is asked in it", () => {
  expect(screens.length).toBeGreaterThan(40);
  expect(asksOf(filesOf("step")).operations).toContain("getStep");
  expect(asksOf(filesOf("accounts")).operations).toContain("findAccounts");
});
