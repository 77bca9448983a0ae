import type * as Asked from "./asked.actions.ts";

export { asked } from "./asked.actions.ts";
export { type Around, familyReturned, type Piece, work } from "./errands.actions.ts";
export { figures, type GroupFigures, type RoundFigures } from "./figures.ts";
export { findings, record } from "./findings.actions.ts";
export { respond } from "./respond.actions.ts";
export { report, results } from "./results.actions.ts";
export { attendRounds, close, create, extend, find, get, open } from "./round.actions.ts";
export type * from "./round.events.ts";
export { load as loadRound } from "./round.store.ts";
export * from "./round.ts";
export { FamilySurveyView } from "./survey.ts";
export { newTicket, ticketOf, tokenTo } from "./ticket.ts";

/** A family's page has no more of this room than that: it is loaded when it asks. */
export const surveysOf: typeof Asked.surveysOf = async (...args) =>
  (await import("./asked.actions.ts")).surveysOf(...args);
