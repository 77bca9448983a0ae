export { change, confirmed, get } from "./settings.actions.ts";
export * from "./settings.ts";
