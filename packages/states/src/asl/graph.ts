/** Where transitions lead: targets that are missing, states that nothing reaches, and workflows without an end. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import type { Report } from "./report.ts";

interface Transition {
  target: string;
  at: string;
}

/** Checks a block and all blocks inside it; the block's fields have been checked before. */
export function checkGraph(block: JsonObject, at: string, report: Report, names = new Set<string>()): void {
  const states = block.States as Record<string, JsonObject>;
  const reached = new Set<string>();
  const go = ({ target, at: place }: Transition) => {
    if (Object.hasOwn(states, target)) reached.add(target);
    // AWS says 'Next' whichever field it is.
    else report.add("MISSING_TRANSITION_TARGET", `Missing 'Next' target: ${target}`, place);
  };
  go({ target: block.StartAt as string, at: `${at}/StartAt` });
  for (const [name, state] of Object.entries(states)) {
    // Names are unique in the whole machine, across branches and iterators.
    if (names.has(name)) report.add("DUPLICATE_STATE_NAME", `Duplicate State name: ${name}`, `${at}/States/${name}`);
    names.add(name);
    for (const transition of transitionsOf(state, `${at}/States/${name}`)) go(transition);
  }
  if (!Object.values(states).some(isTerminal)) {
    report.diagnostics.push({
      severity: "ERROR",
      code: "MISSING_END_STATE",
      message: "Workflow has no terminal state",
    });
  } else {
    const walked = walk(block.StartAt as string, states);
    for (const name of Object.keys(states)) {
      if (walked.has(name)) continue;
      report.add("MISSING_TRANSITION_TARGET", `State "${name}" is not reachable.`, `${at}/States/${name}`);
    }
  }
  for (const [name, state] of Object.entries(states)) checkInside(state, `${at}/States/${name}`, report, names);
}

function checkInside(state: JsonObject, at: string, report: Report, names: Set<string>): void {
  if (state.Type === "Parallel") {
    for (const [i, branch] of (state.Branches as JsonObject[]).entries()) {
      checkGraph(branch, `${at}/Branches[${i}]`, report, names);
    }
  } else if (state.Type === "Map") {
    const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
    checkGraph(state[field] as JsonObject, `${at}/${field}`, report, names);
  }
}

function isTerminal(state: JsonObject): boolean {
  return state.End === true || state.Type === "Succeed" || state.Type === "Fail";
}

function transitionsOf(state: JsonObject, at: string): Transition[] {
  const own = (["Next", "Default"] as const).flatMap((field) => transition(state[field], `${at}/${field}`));
  const listed = (["Catch", "Choices"] as const).flatMap((field) => {
    const list = (state[field] ?? []) as Json[];
    return list.flatMap((entry, i) => (isObject(entry) ? transition(entry.Next, `${at}/${field}[${i}]/Next`) : []));
  });
  return [...own, ...listed];
}

function transition(target: Json | undefined, at: string): Transition[] {
  return typeof target === "string" ? [{ target, at }] : [];
}

/** The states that may follow a state. */
export function targetsOf(state: JsonObject): string[] {
  return transitionsOf(state, "").map(({ target }) => target);
}

function walk(start: string, states: Record<string, JsonObject>): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name) || !Object.hasOwn(states, name)) continue;
    seen.add(name);
    open.push(...targetsOf(states[name]!));
  }
  return seen;
}
