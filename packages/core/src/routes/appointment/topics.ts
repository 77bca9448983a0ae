// By itself: figures are made by it, where no appointment is read.

/** What it is about, as the family says; never a diagnosis. */
export const topics = [
  "development",
  "behaviour",
  "speech",
  "learning",
  "rehabilitation",
  "rights",
  "family",
  "route",
  "other",
] as const;
export type Topic = (typeof topics)[number];

/** What came of it. `another`: the family is to come again; `referred`: somebody else goes on. */
export const outcomes = ["advised", "another", "referred", "plan-change"] as const;
export type Outcome = (typeof outcomes)[number];
