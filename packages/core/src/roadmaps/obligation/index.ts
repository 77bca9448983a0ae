export * from "./duty.ts";
export * from "./generate.actions.ts";
export {
  accept,
  attachment,
  change,
  get,
  here,
  placeOf,
  type SubmittedRow,
  sendBack,
  submit,
  submitMany,
} from "./obligation.actions.ts";
export { evolve, type Moment, overdue } from "./obligation.decide.ts";
export type * from "./obligation.events.ts";
export * from "./obligation.find.ts";
export {
  duties,
  dutiesByKey,
  load,
  obligationIdOf,
  ofAgency,
  ofPeriod,
  readSheet,
  sheetPartition,
  sheets,
  writeDuty,
  writeSheet,
} from "./obligation.store.ts";
export * from "./obligation.ts";
export * from "./sheet.ts";
