import { fault, mustBeRight } from "../shared/input.ts";
import type { TenantSettings } from "../tenant/index.ts";

/** Values by their path, `retention.mailYears`: what is no object itself. */
export type Leaves = Record<string, string | number | boolean>;

/** An empty text is what is cleared: no setting is one. */
const cleared = "";

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

export function leavesOf(tree: Tree, before = ""): Leaves {
  const leaves: Leaves = {};
  for (const [key, value] of Object.entries(tree))
    if (isTree(value)) Object.assign(leaves, leavesOf(value, `${before}${key}.`));
    else if (value !== undefined) leaves[`${before}${key}`] = value === null ? cleared : (value as string | number);
  return leaves;
}

/** The change whose leaves these are. */
export function treeOf(leaves: Leaves): Tree {
  const root: Tree = {};
  for (const [path, value] of Object.entries(leaves)) {
    const names = path.split(".");
    const last = names.pop()!;
    let at = root;
    for (const name of names) {
      at[name] ??= {};
      at = at[name] as Tree;
    }
    at[last] = value === cleared ? null : value;
  }
  return root;
}

/** What is named is changed, in groups too; `null` clears. A group of which nothing is left is none. */
export function merged(before: Tree, patch: Tree): Tree {
  const after = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const inner = isTree(value) ? merged(isTree(before[key]) ? before[key] : {}, value) : value;
    const isGone = inner === null || (isTree(inner) && Object.values(inner).every((one) => one === undefined));
    after[key] = isGone ? undefined : inner;
  }
  return after;
}

/** The paths at which two settings differ. */
export function changed(before: TenantSettings, after: TenantSettings): string[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((path) => was[path] !== is[path]).sort();
}

/** Where alarms go, who writes, where families are sent, and how long things are kept: a change of any kind. */
const always = /^(retention\.|conference\.|texting\.|mailFrom$|dataOfficer$|escalationEmail$)/;
/** More of these is less protection; what takes back or leaves the usual is not plainly less. */
const limits = /^(emergency|watch|rates)\./;

/** Of these changes, what weakens protection or destroys data: two administrators say it. */
export function weakening(before: TenantSettings, after: TenantSettings): string[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const isLower = (path: string) => Number(is[path] ?? Number.NaN) < Number(was[path] ?? Number.NaN);
  return changed(before, after).filter((path) => always.test(path) || (limits.test(path) && !isLower(path)));
}

/** So long nobody is written to at most, in hours: a letter must leave on each day. */
const longestQuiet = 14;

/** @throws Refusal input.invalid: nothing could be told on any day */
export function mustLeaveTime({ quietHours }: TenantSettings): void {
  if (!quietHours) return;
  const [from, to] = [quietHours.from, quietHours.to].map(
    (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  );
  const minutes = (to! - from! + 24 * 60) % (24 * 60);
  const ru = `не дольше ${longestQuiet} часов: о сроках и правах извещают каждый день`;
  const en = `at most ${longestQuiet} hours: terms and rights are told on each day`;
  mustBeRight(minutes > longestQuiet * 60 ? [fault("/quietHours", ru, en)] : []);
}
