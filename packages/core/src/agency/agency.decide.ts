import type { AgencyEvent } from "./agency.events.ts";
import type { Agency, AgencyKind, AgencyPatch } from "./agency.ts";

/** The agency after the patch, and what happened to it; no events when nothing is different. */
export function patch(
  agency: Agency,
  change: AgencyPatch,
): { agency: Agency; fields: string[]; events: AgencyEvent[] } {
  const fields = (Object.keys(change) as (keyof AgencyPatch)[]).filter(
    (field) => change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(agency[field]),
  );
  const next: Agency = { ...agency, ...Object.fromEntries(fields.map((field) => [field, change[field]])) };
  const { agencyId } = agency;
  const events: AgencyEvent[] = [];
  if (fields.some((field) => field !== "status")) events.push({ type: "agency.changed", data: { agencyId, fields } });
  if (fields.includes("status"))
    events.push({ type: next.status === "closed" ? "agency.closed" : "agency.reopened", data: { agencyId } });
  return { agency: next, fields, events };
}

/** Whether work of this kind may be given to it. */
export const canServe = (agency: Agency | undefined, kind: AgencyKind): agency is Agency =>
  agency?.status === "active" && agency.kind === kind;
