export { expiring } from "./expire.actions.ts";
export { begin, note, restartLost, visible, type Worker, workPiece } from "./job.actions.ts";
export { keep, keepData, kept, keptData, letGo } from "./job.papers.ts";
export { list, load, oldest } from "./job.store.ts";
export type * from "./job.ts";
export * from "./late.ts";
