export { guardedCell, saysNothing, tidy } from "./cells.ts";
export { mustBeWhole, textOf } from "./encoding.ts";
export type { Column } from "./heads.ts";
export { readTable, type Skipped, type Table, TableFile, type TableRow } from "./read.ts";
export {
  csvText,
  type FailedRow,
  failedTable,
  fixHead,
  rowHead,
  type TableBytes,
  type TableFormat,
  type WrittenTable,
  writeTable,
} from "./write.ts";
