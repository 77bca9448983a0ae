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

function faultOf(text: string): { at: number; word: string } {
  let position = text.length;
  try {
    JSON.parse(text);
  } catch (error) {
    const found = /position (\d+)/.exec((error as Error).message);
    if (found) position = Number(found[1]);
    else if (!/end of JSON/.test((error as Error).message)) position = text.search(/\S/);
  }
  // A bare word is named whole, from its first letter.
  let start = position;
  while (start > 0 && /[A-Za-z0-9_$]/.test(text[start - 1]!)) start -= 1;
  const word = /^[A-Za-z_$][A-Za-z0-9_$]*/.exec(text.slice(start))?.[0] ?? "";
  return word ? { at: start, word } : { at: position, word: "" };
}
