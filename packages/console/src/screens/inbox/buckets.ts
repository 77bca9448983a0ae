/** Parts of the day that are steps, and so can be seen by organisation and acted upon at once. */
export const stepBuckets = ["overdue", "today", "week", "no-answer", "rejected", "failed", "holds"] as const;
export type StepBucket = (typeof stepBuckets)[number];
