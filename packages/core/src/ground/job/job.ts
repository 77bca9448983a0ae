import type { Actor } from "../shared/actor.ts";
import type { NewEvent } from "../shared/events.ts";
import type { JobId } from "../shared/ids.ts";

/**
 * Work that is too long for one request: it is done piece by piece, each kept before the next is begun, so that it goes on where
 * it was cut short. What a piece is and does, the kind of the job knows.
 */
export interface Job<Details = unknown> {
  jobId: JobId;
  /** What is worked through: `children`, `agencies`; of an export the list. */
  kind: string;
  /** For whom: their rights hold in every piece, and the audit log names them. */
  by: Actor;
  status: "working" | "done";
  /** Of the execution that works on it. */
  generation: number;
  generationAt: string;
  /** Pieces that are done, and how many there are where that is known. */
  done: number;
  pieces?: number | undefined;
  /** Ids, codes and counts, as the kind wants them; never personal data. */
  details: Details;
  createdAt: string;
  finishedAt?: string | undefined;
}

/** A job as a machine names it. */
export interface JobCall {
  jobId: JobId;
  generation: number;
}

export type JobEvent = NewEvent<"job.begun" | "job.continued", JobCall> | NewEvent<"job.finished", { jobId: JobId }>;

/** What became of a piece. */
export interface Worked<Details> {
  details: Details;
  /** Nothing is left. */
  finished: boolean;
}
