import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { same } from "../../ground/shared/same.ts";
import type { AgencyEvent } from "./agency.events.ts";
import type { Agency, AgencyFields, AgencyKind } from "./agency.ts";

/**
 * The agency after the patch, and what happened to it; no events when nothing is different. Whoever closes it without naming a
 * day closes it today. @throws Refusal input.invalid: a day of closing for one that is not closed, or one to come
 */
export function patch(
  agency: Agency,
  change: AgencyFields,
  today: string,
): { agency: Agency; fields: string[]; events: AgencyEvent[] } {
  if (change.closedOn !== undefined)
    mustBeRight([
      ...((change.status ?? agency.status) === "closed"
        ? []
        : [fault("/closedOn", "только у закрытой организации", "of a closed organisation only")]),
      ...(change.closedOn > today ? [fault("/closedOn", "не позже сегодняшнего дня", "not after today")] : []),
    ]);
  if (change.successorId !== undefined)
    mustBeRight([
      ...((change.status ?? agency.status) === "closed"
        ? []
        : [fault("/successorId", "только у закрытой организации", "of a closed organisation only")]),
      ...(change.successorId === agency.agencyId
        ? [fault("/successorId", "другая организация", "another organisation")]
        : []),
    ]);
  const fields = (Object.keys(change) as (keyof AgencyFields)[]).filter(
    (field) => change[field] !== undefined && !same(change[field], agency[field]),
  );
  const next: Agency = { ...agency, ...Object.fromEntries(fields.map((field) => [field, change[field]])) };
  if (fields.includes("status") && next.status === "closed") next.closedOn = change.closedOn ?? today;
  if (next.status === "active") {
    delete next.closedOn;
    delete next.successorId;
  }
  const { agencyId } = agency;
  const events: AgencyEvent[] = [];
  const kept = new Set(next.contacts.map(({ email }) => email));
  const closes = fields.includes("status") && next.status === "closed";
  // Whoever reads a mailbox that is the organisation's no more holds its links, too.
  if (closes || agency.contacts.some(({ email }) => !kept.has(email))) {
    next.linkEpoch = (agency.linkEpoch ?? 0) + 1;
    events.push({ type: "agency.links-revoked", data: { agencyId, resend: next.status === "active" } });
  }
  if (fields.some((field) => field !== "status")) events.push({ type: "agency.changed", data: { agencyId, fields } });
  if (fields.includes("status"))
    events.push({ type: next.status === "closed" ? "agency.closed" : "agency.reopened", data: { agencyId } });
  const { successorId } = next;
  if (fields.includes("successorId") && successorId)
    events.push({ type: "agency.succeeded", data: { agencyId, successorId } });
  return { agency: next, fields, events };
}

/** Whether work of this kind may be given to it. */
export const canServe = (agency: Agency | undefined, kind: AgencyKind): agency is Agency =>
  agency?.status === "active" && agency.kind === kind;

/** Whether it works, or worked, on that day (ISO). One that was closed without a day has worked on none. */
export const worksOn = ({ status, worksFrom = "", closedOn = "" }: Agency, day: string): boolean =>
  worksFrom <= day && (status === "active" || day < closedOn);
