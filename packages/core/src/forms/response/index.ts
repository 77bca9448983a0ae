export { roundKey } from "./gate.ts";
export * from "./part.actions.ts";
export { respond } from "./respond.actions.ts";
export { ask, askForRound, close, endAll, find, get, listFor, reopen, submit } from "./response.actions.ts";
export type * from "./response.events.ts";
export { exportFhir } from "./response.fhir.ts";
export { urlOf } from "./response.scope.ts";
export { load, ofChild } from "./response.store.ts";
export * from "./response.ts";
export {
  type Cells,
  cellsOf,
  type QuestionTally,
  type Tally,
  type TallyPlace,
  talliesOf,
  tallyOf,
  tallyWrite,
} from "./tally.ts";
