import { monotonicFactory } from "ulid";

/** Prefixed, sortable identifiers: `child_01J…` (a ULID: 48 bits of time, 80 of chance). */
export type Id<P extends string> = `${P}_${string}`;
export type ChildId = Id<"child">;
export type RepresentativeId = Id<"rep">;
export type ConsentId = Id<"consent">;
export type InstrumentId = Id<"instrument">;
export type MeasureId = Id<"measure">;
export type AgencyId = Id<"agency">;
export type RouteId = Id<"route">;
export type StepId = Id<"step">;
export type EventId = Id<"event">;
export type NoteId = Id<"note">;
export type DeliveryId = Id<"delivery">;
export type WebhookId = Id<"webhook">;
export type TaskId = Id<"task">;
export type AttachmentId = Id<"attachment">;
export type RoadmapId = Id<"roadmap">;
export type ObligationId = Id<"obligation">;
export type ReportId = Id<"report">;

// Within one process and millisecond ids still grow, so that the events of one change keep their order.
const next = monotonicFactory();

/** A new identifier that sorts by the time of its making. @param at the instant, epoch milliseconds. */
export function newId<P extends string>(prefix: P, at: number): Id<P> {
  return `${prefix}_${next(at)}`;
}

/** Matches an id with this prefix; ULIDs are Crockford base 32. */
export const idPattern = (prefix: string) => new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`);
