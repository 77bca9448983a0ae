/** The synthetic pilot region, and how it gets into a data bank. */
export { type Linkable, linkedAccounts } from "./accounts.ts";
export { loadOpen, openInWords } from "./load.open.ts";
export { loadServices, servicesInWords } from "./load.services.ts";
export { type Loaded, type LoadOptions, loadRegion, type Progress } from "./load.ts";
export * from "./region.ts";
export { findRunning } from "./running.ts";
