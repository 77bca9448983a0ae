import type { NewEvent } from "../../ground/shared/events.ts";
import type { ServiceKey } from "./service.ts";

/** What happens to the region's catalogue; nothing of it is about a person. */
export type ServiceEvent =
  | NewEvent<"service.added", { serviceKey: ServiceKey }>
  /** `standard`: the version that was written with it. */
  | NewEvent<"service.changed", { serviceKey: ServiceKey; fields: string[]; standard?: number }>
  | NewEvent<"service.standard-approved", { serviceKey: ServiceKey; version: number }>;
