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
