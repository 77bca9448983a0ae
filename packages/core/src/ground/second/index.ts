export { type Asking, decline, find, get, toConfirm, until, type Word, word } from "./second.actions.ts";
export type * from "./second.events.ts";
export * from "./second.ts";
