export { saysNothing } from "./cells.ts";
export { readDay } from "./dates.ts";
export type { Column } from "./heads.ts";
export { municipalityIn, readMunicipality } from "./municipality.ts";
export { readFullName, readName, sexOf } from "./names.ts";
export { readTable, type Skipped, TableFile, type TableRow } from "./read.ts";
export { type Reading, readAs } from "./reading.ts";
export { type LongTable, mostBytes, type TablePart, writeLongTable } from "./stream.ts";
export { readEmail, readPhones, readSex, readSnils, readYesNo, type Words, wordIn } from "./words.ts";
export {
  failedTable,
  fixHead,
  rowHead,
  type TableBytes,
  type TableFormat,
  tableTypes,
  widthsOf,
  writeTable,
} from "./write.ts";
