export * from "./book.ts";
export * from "./find.actions.ts";
export { change, closeOfAgency, get, list, mustBeFree, open } from "./slot.actions.ts";
export type * from "./slot.events.ts";
export { leaveQueue, load, loadMany, queueUp, type Turn, unchanged, waiting } from "./slot.store.ts";
export * from "./slot.ts";
