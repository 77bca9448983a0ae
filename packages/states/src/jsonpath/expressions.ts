/** The grammar of filter expressions `[?( … )]` and of the values in them. */
import type { Json } from "../json/index.ts";
import type { Filter, Operand } from "./grammar.ts";
import type { Scanner } from "./scanner.ts";

/** How an operand is read: the path grammar's own function, handed in to keep the two apart. */
type ReadOperand = (scanner: Scanner) => Operand;

/** What stands behind the `?`: an expression in parentheses. */
export function readFilter(scanner: Scanner, read: ReadOperand): Filter {
  scanner.space();
  if (scanner.peek() !== "(") scanner.fail("expected '('");
  return readOr(scanner, read);
}

function readOr(scanner: Scanner, read: ReadOperand): Filter {
  let left = readAnd(scanner, read);
  for (scanner.space(); scanner.take("||"); scanner.space()) left = { kind: "or", left, right: readAnd(scanner, read) };
  return left;
}

function readAnd(scanner: Scanner, read: ReadOperand): Filter {
  let left = readTerm(scanner, read);
  for (scanner.space(); scanner.take("&&"); scanner.space())
    left = { kind: "and", left, right: readTerm(scanner, read) };
  return left;
}

const operators =
  /===|!==|==|!=|<=|>=|=~|<|>|(?:in|nin|contains|size|empty|subsetof|anyof|noneof|all)(?![\p{L}\p{N}_])/iuy;

function readTerm(scanner: Scanner, read: ReadOperand): Filter {
  scanner.space();
  if (scanner.take("!")) return { kind: "not", of: readTerm(scanner, read) };
  if (scanner.take("(")) {
    const inner = readOr(scanner, read);
    scanner.space();
    scanner.expect(")");
    return inner;
  }
  const left = read(scanner);
  if (left.kind === "literal" && typeof left.value === "string" && !left.quoted) scanner.fail("expected a path");
  scanner.space();
  const operator = scanner.match(operators);
  if (operator === undefined) return { kind: "exists", of: left };
  return { kind: "compare", operator: operator.toLowerCase(), left, right: read(scanner) };
}

/** Reads a value: quoted, a number, a word of JSON, a list, an object, a pattern, or a text without quotes. */
export function readLiteral(scanner: Scanner): Extract<Operand, { kind: "literal" | "pattern" }> {
  const c = scanner.peek();
  if (c === "'" || c === '"') return { kind: "literal", value: scanner.quoted(), quoted: true };
  if (c === "/") return readPattern(scanner);
  if (c === "[") return { kind: "literal", value: readItems(scanner) };
  if (c === "{") {
    const text = scanner.match(/\{[^{}]*\}/y);
    if (text === undefined) scanner.fail("object not closed");
    return { kind: "literal", value: JSON.parse(text.replaceAll("'", '"')) as Json };
  }
  // AWS takes a word without quotes for a text: `[?(@.Key==Name)]` stands in its samples.
  const word = scanner.match(/[^\s()[\]{},'"&|<>=!~@$]+/y);
  if (word === undefined) scanner.fail("expected a value");
  const json = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(word);
  return { kind: "literal", value: json ? (JSON.parse(word) as Json) : word };
}

function readItems(scanner: Scanner): Json[] {
  scanner.expect("[");
  const items: Json[] = [];
  scanner.space();
  if (scanner.take("]")) return items;
  do {
    scanner.space();
    const item = readLiteral(scanner);
    if (item.kind === "pattern") scanner.fail("a list holds no patterns");
    items.push(item.value);
    scanner.space();
  } while (scanner.take(","));
  scanner.expect("]");
  return items;
}

/** `/re/flags`: as in Jayway, the whole text must match. */
function readPattern(scanner: Scanner): { kind: "pattern"; value: RegExp } {
  const text = scanner.match(/\/((?:[^/\\]|\\.)*)\/([a-zA-Z]*)/y);
  if (text === undefined) scanner.fail("regular expression not closed");
  const end = text.lastIndexOf("/");
  // Java writes flags in front as well.
  const [, inFront = "", source = ""] = /^(?:\(\?([imsu]+)\))?([\s\S]*)$/.exec(text.slice(1, end))!;
  const flags = [...new Set(text.slice(end + 1) + inFront)].filter((flag) => "ims".includes(flag)).join("");
  return { kind: "pattern", value: new RegExp(`^(?:${source})$`, flags) };
}
