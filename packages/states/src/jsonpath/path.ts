/** JSONPath in the dialect of Jayway, which AWS runs: `$`, `$$` (context), `$name` (variable). */
import type { Json } from "../json/index.ts";
import type { Filter, Operand, Path, Segment } from "./grammar.ts";
import { Scanner } from "./scanner.ts";

const cache = new Map<string, Path>();

/** @throws SyntaxError */
export function parsePath(text: string): Path {
  let path = cache.get(text);
  if (!path) {
    const scanner = new Scanner(text);
    path = readPath(scanner);
    if (!scanner.done) scanner.fail("unexpected character");
    if (cache.size > 5000) cache.clear();
    cache.set(text, path);
  }
  return path;
}

/** Reads a path that starts here and ends where its grammar does (inside an intrinsic's arguments, say). */
export function readPath(scanner: Scanner): Path {
  const start = scanner.at;
  scanner.expect("$");
  let root: Path["root"] = "input";
  if (scanner.take("$")) root = "context";
  else {
    const variable = scanner.match(/[\p{L}_][\p{L}\p{N}_]*/uy);
    if (variable !== undefined) root = { variable };
  }
  const segments = readSegments(scanner);
  return { text: scanner.text.slice(start, scanner.at), root, segments, definite: segments.every(isDefinite) };
}

const functions = /(length|size|min|max|avg|sum|keys|first|last)\(\)/y;

/** Segments up to the first character that continues none. */
export function readSegments(scanner: Scanner): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (scanner.take("..")) {
      segments.push({ kind: "descend" });
      if (scanner.peek() !== "[") segments.push(readDotted(scanner));
    } else if (scanner.take(".")) segments.push(readDotted(scanner));
    else if (scanner.take("[")) segments.push(readBracket(scanner));
    else return segments;
  }
}

function readDotted(scanner: Scanner): Segment {
  if (scanner.take("*")) return { kind: "wildcard" };
  const call = scanner.match(functions);
  if (call) return { kind: "function", name: call.slice(0, -2) };
  const name = scanner.match(/[^\s.[\](),'"&|<>=!~?*]+/y);
  if (name === undefined) scanner.fail("expected a name");
  return { kind: "child", names: [name] };
}

function readBracket(scanner: Scanner): Segment {
  scanner.space();
  let segment: Segment;
  if (scanner.take("*")) segment = { kind: "wildcard" };
  else if (scanner.take("?")) segment = { kind: "filter", filter: parseFilter(scanner) };
  else if (scanner.peek() === "'" || scanner.peek() === '"') {
    segment = { kind: "child", names: readList(scanner, () => scanner.quoted()) };
  } else segment = readIndexes(scanner);
  scanner.space();
  scanner.expect("]");
  return segment;
}

function readIndexes(scanner: Scanner): Segment {
  const integer = () => {
    const digits = scanner.match(/-?\d+/y);
    return digits === undefined ? undefined : Number(digits);
  };
  const from = integer();
  scanner.space();
  if (scanner.take(":")) {
    scanner.space();
    const to = integer();
    return { kind: "slice", from, to };
  }
  if (from === undefined) scanner.fail("expected an index");
  const rest = scanner.take(",") ? readList(scanner, () => integer() ?? scanner.fail("expected an index")) : [];
  return { kind: "index", indexes: [from, ...rest] };
}

function readList<T>(scanner: Scanner, read: () => T): T[] {
  const items: T[] = [];
  do {
    scanner.space();
    items.push(read());
    scanner.space();
  } while (scanner.take(","));
  return items;
}

function isDefinite(segment: Segment): boolean {
  if (segment.kind === "child") return segment.names.length === 1;
  if (segment.kind === "index") return segment.indexes.length === 1;
  return segment.kind === "function";
}

const operators = /==|!=|<=|>=|=~|<|>|(?:in|nin|contains|size|empty|subsetof|anyof|noneof)\b/y;

/** Reads `( expression )` or, after `?`, the bare expression. */
function parseFilter(scanner: Scanner): Filter {
  return readOr(scanner);
}

function readOr(scanner: Scanner): Filter {
  let left = readAnd(scanner);
  for (scanner.space(); scanner.take("||"); scanner.space()) left = { kind: "or", left, right: readAnd(scanner) };
  return left;
}

function readAnd(scanner: Scanner): Filter {
  let left = readTerm(scanner);
  for (scanner.space(); scanner.take("&&"); scanner.space()) left = { kind: "and", left, right: readTerm(scanner) };
  return left;
}

function readTerm(scanner: Scanner): Filter {
  scanner.space();
  if (scanner.take("!")) return { kind: "not", of: readTerm(scanner) };
  if (scanner.take("(")) {
    const inner = readOr(scanner);
    scanner.space();
    scanner.expect(")");
    return inner;
  }
  const left = readOperand(scanner);
  scanner.space();
  const operator = scanner.match(operators);
  if (operator === undefined) return { kind: "exists", of: left };
  return { kind: "compare", operator, left, right: readOperand(scanner) };
}

function readOperand(scanner: Scanner): Operand {
  scanner.space();
  const c = scanner.peek();
  if (c === "@" || c === "$") {
    scanner.at += 1;
    return { kind: "path", from: c === "@" ? "item" : "root", segments: readSegments(scanner) };
  }
  if (c === "'" || c === '"') return { kind: "literal", value: scanner.quoted() };
  if (c === "/") {
    const text = scanner.match(/\/((?:[^/\\]|\\.)*)\/([a-z]*)/y);
    const cut = text?.lastIndexOf("/");
    if (text === undefined || cut === undefined) scanner.fail("regular expression not closed");
    return { kind: "pattern", value: new RegExp(text.slice(1, cut), text.slice(cut + 1)) };
  }
  const text = scanner.match(/\[[^\]]*\]|-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null/y);
  if (text === undefined) scanner.fail("expected a value");
  return { kind: "literal", value: JSON.parse(text.startsWith("[") ? text.replaceAll("'", '"') : text) as Json };
}
