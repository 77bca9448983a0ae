/** Variables of a definition: which states read which, and that no inner scope takes a name of the scope around it. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import { expressionOf, referencesOf } from "../jsonata/index.ts";
import { isIntrinsic, variablesOf } from "../jsonpath/index.ts";
import { targetsOf } from "./graph.ts";
import type { Report } from "./report.ts";
import type { QueryLanguage } from "./types.ts";

type States = Record<string, JsonObject>;

/**
 * Reports a variable that an inner scope assigns although the scope around it may have assigned it before. What a
 * Parallel or Map assigns itself comes after its inner scopes: AWS takes that, as recorded.
 */
export function checkScopes(block: JsonObject, at: string, report: Report, taken = new Set<string>()): void {
  const states = block.States as States;
  for (const [name, state] of Object.entries(states)) {
    for (const variable of assignedBy(state)) {
      if (taken.has(variable))
        report.schema(
          `The variable '${variable}' is already assigned in an outer scope`,
          `${at}/States/${name}/Assign`,
        );
    }
    const inner = blocksIn(state);
    if (inner.length === 0) continue;
    const before = Object.entries(states).filter(([other]) => other !== name && leadsTo(other, name, states));
    const outer = new Set([...taken, ...before.flatMap(([, one]) => assignedBy(one))]);
    for (const [field, one] of inner) checkScopes(one, `${at}/States/${name}/${field}`, report, outer);
  }
}

function assignedBy(state: JsonObject): string[] {
  const listed = [state.Choices, state.Catch].flatMap((list) => (Array.isArray(list) ? list : []));
  const assigns = [state, ...listed].map((holder) => (isObject(holder) ? holder.Assign : undefined));
  return assigns
    .flatMap((assign) => (isObject(assign) ? Object.keys(assign) : []))
    .map((key) => key.replace(/\.\$$/, ""));
}

function blocksIn(state: JsonObject): [field: string, block: JsonObject][] {
  if (Array.isArray(state.Branches)) return state.Branches.map((branch, i) => [`Branches[${i}]`, branch as JsonObject]);
  return (["ItemProcessor", "Iterator"] as const).flatMap((field) =>
    isObject(state[field]) ? [[field, state[field]] as [string, JsonObject]] : [],
  );
}

function leadsTo(from: string, to: string, states: States): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name) || !Object.hasOwn(states, name)) continue;
    seen.add(name);
    const targets = targetsOf(states[name]!);
    if (targets.includes(to)) return true;
    open.push(...targets);
  }
  return false;
}

/** The variables that each state reads; states that read none are left out. */
export function variablesReadBy(definition: JsonObject): Record<string, string[]> {
  const language = (definition.QueryLanguage as QueryLanguage | undefined) ?? "JSONPath";
  const references: Record<string, string[]> = {};
  const walk = (block: JsonObject) => {
    for (const [name, state] of Object.entries(block.States as States)) {
      const read = new Set<string>();
      const own = (state.QueryLanguage as QueryLanguage | undefined) ?? language;
      const { Branches: _b, ItemProcessor: _p, Iterator: _i, Result: _r, ...fields } = state;
      for (const [key, value] of Object.entries(fields)) readInto(key, value, own, read);
      if (read.size > 0) references[name] = [...read];
      for (const [, inner] of blocksIn(state)) walk(inner);
    }
  };
  walk(definition);
  return references;
}

function readInto(key: string, value: Json, language: QueryLanguage, read: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) readInto("", item, language, read);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) readInto(name, item, language, read);
  else if (typeof value === "string") for (const name of variablesIn(key, value, language)) read.add(name);
}

function variablesIn(key: string, text: string, language: QueryLanguage): readonly string[] {
  try {
    return parsedVariables(key, text, language);
  } catch {
    return []; // a definition from before its expressions were checked
  }
}

function parsedVariables(key: string, text: string, language: QueryLanguage): readonly string[] {
  if (language === "JSONata") {
    const source = expressionOf(text);
    return source === undefined ? [] : referencesOf(source).variables;
  }
  const isPath = key.endsWith(".$") || key.endsWith("Path") || key === "Variable";
  return isPath && (text.startsWith("$") || isIntrinsic(text)) ? variablesOf(text) : [];
}
