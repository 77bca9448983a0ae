export { lookAgain, movePiece, toTell } from "./move.actions.ts";
export { type DateChange, type MeasureChange, preview } from "./preview.actions.ts";
