/** History events in the shape of the wire: what GetExecutionHistory answers with. */
import type { Json } from "../json/index.ts";

export interface HistoryEvent {
  id: number;
  previousEventId: number;
  /** Seconds since the epoch, as JSON 1.0 carries timestamps. */
  timestamp: number;
  type: string;
  [details: `${string}EventDetails`]: Details;
}
export type Details = { [field: string]: Json | undefined };

/** AWS names the details after the event, but all entries and exits of states share one name each. */
export function detailsKey(type: string): `${string}EventDetails` {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`;
}

/** Data fields come with a note whether they were cut; this engine never cuts. */
export const whole = { truncated: false };
