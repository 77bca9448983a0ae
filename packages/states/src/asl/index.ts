/** Definitions: checked with AWS's diagnostics, compiled for the interpreter. */
import { parseJson } from "../json/exact.ts";
import { byteLength, type JsonObject } from "../json/index.ts";
import { compileMachine } from "./compile.ts";
import { checkGraph } from "./graph.ts";
import { readObject } from "./json.ts";
import { type Diagnostic, Report } from "./report.ts";
import type { Machine } from "./types.ts";
import { validateMachine } from "./validate.ts";
import { checkScopes, variablesReadBy } from "./variables.ts";

export { type Diagnostic, describe } from "./report.ts";
export { parseResource } from "./resource.ts";
export { supportOf } from "./services.ts";
export type { Machine, State } from "./types.ts";

/** AWS's limit for a definition, in bytes. */
export const definitionLimit = 1024 * 1024;

/** Of a state that is tested: whether it stands alone, so that what it leads to is not there. */
interface Tested {
  alone: boolean;
}

/** What is wrong with a definition, for a machine of the type; an empty list for a good one. */
export function validate(text: string, type: "STANDARD" | "EXPRESS" = "STANDARD", tested?: Tested): Diagnostic[] {
  const report = new Report(type, tested !== undefined);
  if (byteLength(text) > definitionLimit) report.schema("Definition is longer than 1048576 bytes", "/");
  const definition = readObject(text, report);
  if (definition) validateMachine(definition, report);
  // Transitions are followed only where the fields are sound.
  if (definition && report.sound && !tested?.alone) {
    checkGraph(definition, "", report);
    checkScopes(definition, "", report);
  }
  return report.diagnostics;
}

/** The definition of a machine to test a state of: as given, or made around a state that was given alone. */
export function definitionAround(text: string): { definition: string; alone: boolean } {
  const given = readObject(text, new Report("STANDARD"));
  if (!given || given.States !== undefined) return { definition: text, alone: false };
  return { definition: JSON.stringify({ StartAt: loneState, States: { [loneState]: given } }), alone: true };
}

/** AWS's name for a state that is tested alone. */
const loneState = "StateName";

/** Compiles a definition that `validate` found nothing wrong with. */
export function compile(text: string): Machine {
  return compileMachine(parseJson(text) as JsonObject);
}

/** Which variables each state reads, as DescribeStateMachine shows it; undefined where none reads any. */
export function variableReferences(text: string): Record<string, string[]> | undefined {
  const references = variablesReadBy(JSON.parse(text));
  return Object.keys(references).length === 0 ? undefined : references;
}
