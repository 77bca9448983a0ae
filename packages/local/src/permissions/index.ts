/** Permissions as AWS would hold the functions to them: their declared needs, and nothing else. */
export { guarded } from "./guard.ts";
