export { papersOver } from "./attend.actions.ts";
export { giveBack as returnPaper, reopen as reopenPaper, take as takePaper } from "./decide.actions.ts";
export type * from "./family-paper.events.ts";
export { FamilyPaperView, HandIn, NewSheet, ReturnPaper, TakePaper } from "./family-paper.ts";
export {
  addSheet,
  again as getPaper,
  handIn,
  listOf as listPapers,
  takeBack as takeBackPaper,
} from "./hand-in.actions.ts";
export { sheetFile, sheetsIn } from "./sheet.actions.ts";
