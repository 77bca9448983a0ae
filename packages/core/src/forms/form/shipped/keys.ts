/** The forms that come with the platform. A region takes one as its first draft, words it as it likes, and approves it. */
export const shippedKeys = [
  "family-needs",
  "early-help-criteria",
  "quality-experts",
  "quality-visitors",
  "quality-plan",
  "interagency-assessment",
  "development-profile",
  "home-skills",
  "motor-activity",
  "early-help-quality",
  "satisfaction",
] as const;
export type ShippedKey = (typeof shippedKeys)[number];

/** Areas of the profile of development, each a score of it. */
export const profileDomains = ["learning", "communication", "mobility", "self-care", "relations"] as const;
export type ProfileDomain = (typeof profileDomains)[number];
