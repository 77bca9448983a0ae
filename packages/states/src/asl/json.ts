/** Reads the definition's text. */
import { jsonFault, tooDeepFault } from "../json/fault.ts";
import { isObject, type JsonObject, tooDeep } from "../json/index.ts";
import type { Report } from "./report.ts";

export function readObject(text: string, report: Report): JsonObject | undefined {
  if (tooDeep(text)) {
    report.add("INVALID_JSON_DESCRIPTION", tooDeepFault, "/");
    return undefined;
  }
  if (text.trim() !== "") {
    try {
      const value: unknown = JSON.parse(text);
      if (isObject(value)) return value;
    } catch {
      const { message, location } = jsonFault(text);
      report.add("INVALID_JSON_DESCRIPTION", message, location);
      return undefined;
    }
  }
  const message = "Definition must be a valid JSON object";
  report.diagnostics.push({ severity: "ERROR", code: "SCHEMA_VALIDATION_FAILED", message });
  return undefined;
}
