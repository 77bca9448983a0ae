/**
 * What is wrong with a JSON text that parses: things that two readers would read differently, or that are only ever sent
 * to break one (FAULTS B4). `at` is the JSON pointer of the value.
 */
export interface Oddity {
  kind: "duplicate-key" | "forbidden-key" | "number" | "text";
  at: string;
}

/** Deepest nesting that a request of ours can need, with room to spare. */
export const maxDepth = 32;

/** Whether brackets nest deeper than {@link maxDepth}: told by one pass over the text, before anything is parsed. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text.charCodeAt(i);
    if (inString) {
      if (ch === 0x5c) i++;
      else if (ch === 0x22) inString = false;
    } else if (ch === 0x22) inString = true;
    else if (ch === 0x7b || ch === 0x5b) {
      if (++depth > maxDepth) return true;
    } else if (ch === 0x7d || ch === 0x5d) depth--;
  }
  return false;
}

/**
 * Strings, numbers and signs of a JSON text that parses, in turn. By hand: a regular expression remembers each character of a string
 * that it may have to give back, and a string of 4 MB is more than V8 remembers once it has compiled the expression.
 */
function* tokensOf(text: string): Generator<string> {
  for (let i = 0; i < text.length; ) {
    const from = i;
    const ch = text[i++]!;
    if (ch === '"') i = endOfString(text, i);
    else if (ch === "-" || isDigit(ch)) while (i < text.length && isOfNumber(text[i]!)) i++;
    else if (!"{}[],:".includes(ch)) continue;
    yield text.slice(from, i);
  }
}

/** Behind the quotation mark that ends a string; `i`: behind the one that begins it. */
function endOfString(text: string, i: number): number {
  for (let end = text.indexOf('"', i); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
}

const isDigit = (ch: string): boolean => ch >= "0" && ch <= "9";
const isOfNumber = (ch: string): boolean => isDigit(ch) || ".eE+-".includes(ch);

/**
 * Those that reach what every object has, and those by which it stops being comparable: to a `length` of `{"toString":false}` a schema's
 * own bounds end in a TypeError.
 */
export const forbidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype", "toString", "valueOf"]);

type Frame = { kind: "object"; keys: Set<string>; key: string; expectsKey: boolean } | { kind: "array"; index: number };

/** The first oddity of a JSON text that JSON.parse accepts, if it has one. */
export function oddityIn(text: string): Oddity | undefined {
  const stack: Frame[] = [];
  for (const t of tokensOf(text)) {
    const top = stack.at(-1);
    if (t === "{") stack.push({ kind: "object", keys: new Set(), key: "", expectsKey: true });
    else if (t === "[") stack.push({ kind: "array", index: 0 });
    else if (t === "}" || t === "]") stack.pop();
    else if (t === ",") {
      if (top?.kind === "array") top.index++;
      else if (top) top.expectsKey = true;
    } else if (t === ":") continue;
    else if (t.startsWith('"')) {
      const value = JSON.parse(t) as string;
      if (top?.kind === "object" && top.expectsKey) {
        top.key = value;
        top.expectsKey = false;
        if (top.keys.has(value)) return { kind: "duplicate-key", at: pointerOf(stack) };
        if (forbidden.has(value)) return { kind: "forbidden-key", at: pointerOf(stack) };
        top.keys.add(value);
      }
      if (!value.isWellFormed() || value.includes("\0")) return { kind: "text", at: pointerOf(stack) };
    } else if (!exact(t)) return { kind: "number", at: pointerOf(stack) };
  }
  return undefined;
}

const pointerOf = (stack: Frame[]): string =>
  stack
    .map((f) => (f.kind === "array" ? String(f.index) : f.key))
    .map((p) => `/${p.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");

/** Whether a number survives the reading: integers up to 2^53, nothing that becomes infinite. */
function exact(literal: string): boolean {
  const n = Number(literal);
  return Number.isFinite(n) && (!Number.isInteger(n) || Number.isSafeInteger(n));
}
