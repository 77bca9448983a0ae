/** Loaded by the operation alone: what else knows slots has no use for weeks. */
export { ReceptionWeek, week } from "./week.actions.ts";
