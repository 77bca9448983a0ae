// A door of its own: lists are imported seldom, and their words are long.
export { importer } from "./file.actions.ts";
export { columnNames } from "./rows.ts";
export { uploadSpecialists } from "./upload.actions.ts";
