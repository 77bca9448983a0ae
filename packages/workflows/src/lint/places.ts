import type { Json } from "../asl/index.ts";
import { type Loose, listOf, objectOf, type StateNode } from "./scopes.ts";
import { waitsForToken } from "./tasks.ts";

/** What `$states` offers at a place, besides `input` and `context`. */
export interface Offer {
  /** In Output and Assign of a state that has a result. */
  result: boolean;
  /** In Output and Assign of a catcher. */
  errorOutput: boolean;
  /** `context.Task.Token`, in the Arguments of a task that waits for it. */
  token: boolean;
}

/** A part of a state that is evaluated: values with expressions among them. */
export interface Place {
  path: string;
  value: Json;
  offer: Offer;
}

/** Fields that are not evaluated: the language's own words, and what has states of its own. */
const fixed = new Set(
  `Type Comment Next End Default Resource Retry Catch Choices Branches ItemProcessor QueryLanguage`.split(" "),
);
const nothing: Offer = { result: false, errorOutput: false, token: false };

/** Every evaluated field of a state, of its choice rules and of its catchers. */
export function placesOf(state: StateNode): Place[] {
  const { body, path, type } = state;
  const hasResult = type === "Task" || type === "Parallel" || type === "Map";
  const evaluated = (object: Loose, at: string, offer: (field: string) => Offer): Place[] =>
    Object.entries(object)
      .filter(([field]) => !fixed.has(field))
      .map(([field, value]) => ({ path: `${at}.${field}`, value, offer: offer(field) }));

  const own = evaluated(body, path, (field) => ({
    ...nothing,
    result: hasResult && (field === "Output" || field === "Assign"),
    token: field === "Arguments" && waitsForToken(state),
  }));
  const rules = listOf(body.Choices).flatMap((rule, i) =>
    evaluated(objectOf(rule), `${path}.Choices[${i}]`, () => nothing),
  );
  const catchers = listOf(body.Catch).flatMap((catcher, i) =>
    evaluated(withoutErrors(objectOf(catcher)), `${path}.Catch[${i}]`, () => ({ ...nothing, errorOutput: true })),
  );
  return [...own, ...rules, ...catchers];
}

const withoutErrors = ({ ErrorEquals: _, ...rest }: Loose): Loose => rest;

/** A text, or the name of a field, somewhere within a place. */
export interface Leaf {
  path: string;
  text: string;
}

/** All texts and all field names of a value. */
export function leavesOf(value: Json, path: string): { texts: Leaf[]; keys: Leaf[] } {
  if (typeof value === "string") return { texts: [{ path, text: value }], keys: [] };
  const list = Array.isArray(value);
  const parts = list
    ? value.map((item, i) => leavesOf(item, `${path}[${i}]`))
    : Object.entries(objectOf(value)).map(([key, item]) => leavesOf(item, `${path}.${key}`));
  const keys = list ? [] : Object.keys(objectOf(value)).map((key) => ({ path: `${path}.${key}`, text: key }));
  return { texts: parts.flatMap((p) => p.texts), keys: [...keys, ...parts.flatMap((p) => p.keys)] };
}
