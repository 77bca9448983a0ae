import { createHash } from "node:crypto";
import type { Route } from "./route.ts";

/**
 * Which plan it is, in eight signs that stand on the printed one: another as soon as anything in it is. So a signed scan can be
 * told from the plan that came after it.
 */
export const editionOf = ({ cycle, plan }: Pick<Route, "cycle" | "plan">): string =>
  createHash("sha256")
    .update(JSON.stringify([cycle, plan.entries, plan.words ?? ""], inOrder))
    .digest("hex")
    .slice(0, 8)
    .toUpperCase();

/** A store gives the fields of a record back in an order of its own. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
