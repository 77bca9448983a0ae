import { parseAst } from "vitest/node";

/** One guard made wrong: a stretch of the source, and what stands there instead. */
export interface Mutant {
  start: number;
  end: number;
  text: string;
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
 * (`must…`, `governed`, `visible`, …), each part of a condition that is and-ed or or-ed, each comparison for sameness.
 */
export function mutantsOf(source: string): Mutant[] {
  const found: Mutant[] = [];
  const put = (node: Node, text: string, what: string) => {
    const was = source.slice(node.start, node.end).replaceAll(/\s+/g, " ").slice(0, 90);
    found.push({ start: node.start, end: node.end, text, what: `${what}: ${was}` });
  };
  walk(parseAst(source, { lang: "ts" }) as unknown as Node, (node) => {
    if (node.type === "IfStatement" && refuses(node.consequent as Node)) put(node, ";", "left out");
    if (node.type === "ExpressionStatement" && isGuard(node.expression as Node)) put(node, ";", "left out");
    if (node.type === "LogicalExpression" && node.operator !== "??") {
      put(node.left as Node, node.operator === "&&" ? "true" : "false", "taken as said");
      put(node.right as Node, node.operator === "&&" ? "true" : "false", "taken as said");
    }
    const turned = node.type === "BinaryExpression" && opposite[node.operator as string];
    if (turned) put(node, `!(${source.slice(node.start, node.end)})`, "turned round");
  });
  return found;
}

const opposite: Readonly<Record<string, boolean>> = { "===": true, "!==": true, "<=": true, "<": true, ">": true };

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
