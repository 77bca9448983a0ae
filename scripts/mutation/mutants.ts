import { parseAst } from "vitest/node";

/** One guard made wrong: a stretch of the source, and what stands there instead. */
export interface Mutant {
  start: number;
  end: number;
  text: string;
  isStatement: boolean;
  /** For people: what was done to which text. */
  what: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/**
 * Every way in which a guard of a source can be left out or turned round: a refusal that is thrown or answered, a call that may refuse
 * (`must…`, `governed`, `visible`, …), each part of a condition that is and-ed or or-ed, each comparison, what is chosen between, and
 * which of several are kept.
 */
export function mutantsOf(source: string): Mutant[] {
  const found: Mutant[] = [];
  const put = (node: Node, text: string, what: string) => {
    const was = source.slice(node.start, node.end).replaceAll(/\s+/g, " ").slice(0, 90);
    const isStatement = node.type.endsWith("Statement");
    found.push({ start: node.start, end: node.end, text, isStatement, what: `${what}: ${was}` });
  };
  const textOf = (node: Node) => source.slice(node.start, node.end);
  walk(parseAst(source, { lang: "ts" }) as unknown as Node, (node) => {
    if (node.type === "IfStatement" && refuses(node.consequent as Node)) put(node, ";", "left out");
    if (node.type === "ExpressionStatement" && isGuard(node.expression as Node)) put(node, ";", "left out");
    if (node.type === "LogicalExpression" && node.operator !== "??") {
      put(node.left as Node, node.operator === "&&" ? "true" : "false", "taken as said");
      put(node.right as Node, node.operator === "&&" ? "true" : "false", "taken as said");
    }
    const turned = node.type === "BinaryExpression" && opposite[node.operator as string];
    if (turned) put(node, `!(${textOf(node)})`, "turned round");
    const test = node.type === "ConditionalExpression" ? (node.test as Node) : undefined;
    if (test && !judged.has(test.type)) put(test, `!(${textOf(test)})`, "chosen otherwise");
    const kept = keptBy(node);
    if (kept && !judged.has(kept.type)) put(kept, "true", "kept all");
  });
  return found;
}

const opposite: Readonly<Record<string, boolean>> = {
  "===": true,
  "!==": true,
  "<=": true,
  "<": true,
  ">=": true,
  ">": true,
};
/** What is made wrong by itself, wherever it stands. */
const judged: ReadonlySet<string> = new Set(["BinaryExpression", "LogicalExpression"]);

/** By what a list is cut: the expression of `filter`, `find`, `some` or `every`. */
function keptBy(node: Node): Node | undefined {
  if (node.type !== "CallExpression") return undefined;
  const { property } = node.callee as Node & { property?: Node };
  const [given] = node.arguments as Node[];
  if (!/^(?:filter|find|findLast|some|every)$/.test(`${property?.name}`)) return undefined;
  const body = given?.type === "ArrowFunctionExpression" ? (given.body as Node) : undefined;
  return body?.type === "BlockStatement" ? undefined : body;
}

/** What an `if` does when it stops: throws, or answers nothing or a no. */
function refuses(node: Node): boolean {
  const body = node.type === "BlockStatement" ? (node.body as Node[]) : [node];
  const only = body.length === 1 ? body[0]! : undefined;
  if (only?.type === "ThrowStatement") return true;
  if (only?.type !== "ReturnStatement") return false;
  const value = only.argument as Node | null;
  return value === null || value.type === "Literal" || (value.type === "Identifier" && value.name === "undefined");
}

const guards = /^(?:must[A-Z]\w*|governed|visible|held|assertLive)$/;

function isGuard(node: Node): boolean {
  const call = node.type === "AwaitExpression" ? (node.argument as Node) : node;
  if (call.type !== "CallExpression") return false;
  const callee = call.callee as Node;
  const name = callee.type === "MemberExpression" ? (callee.property as Node) : callee;
  return name.type === "Identifier" && guards.test(name.name as string);
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "typeAnnotation" || key === "returnType") continue;
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === "object" && one !== null && "type" in one) walk(one as Node, visit);
  }
}

/**
 * A source with all its mutants in it, each asleep until `globalThis.mutant(its id)` says yes: so a file is read and compiled once for
 * all of them.
 */
export function withAll(source: string, mutants: readonly Mutant[], idOf: (mutant: Mutant) => string): string {
  const write = (from: number, to: number, inside: readonly Mutant[]): string => {
    let [text, at] = ["", from];
    // The outermost first; several of one place together.
    const places = inside.toSorted((a, b) => a.start - b.start || b.end - a.end);
    while (places.length > 0) {
      const { start, end } = places[0]!;
      const within = places.filter((one) => one.end <= end && one.start < end);
      const [here, deeper] = [
        within.filter((one) => one.start === start && one.end === end),
        within.filter((one) => one.start !== start || one.end !== end),
      ];
      places.splice(0, within.length);
      text +=
        source.slice(at, start) + here.reduce((was, one) => asleep(was, one, idOf(one)), write(start, end, deeper));
      at = end;
    }
    return text + source.slice(at, to);
  };
  return write(0, source.length, mutants);
}

function asleep(was: string, { text, isStatement }: Mutant, id: string): string {
  const isAwake = `globalThis.mutant(${JSON.stringify(id)})`;
  return isStatement ? `{ if (!${isAwake}) { ${was} } }` : `(${isAwake} ? ${text} : ${was})`;
}
