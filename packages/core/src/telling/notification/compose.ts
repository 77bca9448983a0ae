import { isOverdue } from "../../ground/calendar/index.ts";
import { agencyLetter } from "./agency.letter.ts";
import { webAddress } from "./clean.ts";
import { coordinatorLetter } from "./coordinator.letter.ts";
import { headersOf, threadIdOf } from "./headers.ts";
import { dueEvent } from "./ics.ts";
import { asHtml } from "./letter.html.ts";
import { asText } from "./letter.text.ts";
import type { Reading } from "./letter.ts";
import type { Attachment, ComposedMail, Notice, StepNotice } from "./notice.ts";
import { composePlain } from "./plain.letter.ts";
import { plainWords } from "./plain.words.ts";

/**
 * The mail that tells of a notice: the same notice always gives the same mail. It holds no personal data, because the
 * notice holds none. @throws TypeError for a link that is no web address or an id that is none of ours
 */
export function compose(notice: Notice, reading?: Reading): ComposedMail {
  if (!("to" in notice)) return composePlain(plainWords(notice), reading);
  const letter = notice.to === "agency" ? agencyLetter(notice) : coordinatorLetter(notice);
  return {
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    attachments: attachmentsOf(notice),
    headers: headersOf(threadOf(notice)),
  };
}

/** Once the due date has passed an entry for it would only clutter the calendar. */
function attachmentsOf(notice: StepNotice): Attachment[] {
  if (notice.to !== "agency" || isOverdue(notice.due.date, notice.now, notice.zone)) return [];
  return [dueEvent(notice)];
}

/** Mails about one step stand together; those about the route apart from them. */
function threadOf(notice: StepNotice): string {
  const [id, address] =
    notice.to === "agency" ? [notice.stepId, notice.link] : [notice.stepId ?? notice.routeId, notice.apiUrl];
  return threadIdOf(id, new URL(webAddress(address)).hostname);
}
