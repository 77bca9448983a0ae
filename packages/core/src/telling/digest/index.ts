export { collect, type EndedItem, type Item, isFirst, type Reader, type Why } from "./digest.store.ts";
export * from "./organisation.actions.ts";
export { meetingsLink, type PageLink, pageToken, type QuietLink, quietToken } from "./page.ts";
export { owedReports, reportsLink } from "./reports.ts";
export { type DigestRun, sendDigests } from "./send.actions.ts";
export { wakeForDigest } from "./wake.ts";
