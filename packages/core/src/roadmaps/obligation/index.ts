export * from "./duty.ts";
export { expiring } from "./expire.actions.ts";
export { placeOf } from "./files.ts";
export * from "./generate.actions.ts";
export { childrenNamed, forgetFiles, NameChildren, nameChildren } from "./naming.actions.ts";
export {
  accept,
  askExtension,
  attachment,
  change,
  dutyOf,
  get,
  type SubmittedRow,
  sendBack,
  submit,
  submitMany,
} from "./obligation.actions.ts";
export { daysLate, evolve, overdue } from "./obligation.decide.ts";
export type * from "./obligation.events.ts";
export * from "./obligation.find.ts";
export {
  duties,
  dutiesByKey,
  load,
  obligationIdOf,
  ofAgency,
  ofPeriod,
  readTally,
  tallies,
  tallyPartition,
  writeDuty,
  writeTally,
} from "./obligation.store.ts";
export * from "./obligation.ts";
export { filesKept, removeFile } from "./remove-file.actions.ts";
export * from "./tally.ts";
