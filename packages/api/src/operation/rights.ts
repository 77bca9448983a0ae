/** How far a role's right reaches. Enforced by the actions of core; named here so that people can read what they may do. */
export type Scope = "tenant" | "region" | "municipality" | "own-agency" | "own-children" | "self";

/** One thing that a caller may do. */
export interface Right {
  operationId: string;
  method: string;
  path: string;
  scope: Scope;
}
