export { attendInternships } from "./attend.actions.ts";
export { certificateOf, checkCertificate } from "./certificate.actions.ts";
export { expiring } from "./expire.actions.ts";
export {
  answer,
  apply,
  callOffAll,
  callOffOfAgency,
  end,
  find,
  get,
  type InternshipQuery,
  sayOutcome,
  writeDiary,
} from "./internship.actions.ts";
export type * from "./internship.events.ts";
export { load, loadSite } from "./internship.store.ts";
export * from "./internship.ts";
export { openSites } from "./openly.actions.ts";
export { InternshipsPage, RespondInternships, respondInternships } from "./respond.actions.ts";
export {
  type Approval,
  approve as approveSite,
  change as changeSite,
  close as closeSite,
  closeSitesOfAgency,
  find as findSites,
  get as getSite,
  open as openSite,
  type Practices,
} from "./site.actions.ts";
export * from "./site.ts";
