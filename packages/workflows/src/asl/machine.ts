import type { Branch, Scope, State, StateMachine } from "./states.ts";

/**
 * A state machine in JSONata. A `StartAt`, `Next`, `Default` or `Catch.Next` that names no state of the machine is a
 * compile error; where names are known only at run time (routes compiled from templates) it is thrown here.
 * @throws UnknownState
 */
export function machine<const S extends string>(definition: Scope<S>): StateMachine {
  requireNames(definition);
  const { Comment, StartAt, States } = definition;
  return { ...(Comment === undefined ? {} : { Comment }), QueryLanguage: "JSONata", StartAt, States };
}

/** A branch of a Parallel or the processor of a Map: a scope of its own, checked like a machine. @throws UnknownState */
export function branch<const S extends string>(definition: Scope<S>): Branch {
  requireNames(definition);
  return definition as unknown as Branch; // the mark is for the compiler only: at run time this is plain JSON
}

/** A transition leads nowhere: `from` is the state that has it, or `StartAt`. */
export class UnknownState extends Error {
  override readonly name = "UnknownState";
  constructor(from: string, to: string, names: string[]) {
    super(`${from} leads to "${to}", which is none of: ${names.join(", ")}`);
  }
}

/** Every name that a state may hand over to, in the order of the definition. */
export function successors<S extends string>(state: State<S>): S[] {
  const next = "Next" in state && state.Next !== undefined ? [state.Next] : [];
  const caught = "Catch" in state ? (state.Catch ?? []).map((c) => c.Next) : [];
  if (state.Type !== "Choice") return [...next, ...caught];
  return [...state.Choices.map((c) => c.Next), ...(state.Default === undefined ? [] : [state.Default])];
}

function requireNames<S extends string>({ StartAt, States }: Scope<S>): void {
  const names = Object.keys(States);
  const require = (from: string, to: string) => {
    if (!names.includes(to)) throw new UnknownState(from, to, names);
  };
  require("StartAt", StartAt);
  for (const [name, state] of Object.entries<State<S>>(States)) for (const to of successors(state)) require(name, to);
}
