/** The grammar of intrinsic calls: `States.Name(arg, …)`, arguments being literals, paths or further calls. */
import type { Json } from "../../json/index.ts";
import type { Path } from "../grammar.ts";
import { readPath } from "../path.ts";
import { Scanner } from "../scanner.ts";

export interface IntrinsicCall {
  kind: "call";
  name: string;
  args: Argument[];
  text: string;
}
export type Argument = IntrinsicCall | { kind: "literal"; value: Json } | { kind: "path"; path: Path };

const cache = new Map<string, IntrinsicCall>();

/** @throws SyntaxError */
export function parseIntrinsic(text: string): IntrinsicCall {
  let call = cache.get(text);
  if (!call) {
    const scanner = new Scanner(text);
    call = readCall(scanner);
    scanner.space();
    if (!scanner.done) scanner.fail("unexpected character");
    if (cache.size > 5000) cache.clear();
    cache.set(text, call);
  }
  return call;
}

function readCall(scanner: Scanner): IntrinsicCall {
  const start = scanner.at;
  const name = scanner.match(/States\.[A-Za-z0-9]+/y);
  if (name === undefined) scanner.fail("expected an intrinsic function");
  scanner.space();
  scanner.expect("(");
  const args: Argument[] = [];
  scanner.space();
  if (!scanner.take(")")) {
    do args.push(readArgument(scanner));
    while (scanner.take(","));
    scanner.expect(")");
  }
  return { kind: "call", name, args, text: scanner.text.slice(start, scanner.at) };
}

function readArgument(scanner: Scanner): Argument {
  scanner.space();
  const argument = readValue(scanner);
  scanner.space();
  return argument;
}

function readValue(scanner: Scanner): Argument {
  const c = scanner.peek();
  if (c === "$") return { kind: "path", path: readPath(scanner) };
  if (c === "'") return { kind: "literal", value: readText(scanner) };
  const word = scanner.match(/-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null/y);
  if (word !== undefined) return { kind: "literal", value: JSON.parse(word) as Json };
  return readCall(scanner);
}

/** A quoted string; escapes stay for Format to read (`\{`), all but `\'` and `\\`. */
function readText(scanner: Scanner): string {
  scanner.expect("'");
  let value = "";
  for (;;) {
    if (scanner.done) scanner.fail("string not closed");
    if (scanner.take("'")) return value;
    if (scanner.peek() === "\\" && /['\\]/.test(scanner.text[scanner.at + 1] ?? "")) scanner.at += 1;
    else if (scanner.peek(2) === "\\{" || scanner.peek(2) === "\\}") {
      value += escaped[scanner.peek(2)];
      scanner.at += 2;
      continue;
    }
    value += scanner.text[scanner.at++];
  }
}

/** Stand-ins for escaped braces until Format has filled the others; private-use characters. */
export const escaped: Record<string, string> = { "\\{": "\uE000", "\\}": "\uE001" };
