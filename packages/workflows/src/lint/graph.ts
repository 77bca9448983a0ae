import type { Finding, Rule } from "./finding.ts";
import { edgesOf, isTerminal, type Scope, type StateNode } from "./scopes.ts";

/** Which states of the scope can be reached from its start. */
export function reachable(scope: Scope): Set<string> {
  const edges = new Map(scope.states.map((state) => [state.name, edgesOf(state).map((edge) => edge.to)]));
  return closure(scope.startAt === undefined ? [] : [scope.startAt], (name) => edges.get(name) ?? []);
}

/**
 * States that nothing leads to, states from which no end can be reached, and choices that may lead nowhere. (The validators
 * call a state reached as soon
 * as any state names it, be it unreachable or the state itself, and ask for one terminal state in the scope, reachable or not.)
 */
export function graphFindings(scope: Scope): Finding[] {
  const reached = reachable(scope);
  const finishing = closure(
    scope.states.filter(isTerminal).map((state) => state.name),
    (name) => scope.states.filter((from) => edgesOf(from).some((edge) => edge.to === name)).map((from) => from.name),
  );
  const finding = (state: StateNode, rule: Rule, message: string): Finding[] => [{ path: state.path, rule, message }];
  return scope.states.flatMap((state) => {
    if (!reached.has(state.name)) return finding(state, "unreachable", "nothing leads here from StartAt");
    if (!finishing.has(state.name)) return finding(state, "no-way-out", "no end can be reached from here");
    // AWS then ends the execution with States.Runtime, «failed to transition out of the state».
    if (state.type === "Choice" && state.body.Default === undefined)
      return finding(state, "no-default", "a Choice needs a Default for what no rule matches");
    return [];
  });
}

function closure(from: string[], next: (name: string) => string[]): Set<string> {
  const seen = new Set(from);
  for (const name of seen) for (const to of next(name)) seen.add(to); // a Set also iterates over what is added meanwhile
  return seen;
}
