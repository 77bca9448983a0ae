export { saysNothing } from "./cells.ts";
export { readDay } from "./dates.ts";
export type { Column } from "./heads.ts";
export { municipalityIn, readMunicipality } from "./municipality.ts";
export { readFullName, readName, sexOf } from "./names.ts";
export { readTable, type Skipped, TableFile, type TableRow } from "./read.ts";
export { type Reading, readAs } from "./reading.ts";
export { readEmail, readPhones, readSex, readSnils, readYesNo, type Words, wordIn } from "./words.ts";
export { failedTable, fixHead, rowHead, type TableBytes, type TableFormat, writeTable } from "./write.ts";
