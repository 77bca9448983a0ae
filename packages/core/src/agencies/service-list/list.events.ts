import type { NewEvent } from "../../ground/shared/events.ts";

/** What happens to lists of services; nothing of it is about a person. */
export type ServiceListEvent =
  | NewEvent<"service-list.opened", { listId: string; edition: number }>
  | NewEvent<"service-list.approved", { listId: string; edition: number; added: number; dropped: number }>;
