export { type Asking, decline, find, get, toConfirm, type Word, word } from "./second.actions.ts";
export type * from "./second.events.ts";
export * from "./second.ts";
