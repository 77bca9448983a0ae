export { tokenCommand } from "./token.ts";
export { takesNoWords } from "./words.ts";
