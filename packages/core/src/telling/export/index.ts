export { download, fileTypes, start, view, worker } from "./export.actions.ts";
export { ExportView, NewExport } from "./export.ts";
