/** The documents that come with the platform. A region takes one as its first draft, words it as it likes, and approves it. */
export const shippedKeys = [
  "personal-data-consent",
  "early-help-consent",
  "early-help-application",
  "early-help-agreement",
  "early-help-programme",
  "assessment-protocol",
  "commission-request",
  "measures-list",
  "end-notice",
] as const;
export type ShippedKey = (typeof shippedKeys)[number];
