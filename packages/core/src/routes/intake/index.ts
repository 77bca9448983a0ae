export { failedRows } from "./failed.actions.ts";
export { importPapers } from "./import.actions.ts";
export * from "./intake.ts";
export { confirm, getImport, getRow, listRows, reportOf } from "./rows.actions.ts";
