/** JSONPath in the dialect of Jayway, which AWS runs: `$`, `$$` (context), `$name` (variable). */
import { readFilter, readLiteral } from "./expressions.ts";
import { isOne, type Operand, type Path, type Segment } from "./grammar.ts";
import { Scanner } from "./scanner.ts";

const cache = new Map<string, Path>();

/** @throws SyntaxError */
export function parsePath(text: string): Path {
  let path = cache.get(text);
  if (!path) {
    const scanner = new Scanner(text);
    path = readPath(scanner, alone);
    // As Jayway does, and so an AWS sample with a space behind a path works.
    scanner.space();
    if (!scanner.done) scanner.fail("unexpected character");
    if (cache.size > 5000) cache.clear();
    cache.set(text, path);
  }
  return path;
}

/** True for a path that can name one place only, and names it: no function, no list of names. */
export function isReference({ segments }: Path): boolean {
  return segments.every((segment) => isOne(segment) && (segment.kind === "child" || segment.kind === "index"));
}

/** What a name behind a dot may be made of: in an expression, its operators end the name. */
const alone = /[^\s.[\](),'"?*]+/y;
const inExpression = /[^\s.[\](),'"&|<>=!~?*]+/y;

/** Reads a path that starts here and ends where its grammar does (inside an intrinsic's arguments, say). */
export function readPath(scanner: Scanner, names = inExpression): Path {
  const start = scanner.at;
  scanner.expect("$");
  let root: Path["root"] = "input";
  if (scanner.take("$")) root = "context";
  else {
    const variable = scanner.match(/\p{ID_Start}\p{ID_Continue}*/uy);
    if (variable !== undefined) root = { variable };
  }
  const segments = readSegments(scanner, names);
  return { text: scanner.text.slice(start, scanner.at), root, segments, definite: segments.every(isOne) };
}

/** Segments up to the first character that continues none. */
function readSegments(scanner: Scanner, names: RegExp): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (scanner.take("..")) {
      segments.push({ kind: "descend" });
      segments.push(readDotted(scanner, names));
    } else if (scanner.take(".")) segments.push(readDotted(scanner, names));
    else if (scanner.take("[")) segments.push(readBracket(scanner));
    else return finished(segments);
  }
}

/** What only the whole path tells: several names at its end make an object, a function behind `..` takes all that was found. */
function finished(segments: Segment[]): Segment[] {
  const last = segments.at(-1);
  if (last?.kind === "child" && last.names.length > 1) return [...segments.slice(0, -1), { ...last, kind: "pick" }];
  const call = segments.findIndex(({ kind }) => kind === "function");
  const behind = segments[call];
  if (segments[0]?.kind !== "descend" || behind?.kind !== "function") return segments;
  return [{ ...behind, of: segments.slice(0, call) }, ...segments.slice(call + 1)];
}

function readDotted(scanner: Scanner, names: RegExp): Segment {
  if (scanner.take("*")) return { kind: "wildcard" };
  // `$.abc.['def ghi']` is an example of AWS's page on paths.
  if (scanner.take("[")) return readBracket(scanner);
  const name = scanner.match(names);
  if (name === undefined) scanner.fail("expected a name");
  return scanner.take("(") ? readCall(scanner, name) : { kind: "child", names: [name] };
}

const functions = new Set(
  ["length", "size", "min", "max", "avg", "stddev", "sum", "keys", "concat", "append", "first", "last"].concat("index"),
);

function readCall(scanner: Scanner, name: string): Segment {
  if (!functions.has(name)) scanner.fail(`there is no function ${name}`);
  scanner.space();
  const args = scanner.peek() === ")" ? [] : readList(scanner, () => readOperand(scanner));
  scanner.expect(")");
  return { kind: "function", name, args };
}

function readBracket(scanner: Scanner): Segment {
  scanner.space();
  let segment: Segment;
  if (scanner.take("*")) segment = { kind: "wildcard" };
  else if (scanner.take("?")) segment = { kind: "filter", filter: readFilter(scanner, readOperand) };
  else if (scanner.take("(")) segment = readFromEnd(scanner);
  else if (scanner.peek() === "'" || scanner.peek() === '"') {
    segment = { kind: "child", names: readList(scanner, () => scanner.quoted()) };
  } else segment = readIndexes(scanner);
  scanner.space();
  scanner.expect("]");
  return segment;
}

/** `(@.length-1)`: the only expression that may stand for an index. */
function readFromEnd(scanner: Scanner): Segment {
  const back = scanner.match(/\s*@\.length\s*-\s*\d+\s*\)/y);
  const digits = back?.match(/\d+/)?.[0];
  if (digits === undefined) scanner.fail("expected (@.length-1)");
  return { kind: "index", indexes: [-Number(digits)] };
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
    scanner.space();
    // Jayway reads a third number and does nothing with it.
    if (scanner.take(":")) integer();
    if (from === undefined && to === undefined) scanner.fail("expected an index");
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

function readOperand(scanner: Scanner): Operand {
  scanner.space();
  const c = scanner.peek();
  if (c !== "@" && c !== "$") return readLiteral(scanner);
  scanner.at += 1;
  const segments = readSegments(scanner, inExpression);
  return { kind: "path", from: c === "@" ? "item" : "root", segments, definite: segments.every(isOne) };
}
