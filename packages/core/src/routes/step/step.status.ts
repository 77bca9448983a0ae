export const stepStatuses = [
  "planned",
  "requested",
  "received",
  "accepted",
  "rejected",
  "in-progress",
  "on-hold",
  "completed",
  "failed",
  "cancelled",
] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** The agency has been asked and is to answer. */
export const askedStatuses = ["requested", "received", "accepted", "in-progress"] as const satisfies StepStatus[];
export type AskedStatus = (typeof askedStatuses)[number];

/** The five result codes of an ИПРА measure's report (DOMAIN.md, instruments [P]); used for every step. */
export const stepResults = [
  "performed",
  "not-applied",
  "refused-measure",
  "refused-programme",
  "not-performed",
] as const;
export type StepResult = (typeof stepResults)[number];
