/** The synthetic pilot region: pure, from a fixed seed; nothing in it is about anybody. */
export { children, type PilotChild } from "./children.ts";
export { cities } from "./cities.ts";
export { assumptions, document } from "./figures.ts";
export { commissionKey, firstSchoolKey, furtherParticipants, keyOf, organisations } from "./organisations.ts";
export { type Papers, papersOf } from "./papers.ts";
export { pilotTenant, settingsOf } from "./settings.ts";
