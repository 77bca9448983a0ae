import type * as Preview from "./preview.actions.ts";
import type * as Round from "./round.actions.ts";

export { RetentionView } from "./retention.ts";

// They speak for every room that keeps something: whoever only describes the answer loads none of it.

export const preview: typeof Preview.preview = async (...args) =>
  (await import("./preview.actions.ts")).preview(...args);
export const round: typeof Round.round = async (...args) => (await import("./round.actions.ts")).round(...args);
