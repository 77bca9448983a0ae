// A door of its own: what the open pages read (decision 0267).
export type { OpenProgramme } from "../approved.open.ts";
export * from "../library.open.ts";
export { type Act, type ItemContent, type OpenKind, openKinds } from "../library.ts";
export { kindWords, levelWords } from "../library.words.ts";
