import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";
import { expect, it } from "vitest";
import { addresses } from "../../packages/api/src/operations/addresses.ts";

// Whatever changes a record as a whole (PUT, PATCH) sends the version that was read, and somebody else may have been faster. The console
// then shows both versions side by side: its acts are made by `changing` of parts/act.ts, or a form shows <Conflict> itself.

const src = path.resolve(import.meta.dirname, "../../packages/console/src");

type Node = Record<string, unknown> & { type: string };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Every call of a program, each with what stands around it. */
function* callsIn(node: Node, above: readonly Node[] = []): Generator<{ call: Node; above: readonly Node[] }> {
  if (node.type === "CallExpression") yield { call: node, above };
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* callsIn(child, [...above, node]);
}

/** `api.PUT` of `api.PUT(…)`, `write` of `write(…)`. */
function calleeOf({ callee }: Node): string {
  if (!isNode(callee)) return "";
  if (callee.type !== "MemberExpression") return String(callee.name ?? "");
  const { object, property } = callee as unknown as { object: Node; property: Node };
  return `${object.name}.${property.name}`;
}

/** The nearest function around it that has a name. */
function functionAround(above: readonly Node[]): string | undefined {
  const named = above.findLast(
    ({ type, init }) =>
      type === "FunctionDeclaration" ||
      (type === "VariableDeclarator" && isNode(init) && init.type === "ArrowFunctionExpression"),
  );
  return isNode(named?.id) ? String(named.id.name) : undefined;
}

/** Requests that change what was read, and whose form would say no more than that it failed. */
function unshown(text: string): string[] {
  if (text.includes("parts/conflict.tsx")) return [];
  const all = [...callsIn(parseSync("a.tsx", text).program as unknown as Node)];
  const isShown = (above: readonly Node[], seen: readonly string[] = []): boolean => {
    if (above.some((node) => node.type === "CallExpression" && calleeOf(node) === "changing")) return true;
    const name = functionAround(above);
    if (!name || seen.includes(name)) return false;
    const uses = all.filter(({ call }) => calleeOf(call) === name);
    return uses.length > 0 && uses.every((use) => isShown(use.above, [...seen, name]));
  };
  return all
    .filter(({ call, above }) => /^api\.(?:PUT|PATCH)$/.test(calleeOf(call)) && !isShown(above))
    .map(({ call }) => `${calleeOf(call)} ${(call.arguments as Node[])[0]?.value}`);
}

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(src, file), "utf8") }));

it("every form of the console that changes what was read shows both versions", () => {
  const wrong = sources.flatMap(({ file, text }) =>
    unshown(text).map((call) => `${file}: ${call}: use changing({ … })`),
  );
  expect(wrong).toEqual([]);
});

it("knows such requests when it sees them, and what shows both versions", () => {
  const write = 'const write = (record, once) => take(api.PUT("/v1/bodies/{bodyId}", {}));';
  expect(unshown('const act = { run: () => take(api.PATCH("/v1/a/{id}", {})) };')).toEqual(["api.PATCH /v1/a/{id}"]);
  expect(unshown(`${write} const act = { run: () => write() };`)).toEqual(["api.PUT /v1/bodies/{bodyId}"]);
  expect(unshown(`${write} const act = changing({ run: () => write() });`)).toEqual([]);
  expect(
    unshown(`${write} const a = changing({ run: () => write() }); const b = { run: () => write() };`),
  ).toHaveLength(1);
  expect(unshown(write)).toHaveLength(1);
});

it("there is something to hold: the console changes records of several rooms", () => {
  const changing = Object.values(addresses).flatMap((room) =>
    Object.values(room).filter((address: string) => /^(?:PUT|PATCH) /.test(address)),
  );
  const asked = changing.filter((address) => {
    const [method, at] = address.split(" ");
    return sources.some(({ text }) =>
      new RegExp(`api\\.${method}\\(\\s*"/v1${at!.replace(/[{}]/g, "\\$&")}"`).test(text),
    );
  });
  expect(asked.length).toBeGreaterThan(6);
});
