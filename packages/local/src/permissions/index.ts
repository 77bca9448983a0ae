/** Permissions as AWS would hold the functions to them: their declared needs, and nothing else. */
export type { AwsCall } from "./calls.ts";
export { guarded, lagIndexes } from "./guard.ts";
export type { NotedCall } from "./notes.ts";
