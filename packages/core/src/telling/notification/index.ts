import { late } from "../../ground/shared/late.ts";
import type { Entry } from "./appointment.ics.ts";
import type { Reading } from "./letter.ts";
import type { Attachment, ComposedMail, Notice, PlainNotice } from "./notice.ts";

export { dueInWords } from "./due.words.ts";
export { messageIdOf, threadIdOf } from "./headers.ts";
export type {
  AdviceNotice,
  AgencyNotice,
  AgencyNoticeKind,
  Attachment,
  ComposedMail,
  CoordinatorNotice,
  CoordinatorNoticeKind,
  EventNotice,
  InternshipNotice,
  Notice,
  PlainNotice,
  ReceivedReport,
  TalkNotice,
} from "./notice.ts";
export { askedNow, type OwedReports } from "./owed.ts";
export { referenceOf } from "./subject.ts";

/** See ./compose.ts: it is loaded with the first mail, since most functions that could write one never do. */
export const compose = async (notice: Notice, reading?: Reading): Promise<ComposedMail> =>
  (await composing()).compose(notice, reading);

const composing = late(() => import("./compose.ts"));

/** Likewise: what a text to a telephone says in a letter's place. */
export const textOf = async (notice: PlainNotice | "news", reading?: Reading): Promise<string> =>
  (await import("./text.words.ts")).textOf(notice, reading?.first);

/** Likewise: a consultation for a family's calendar. */
export const appointmentEvent = async (entry: Entry): Promise<Attachment> =>
  (await import("./appointment.ics.ts")).appointmentEvent(entry);
