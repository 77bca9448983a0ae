import type { Json } from "../asl/index.ts";

/** An object of a definition that may be broken: every field is looked at before it is used. */
export type Loose = { [key: string]: Json };

export const objectOf = (value: Json | undefined): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const textOf = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);

export interface StateNode {
  name: string;
  /** Path in the definition. */
  path: string;
  type: string | undefined;
  body: Loose;
}

/** States that see each other: the machine's, a branch's, or those of a Map's processor. */
export interface Scope {
  path: string;
  startAt: string | undefined;
  states: StateNode[];
  /** The Parallel or Map around it, whose variables it may read. */
  within?: { scope: Scope; state: StateNode };
}

const below = (path: string, part: string) => (path === "" ? part : `${path}.${part}`);

/** Every scope of a definition, the outer ones first. */
export function scopesOf(definition: Loose): Scope[] {
  return scopesFrom(definition, "");
}

function scopesFrom(body: Loose, path: string, within?: Scope["within"]): Scope[] {
  const states = Object.entries(objectOf(body.States)).map(([name, value]): StateNode => {
    const state = objectOf(value);
    return { name, path: `${below(path, "States")}.${name}`, type: textOf(state.Type), body: state };
  });
  const scope: Scope = { path, startAt: textOf(body.StartAt), states, within };
  const inner = states.flatMap((state) =>
    nested(state).flatMap(([part, value]) => scopesFrom(objectOf(value), `${state.path}.${part}`, { scope, state })),
  );
  return [scope, ...inner];
}

const nested = ({ body }: StateNode): [string, Json][] => [
  ...listOf(body.Branches).map((value, i): [string, Json] => [`Branches[${i}]`, value]),
  ...(body.ItemProcessor === undefined ? [] : [["ItemProcessor", body.ItemProcessor] satisfies [string, Json]]),
];

/** A way from one state to another, and the variables that are assigned on it. */
export interface Edge {
  to: string;
  assigned: string[];
}

/** The ways out of a state. A choice rule and a catcher assign their own variables, not those of the state. */
export function edgesOf({ type, body }: StateNode): Edge[] {
  const edge = (to: Json | undefined, assign: Json | undefined): Edge[] =>
    typeof to === "string" ? [{ to, assigned: Object.keys(objectOf(assign)) }] : [];
  const own = [...(type === "Choice" ? edge(body.Default, body.Assign) : edge(body.Next, body.Assign))];
  const rules = [...listOf(body.Choices), ...listOf(body.Catch)].map(objectOf);
  return [...own, ...rules.flatMap((rule) => edge(rule.Next, rule.Assign))];
}

/** Every variable that a state assigns, on whatever way out of it, be it the end. */
export function assignedBy({ body }: StateNode): Set<string> {
  const assigners = [body, ...listOf(body.Choices), ...listOf(body.Catch)].map(objectOf);
  return new Set(assigners.flatMap((assigner) => Object.keys(objectOf(assigner.Assign))));
}

/** Whether a state can end its scope by itself. */
export const isTerminal = ({ type, body }: StateNode): boolean =>
  body.End === true || type === "Succeed" || type === "Fail";
