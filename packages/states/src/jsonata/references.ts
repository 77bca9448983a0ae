/** What an expression reads, as its text alone tells: AWS looks at that when a definition comes. */
import jsonata from "jsonata";

/** A node of JSONata's syntax tree, as far as it matters here. */
interface Node {
  type: string;
  value?: unknown;
  steps?: Node[];
  lhs?: unknown;
  arguments?: Node[];
  focus?: unknown;
  index?: unknown;
}

export interface References {
  /** Names read from a context item, which there is none of at the top level: `phone` in `phone.number`, `$`, `$$`. */
  topLevel: readonly string[];
  /** Fields of `$states`: `input`, `result`. */
  states: readonly string[];
  /** Variables, without `$`: neither `states` nor JSONata's functions nor what the expression binds itself. */
  variables: readonly string[];
}

const cached = 5000;
const cache = new Map<string, References>();

/**
 * Looked at once: a definition says the same in many of its states, and is checked for two things.
 * @throws what JSONata's parser throws
 */
export function referencesOf(source: string): References {
  const known = cache.get(source);
  if (known) return known;
  const references = read(source);
  if (cache.size >= cached) cache.delete(cache.keys().next().value!);
  cache.set(source, references);
  return references;
}

function read(source: string): References {
  const tree = jsonata(source).ast() as unknown as Node;
  const topLevel = new Set<string>();
  visit(tree, topLevel);
  const seen = { states: new Set<string>(), variables: new Set<string>(), bound: new Set<string>() };
  gather(tree, seen);
  const variables = [...seen.variables].filter((name) => !seen.bound.has(name) && !ownNames.has(name));
  return { topLevel: [...topLevel], states: [...seen.states], variables };
}

function visit(node: Node, found: Set<string>): void {
  if (node.type === "path") {
    // Only the first step stands at the top level; the others have what it found as their context.
    const [first] = node.steps ?? [];
    if (first) visit(first, found);
    return;
  }
  if (node.type === "name") found.add(String(node.value));
  if (node.type === "wildcard") found.add("*");
  if (node.type === "descendant") found.add("**");
  if (node.type === "variable" && (node.value === "" || node.value === "$")) found.add(`$${node.value}`);
  // A transformation looks at what it is applied to.
  if (node.type === "transform") return;
  for (const [key, value] of Object.entries(node)) {
    // Predicates and stages see the item that they filter; a lambda's arguments are names of its own.
    if (!["predicate", "stages", "group", "nextFunction", "thunk"].includes(key)) visitAll(value, found, node, key);
  }
}

function visitAll(value: unknown, found: Set<string>, parent: Node, key: string): void {
  if (Array.isArray(value)) {
    if (parent.type === "lambda" && key === "arguments") return;
    for (const item of value) visitAll(item, found, parent, key);
  } else if (isNode(value)) visit(value, found);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

interface Seen {
  states: Set<string>;
  variables: Set<string>;
  bound: Set<string>;
}

/** Walks the whole tree, whatever its nodes keep their children in. */
function gather(value: unknown, seen: Seen): void {
  if (Array.isArray(value)) {
    for (const item of value) gather(item, seen);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) note(value, seen);
  for (const child of Object.values(value)) gather(child, seen);
}

function note(node: Node, seen: Seen): void {
  if (node.type === "variable") seen.variables.add(String(node.value));
  const [first, second] = node.steps ?? [];
  if (first?.type === "variable" && first.value === "states" && second?.type === "name")
    seen.states.add(String(second.value));
  if (node.type === "bind" && isNode(node.lhs)) seen.bound.add(String(node.lhs.value));
  if (node.type === "lambda") for (const argument of node.arguments ?? []) seen.bound.add(String(argument.value));
  for (const name of [node.focus, node.index]) if (typeof name === "string") seen.bound.add(name);
}

/** JSONata's functions and AWS's, and the variables that are no one's. */
const ownNames = new Set(
  (
    "states,,$,sum,count,max,min,average,string,substring,substringBefore,substringAfter,lowercase,uppercase,length,trim," +
    "pad,match,contains,replace,split,join,formatNumber,formatBase,formatInteger,parseInteger,number,floor,ceil,round," +
    "abs,sqrt,power,random,boolean,not,map,zip,filter,single,reduce,sift,keys,lookup,append,exists,spread,merge,reverse," +
    "each,error,assert,type,sort,shuffle,distinct,base64encode,base64decode,encodeUrlComponent,encodeUrl," +
    "decodeUrlComponent,decodeUrl,eval,toMillis,fromMillis,clone,now,millis,partition,range,hash,uuid,parse"
  ).split(","),
);
