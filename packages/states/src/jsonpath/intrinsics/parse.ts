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
export type Argument =
  | IntrinsicCall
  /** `template`: a text as it stood there, braces with their escapes. */
  | { kind: "literal"; value: Json; template?: string }
  | { kind: "path"; path: Path };

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
  if (c === "'") return readText(scanner);
  const word = scanner.match(/-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null/y);
  if (word !== undefined) return { kind: "literal", value: JSON.parse(word) as Json };
  return readCall(scanner);
}

/** A quoted string. `'`, `{`, `}` and the backslash have one before them when they stand for themselves; AWS knows no other escape. */
function readText(scanner: Scanner): Argument {
  scanner.expect("'");
  let [value, template] = ["", ""];
  for (;;) {
    if (scanner.done) scanner.fail("string not closed");
    if (scanner.take("'")) return { kind: "literal", value, template };
    const escaped = scanner.take("\\");
    const c = scanner.text[scanner.at++] ?? "";
    if (escaped && !/['{}\\]/.test(c)) scanner.fail(`illegal escape \\${c}`);
    value += c;
    template += escaped && /[{}\\]/.test(c) ? `\\${c}` : c;
  }
}
