import jsonata from "jsonata";
import { functions } from "./functions.ts";

/** What one expression refers to. */
export interface Reading {
  /** Variables that must have been assigned before. */
  variables: Set<string>;
  /** Fields taken of `$states`, each as the names that follow: `["context", "Task", "Token"]`; empty for a bare `$states`. */
  states: string[][];
  /** Unqualified names and `$`, `$$` with no context: nothing in Step Functions, where the input is `$states.input`. */
  contextless: string[];
  /** Names of object fields that it makes or takes, but for those of `$states.context`. */
  keys: Set<string>;
  /** It assigns `$states`, which is reserved. */
  bindsStates: boolean;
}

/** Reads `{% … %}` without its delimiters. @returns the parser's message where it is no JSONata */
export function readExpression(source: string): Reading | { fault: string } {
  let ast: Node;
  try {
    ast = jsonata(source).ast() as unknown as Node;
  } catch (error) {
    return { fault: error instanceof Error || isParserError(error) ? error.message : String(error) };
  }
  const reading: Reading = { variables: new Set(), states: [], contextless: [], keys: new Set(), bindsStates: false };
  visit(ast, { locals: new Set(), context: false }, reading);
  return reading;
}

// jsonata throws plain objects.
const isParserError = (error: unknown): error is { message: string } =>
  typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";

/** The parts of jsonata's syntax tree that are read here; its own declaration leaves most of them out. */
interface Node {
  type: string;
  value?: unknown;
  steps?: Node[];
  lhs?: Node | [Node, Node][];
  rhs?: Node | [Node, Node][];
  expression?: Node;
  expressions?: Node[];
  arguments?: Node[];
  procedure?: Node;
  body?: Node;
  condition?: Node;
  then?: Node;
  else?: Node;
  stages?: Node[];
  predicate?: Node[];
  expr?: Node;
  group?: Node;
  terms?: Node[];
  pattern?: Node;
  update?: Node;
  delete?: Node;
  focus?: string;
  index?: string;
}

interface Env {
  /** Bound within the expression; a block adds to it as it goes. */
  locals: Set<string>;
  /** Whether `$` and plain names mean something here: inside a path step or a filter. */
  context: boolean;
}

const inner = (env: Env, context = env.context): Env => ({ locals: new Set(env.locals), context });

function visit(node: Node, env: Env, out: Reading): void {
  switch (node.type) {
    case "path":
      visitPath(node, env, out);
      break;
    case "variable":
      visitVariable(String(node.value), [], env, out);
      break;
    case "name":
      out.keys.add(String(node.value));
      if (!env.context) out.contextless.push(String(node.value));
      break;
    case "wildcard":
    case "descendant":
    case "parent":
      if (!env.context) out.contextless.push(node.type);
      break;
    case "bind": {
      const name = String((node.lhs as Node).value);
      if (name === "states") out.bindsStates = true;
      const rhs = node.rhs as Node;
      if (rhs.type === "lambda") env.locals.add(name); // it may call itself
      visit(rhs, env, out);
      env.locals.add(name);
      break;
    }
    case "block": {
      const scope = inner(env);
      for (const expression of node.expressions ?? []) visit(expression, scope, out);
      break;
    }
    case "lambda": {
      const scope = inner(env);
      for (const parameter of node.arguments ?? []) scope.locals.add(String(parameter.value));
      if (node.body) visit(node.body, scope, out);
      break;
    }
    case "transform":
      for (const part of [node.pattern, node.update, node.delete]) if (part) visit(part, inner(env, true), out);
      break;
    default:
      for (const child of childrenOf(node, out)) visit(child, env, out);
  }
  visitFilters(node, env, out);
}

/** Operators, calls, conditions, arrays and objects: what they are made of, in the same context. */
function childrenOf(node: Node, out: Reading): Node[] {
  const single = [node.expression, node.condition, node.then, node.else, node.procedure].filter((n) => n !== undefined);
  const sides = [node.lhs, node.rhs].flatMap((side) => {
    if (!Array.isArray(side)) return side ? [side] : [];
    return side.flatMap(([key, value]) => {
      if (key.type === "string") out.keys.add(String(key.value));
      return [key, value];
    });
  });
  return [...single, ...sides, ...(node.expressions ?? []), ...(node.arguments ?? [])];
}

/** `a[…]`, `a{…}`: what stands in the brackets sees each element as its context. */
function visitFilters(node: Node, env: Env, out: Reading): void {
  for (const filter of [...(node.stages ?? []), ...(node.predicate ?? [])])
    if (filter.expr) visit(filter.expr, inner(env, true), out);
  if (node.group) for (const child of childrenOf(node.group, out)) visit(child, inner(env, true), out);
}

function visitPath(node: Node, outer: Env, out: Reading): void {
  const [first, ...rest] = node.steps ?? [];
  if (!first) return;
  const names = leadingNames(rest);
  const env = inner(outer);
  if (first.type === "variable") {
    visitVariable(String(first.value), names, env, out);
    visitFilters(first, env, out);
  } else visit(first, env, out);
  bindSteps(first, env);

  // The names under $states.context are AWS's own (`Execution.Name`): they say nothing of what we put in.
  const ofContext = first.type === "variable" && first.value === "states" && names[0] === "context";
  for (const step of rest) {
    const scope: Env = { locals: env.locals, context: true };
    if (step.type === "name" && ofContext) visitFilters(step, scope, out);
    else if (step.type === "sort") for (const term of step.terms ?? []) visit(term.expression!, inner(scope), out);
    else visit(step, scope, out);
    bindSteps(step, env);
  }
}

const leadingNames = (steps: Node[]): string[] => {
  const end = steps.findIndex((step) => step.type !== "name");
  return (end < 0 ? steps : steps.slice(0, end)).map((step) => String(step.value));
};

/** `a@$v` and `a#$i` bind for the steps that follow. */
function bindSteps({ focus, index }: Node, env: Env): void {
  for (const name of [focus, index]) if (name !== undefined) env.locals.add(name);
}

function visitVariable(name: string, names: string[], env: Env, out: Reading): void {
  if (name === "" || name === "$") {
    if (name === "$" || !env.context) out.contextless.push(`$${name}`);
  } else if (name === "states") out.states.push(names);
  else if (!env.locals.has(name) && !functions.has(name)) out.variables.add(name);
}
