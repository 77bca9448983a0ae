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
