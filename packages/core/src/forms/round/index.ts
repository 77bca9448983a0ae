export { SetResult } from "../../ground/shared/went.ts";
export { asked, surveysOf } from "./asked.actions.ts";
export { type Around, asksNobody, familyReturned, type Piece, work } from "./errands.actions.ts";
export { expiring } from "./expire.actions.ts";
export { figures, type GroupFigures, type RoundFigures } from "./figures.ts";
export {
  assignFinding,
  attendFindings,
  findingsFor,
  findingsLeft,
  getFinding,
  loadFinding,
  setFindingResult,
  succeedFinding,
} from "./finding.actions.ts";
export { findings, record } from "./findings.actions.ts";
export { forgetLists } from "./forget.actions.ts";
export { respond } from "./respond.actions.ts";
export { report, results } from "./results.actions.ts";
export { attendRounds, close, create, extend, find, get, open } from "./round.actions.ts";
export type * from "./round.events.ts";
export { load as loadRound } from "./round.store.ts";
export * from "./round.ts";
export { newTicket, ticketOf, tokenTo } from "./ticket.ts";
