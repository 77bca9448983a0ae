export { preview } from "./preview.actions.ts";
export { RetentionView } from "./retention.ts";
export { round } from "./round.actions.ts";
