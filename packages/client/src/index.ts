export type { components, operations, paths, webhooks } from "./api.generated.ts";
export { type ClientOptions, createMarshrutClient, type MarshrutClient } from "./client.ts";
export { each, type Page } from "./each.ts";
export { ifMatch, newKey } from "./headers.ts";
export { type Problem, ProblemError, type Schema, type Taken, take } from "./take.ts";
