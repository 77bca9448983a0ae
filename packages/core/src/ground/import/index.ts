export { failed, start, template, view, worker } from "./import.actions.ts";
export * from "./import.ts";
