export * from "./attendance.actions.ts";
export { officeLink, officeToken } from "./link.ts";
export * from "./respond.actions.ts";
export * from "./respond.lessons.ts";
