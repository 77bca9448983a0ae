export { attendUnions } from "./attend.actions.ts";
export { answer, forgetMembers, join, leave, listFor } from "./member.actions.ts";
export { listOpenClubs } from "./open.actions.ts";
export { call, cancel, find, form, get, set } from "./union.actions.ts";
export type * from "./union.events.ts";
export { members } from "./union.store.ts";
export * from "./union.ts";
