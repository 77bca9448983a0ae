export { file, importer, importFile } from "./file.actions.ts";
