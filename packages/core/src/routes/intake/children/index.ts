// A door of its own: lists are imported seldom, and their words are long.
export { moreColumns } from "./columns.ts";
export { importer } from "./take.ts";
