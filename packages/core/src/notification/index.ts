export { compose } from "./compose.ts";
export { dueInWords } from "./due.words.ts";
export { messageIdOf, threadIdOf } from "./headers.ts";
export type {
  AgencyNotice,
  AgencyNoticeKind,
  Attachment,
  ComposedMail,
  CoordinatorNotice,
  CoordinatorNoticeKind,
  Notice,
} from "./notice.ts";
export { composePlain, type PlainLetter, type PlainPart } from "./plain.letter.ts";
export { referenceOf } from "./subject.ts";
