import type { Finding } from "./finding.ts";
import { assignedBy, edgesOf, type Scope } from "./scopes.ts";

/** For each state that can be reached, the variables that are assigned on every path to it. */
export type Known = Map<string, Set<string>>;

/**
 * Follows every path of a scope. A state's own Assign counts from the next state on, and inner scopes begin with what is
 * known at the Parallel or Map around them (AWS: outer variables can be read there, inner ones end with their scope).
 */
export function knownVariables(scope: Scope, outer: ReadonlySet<string>): Known {
  const states = new Map(scope.states.map((state) => [state.name, state]));
  const known: Known = new Map();
  const open: [string, Set<string>][] = scope.startAt === undefined ? [] : [[scope.startAt, new Set(outer)]];
  for (let way = open.pop(); way; way = open.pop()) {
    const [name, arriving] = way;
    const state = states.get(name);
    if (!state) continue;
    const before = known.get(name);
    const now = before ? new Set([...before].filter((variable) => arriving.has(variable))) : arriving;
    if (before && now.size === before.size) continue; // nothing new is learnt by going on
    known.set(name, now);
    for (const edge of edgesOf(state)) open.push([edge.to, new Set([...now, ...edge.assigned])]);
  }
  return known;
}

/** A branch must not assign a variable of the scopes around it (AWS refuses the definition). */
export function shadowFindings(scope: Scope): Finding[] {
  const outer = new Set<string>();
  for (let around = scope.within?.scope; around; around = around.within?.scope)
    for (const state of around.states) for (const variable of assignedBy(state)) outer.add(variable);
  return scope.states.flatMap((state) =>
    [...assignedBy(state)]
      .filter((variable) => outer.has(variable))
      .map((variable): Finding => {
        const message = `$${variable} is a variable of the scope around`;
        return { path: state.path, rule: "shadowed-variable", message };
      }),
  );
}
