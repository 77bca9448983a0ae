export { letGoOfRows, rowsKept } from "./expire.actions.ts";
export { failedRows } from "./failed.actions.ts";
export { type Forgotten, forgetRows, importsOfPapers } from "./forget.actions.ts";
export { importer, importPapers } from "./import.actions.ts";
export * from "./intake.ts";
export { confirm, getImport, getRow, listRows } from "./rows.actions.ts";
export { templates } from "./templates.ts";
