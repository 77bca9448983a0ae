import type { EventId } from "./ids.ts";

/**
 * Something that happened, kept for ever beside the record it happened to, and told onward by the relay. Never holds
 * personal data: ids, codes, dates. Free text that people wrote is a note in the vault, named here by its id.
 */
export interface DomainEvent<T extends string = string, D = unknown> {
  eventId: EventId;
  type: T;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  tenant: string;
  /** Who did it: kind and id, as of the actor (`coordinator:…`, `link:…`, `system:relay`). */
  by: string;
  data: D;
}

/** An event as a decision returns it, before the action gives it identity and time. */
export interface NewEvent<T extends string = string, D = unknown> {
  type: T;
  data: D;
}
