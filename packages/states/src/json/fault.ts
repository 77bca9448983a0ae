/** What AWS's JSON parser (Jackson) says about text that is not JSON: the kind of fault, and its place. */
import { tooDeep } from "./index.ts";

const scalarPattern = /"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|(?:true|false|null)(?![\w$])/uy;
const wordPattern = /[A-Za-z_$][\w$]*/y;

interface Open {
  kind: "Object" | "Array";
  at: number;
}

export interface Fault {
  message: string;
  /** `[Source: (String)"…"; line: 1, column: 4]` */
  location: string;
}

export const tooDeepFault =
  "Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`)";

/** What is wrong with a JSON text, or undefined when nothing is. */
export function checkJson(text: string): string | undefined {
  if (tooDeep(text)) return tooDeepFault;
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return jsonFault(text).message;
  }
}

/** Only for text that JSON.parse refuses. */
export function jsonFault(text: string): Fault {
  const { what, at } = findFault(text);
  const location = placeOf(text, at);
  return { message: `${what}\n at ${location}`, location };
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split("\n");
  const shown = text.length > 500 ? `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]` : `${text}"`;
  return `[Source: (String)"${shown}; line: ${lines.length}, column: ${lines.at(-1)!.length + 1}]`;
}

/** Walks the text as a parser would, up to the first thing that does not belong. */
function findFault(text: string): { what: string; at: number } {
  const open: Open[] = [];
  let wanted: "value" | "name" | "colon" | "comma" = "value";
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (;;) {
    at += take(/\s*/y)!.length;
    const c = text[at];
    const inside = open.at(-1);
    if (c === undefined) return { what: endOf(text, inside, wanted), at };
    const unexpected = (expecting: string) => ({
      what: `Unexpected character ('${c}' (code ${c.charCodeAt(0)})): was expecting ${expecting}`,
      at: at + 1,
    });
    if ((c === "}" || c === "]") && inside?.kind === (c === "}" ? "Object" : "Array") && wanted !== "colon") {
      open.pop();
      wanted = "comma";
    } else if (wanted === "comma") {
      if (c !== "," || !inside) return unexpected(`comma to separate ${inside?.kind ?? "Root"} entries`);
      wanted = inside.kind === "Object" ? "name" : "value";
    } else if (wanted === "colon") {
      if (c !== ":") return unexpected("a colon to separate field name and value");
      wanted = "value";
    } else if (wanted === "value" && (c === "{" || c === "[")) {
      open.push({ kind: c === "{" ? "Object" : "Array", at });
      wanted = c === "{" ? "name" : "value";
    } else {
      if (wanted === "name" && c !== '"') return unexpected("double-quote to start field name");
      const scalar = take(scalarPattern);
      if (scalar === undefined) return strayOf(text, at, take(wordPattern), c);
      at += scalar.length - 1;
      wanted = wanted === "name" ? "colon" : "comma";
    }
    at += 1;
  }
}

function endOf(text: string, inside: Open | undefined, wanted: string): string {
  if (!inside) return "No content to map due to end-of-input";
  if (wanted === "colon" || wanted === "name") return "Unexpected end-of-input within/between Object entries";
  const start = placeOf(text, inside.at);
  return `Unexpected end-of-input: expected close marker for ${inside.kind} (start marker at ${start})`;
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

function strayOf(text: string, at: number, word: string | undefined, c: string): { what: string; at: number } {
  if (word !== undefined)
    return { what: `Unrecognized token '${word}': was expecting ${values}`, at: at + word.length };
  if (c === '"') return { what: "Unexpected end-of-input in VALUE_STRING", at: text.length };
  return {
    what: `Unexpected character ('${c}' (code ${c.charCodeAt(0)})): expected a valid value ${values}`,
    at: at + 1,
  };
}
