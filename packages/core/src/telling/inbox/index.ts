export * from "./bulk.actions.ts";
export { expiring } from "./expire.actions.ts";
export { byAgency, byNumber, counts, find, type InboxQuery } from "./inbox.actions.ts";
export * from "./inbox.ts";
export { moveTasks } from "./move.actions.ts";
export { attendRows, rowsOver } from "./rows-term.actions.ts";
export { confirm } from "./second.actions.ts";
export * from "./task.actions.ts";
export * from "./task.ts";
