import type { NewEvent } from "../shared/events.ts";
import type { Alert } from "./watch.ts";

/** An alert that is for people: of whom, and since when; of the children nothing but how many they were. */
export interface Raised extends Omit<Alert, "by" | "what"> {
  what: Exclude<Alert["what"], "break-glass">;
  /** Role and account: `coordinator:anna`. */
  account: string;
}

export type AuditEvent = NewEvent<"audit.alerted", Raised>;
