import type { Finding } from "./finding.ts";
import { graphFindings } from "./graph.ts";
import { nameFindings } from "./names.ts";
import { placesOf } from "./places.ts";
import { type Loose, objectOf, type Scope, scopesOf } from "./scopes.ts";
import { errorFindings, taskFindings } from "./tasks.ts";
import { valueFindings } from "./values.ts";
import { type Known, knownVariables, shadowFindings } from "./variables.ts";

/**
 * What is wrong with a definition (JSONata) beyond what asl-validator and AWS's language service see; an empty list is good.
 * It assumes that those two have passed: transitions to no state, for one, are theirs.
 * @param definition the machine, or its JSON
 */
export function lint(definition: string | object): Finding[] {
  // Through JSON in either case: what is looked at is what AWS would get.
  const body: Loose = objectOf(JSON.parse(typeof definition === "string" ? definition : JSON.stringify(definition)));
  const scopes = scopesOf(body);
  const known = new Map<Scope, Known>();
  for (const scope of scopes) known.set(scope, knownVariables(scope, inherited(scope, known)));
  return [...nameFindings(scopes), ...scopes.flatMap((scope) => scopeFindings(scope, known.get(scope)!))];
}

const inherited = ({ within }: Scope, known: Map<Scope, Known>): ReadonlySet<string> =>
  (within && known.get(within.scope)?.get(within.state.name)) ?? new Set();

function scopeFindings(scope: Scope, known: Known): Finding[] {
  const states = scope.states.flatMap((state) => {
    const variables = known.get(state.name);
    const values = variables ? placesOf(state).flatMap((place) => valueFindings(place, variables)) : [];
    return [...taskFindings(state), ...errorFindings(state), ...values];
  });
  return [...graphFindings(scope), ...shadowFindings(scope), ...states];
}
