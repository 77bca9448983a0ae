export { failed, start, startList, template, view, visible, worker } from "./import.actions.ts";
export * from "./import.ts";
