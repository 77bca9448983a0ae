/** The synthetic pilot region, and how it gets into a data bank. */
export { type Linkable, linkedAccounts } from "./accounts.ts";
export { type Loaded, type LoadOptions, loadRegion, type Progress } from "./load.ts";
export { loadOpen, loadRoadmap, loadServices, openInWords, servicesInWords } from "./missing.ts";
export * from "./region.ts";
export { findRunning } from "./running.ts";
