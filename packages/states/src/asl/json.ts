/** Reads the definition's text; what JSON.parse says becomes what AWS's (Jackson's) parser says. */
import { isObject, type JsonObject } from "../json/index.ts";
import type { Report } from "./report.ts";

export function readObject(text: string, report: Report): JsonObject | undefined {
  if (text.trim() !== "") {
    try {
      const value: unknown = JSON.parse(text);
      if (isObject(value)) return value;
    } catch {
      reportSyntax(text, report);
      return undefined;
    }
  }
  report.diagnostics.push({
    severity: "ERROR",
    code: "SCHEMA_VALIDATION_FAILED",
    message: "Definition must be a valid JSON object",
  });
  return undefined;
}

/** Jackson names the token and the character after it; other mistakes get a plain account of the place. */
function reportSyntax(text: string, report: Report): void {
  const { at, word } = faultOf(text);
  const before = text.slice(0, at + word.length).split("\n");
  const source = `[Source: (String)"${text.length > 500 ? `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]` : `${text}"`}`;
  const location = `${source}; line: ${before.length}, column: ${before.at(-1)!.length + 1}]`;
  const what = word
    ? `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`
    : at >= text.length
      ? "Unexpected end-of-input"
      : `Unexpected character ('${text[at]}' (code ${text.charCodeAt(at)}))`;
  report.add("INVALID_JSON_DESCRIPTION", `${what}\n at ${location}`, location);
}

const TOKEN =
  /\s*(?:[{}[\],:]|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|(?:true|false|null)(?![\w$]))/uy;

/** The first place that is no token of JSON, and the bare word that stands there; the end when all are tokens. */
function faultOf(text: string): { at: number; word: string } {
  TOKEN.lastIndex = 0;
  let at = 0;
  while (TOKEN.test(text)) at = TOKEN.lastIndex;
  at += /^\s*/.exec(text.slice(at))![0].length;
  return { at, word: /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0] ?? "" };
}
