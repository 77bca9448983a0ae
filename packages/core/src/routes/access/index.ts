export { log } from "./access.actions.ts";
export { AccessEntry } from "./access.ts";
