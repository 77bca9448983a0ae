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
