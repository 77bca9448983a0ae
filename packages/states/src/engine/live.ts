/** An execution in memory: while a message is worked on, and until its outcome is on disk. */
import type { Machine } from "../asl/index.ts";
import {
  type Effect,
  effectsInFlight,
  type HistoryEvent,
  type Identity,
  type MapRunRecord,
  nextDue,
  type Run,
} from "../interpreter/index.ts";
import type { ExecutionRow, Progress } from "../store/index.ts";

export interface Live {
  row: ExecutionRow;
  run: Run | undefined;
  machine: Machine;
  identity: Identity;
  /** Events and effects of messages taken since the last commit. */
  events: HistoryEvent[];
  effects: Effect[];
  mapRuns: MapRunRecord[];
  stored: boolean;
  /** The status that the outside has heard of. */
  told: ExecutionRow["status"] | undefined;
  dirty: boolean;
  /** Messages waiting or being worked on; they are taken one after another. */
  queued: number;
  /** A message is being worked on: the run is between two states and cannot be written. */
  working: boolean;
  tail: Promise<unknown>;
}

/** What of a run must be kept: all of it while open, and after a failure, for a redrive. */
export function progressOf(live: Live): Progress {
  const { run, row } = live;
  if (!run || row.status === "SUCCEEDED") return { run: undefined, due: undefined, calling: false };
  const open = row.status === "RUNNING";
  return {
    run: JSON.stringify(run),
    due: open ? nextDue(run) : undefined,
    calling: open && effectsInFlight(run).length > 0,
  };
}
