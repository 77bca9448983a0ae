import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { dayAndMonth } from "../calendar/wording.ts";
import type { NoteId } from "../shared/ids.ts";
import { line } from "../shared/schema.ts";
import type { Text } from "../shared/text.ts";

/**
 * Who answers for an organisation that shares one mailbox, as official letters name the executor («исп. Иванова, 77-09-32»).
 * Sealed with the answer, as all that people write.
 */
export const Answerer = z.strictObject({ name: line(100), post: line(100), phone: line(60).optional() });
export type Answerer = z.infer<typeof Answerer>;

/** Who gave an answer: the note with the name, where it came by a link; the account, where it came with one. */
export interface AnsweredBy {
  noteId?: NoteId;
  account?: string;
}

/** Who gave the newest answer, as the API shows it. */
export const AnswererView = z.strictObject({
  at: z.string(),
  name: z.string().optional(),
  post: z.string().optional(),
  phone: z.string().optional(),
  account: z.string().optional(),
});
export type AnswererView = z.infer<typeof AnswererView>;

/** As it is sealed: a line for each of its parts. */
export const sealedText = ({ name, post, phone = "" }: Answerer): string => [name, post, phone].join("\n");

export function answererOf(sealed: string): Answerer {
  const [name = "", post = "", phone] = sealed.split("\n");
  return { name, post, phone: phone || undefined };
}

/** «Иванова А. П., методист, 77-09-32» */
export const inOneLine = ({ name, post, phone }: Partial<Answerer>): string =>
  [name, post, phone].filter(Boolean).join(", ");

/** «2 апреля 2026 года, 14:05» */
export function momentInWords(at: Temporal.Instant, zone: string): Text {
  const then = at.toZonedDateTimeISO(zone);
  const { ru, en } = dayAndMonth(then.toPlainDate());
  const time = then.toPlainTime().toString({ smallestUnit: "minute" });
  return { ru: `${ru} ${then.year} года, ${time}`, en: `${en} ${then.year}, ${time}` };
}
