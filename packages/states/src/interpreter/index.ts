/** Runs executions: pure but for the clock it is handed; calls to services leave as effects. */
export { deliver, type Message, newRun } from "./deliver.ts";
export type { HistoryEvent } from "./events.ts";
export { payloadLimit } from "./flow.ts";
export type { MapRunRecord } from "./map-run.record.ts";
export { effectsInFlight } from "./resume.ts";
export {
  type Call,
  type CallResult,
  type ChildEnd,
  nextDue,
  type Outcome,
  type Run,
  readRun,
  runVersion,
} from "./run.ts";
export { type Effect, type Identity, Step } from "./step.ts";
export { needsMock, TestMismatch, testState } from "./test-state.ts";
