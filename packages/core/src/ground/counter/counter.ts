/** Counts by cell, gathered in groups that are one record each: `{ "CHILDREN#novokuznetsk#2014": { "2014-11|female|n": 1 } }`. */
export type Cells = Record<string, Record<string, number>>;

/** What one record adds to the counters, and where it stands for whoever looks behind a figure. */
export interface Contribution {
  /** Whose: the id of the child, step, instrument or route; or of what is counted once however often it happens. */
  subject: string;
  cells: Cells;
  /**
   * Of what is counted once however often it happens: which of them counts, the greatest, so that whoever counts, in whatever order,
   * comes to the same municipality.
   */
  rank?: string;
  /** The service that it needs as long as it is open; of several the first. */
  use?: Use;
  drill?: { family: string; at: string; childId: string; routeId?: string };
}

/** What needs a service, and where. */
export interface Use {
  serviceKey: string;
  kind: "step" | "enrolment";
  municipality: string;
}
