/** What the lint looks at; each rule's reason stands where it is checked. */
export type Rule =
  | "jsonata-syntax"
  | "states-field"
  | "no-context"
  | "undefined-variable"
  | "shadowed-variable"
  | "all-last"
  | "heartbeat"
  | "unreachable"
  | "no-way-out"
  | "no-default"
  | "no-retry"
  | "no-token"
  | "waits-for-ever"
  | "long-name"
  | "duplicate-name"
  | "personal-data";

export interface Finding {
  /** Where in the definition: `States.Support.Branches[0].States.Ask.TimeoutSeconds`. */
  path: string;
  rule: Rule;
  message: string;
}
