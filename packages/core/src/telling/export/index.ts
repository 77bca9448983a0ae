export { download, fileTypes, mustBeThere, start, view, worker } from "./export.actions.ts";
export { ExportView, NewExport } from "./export.ts";
export { withdraw } from "./withdraw.actions.ts";
