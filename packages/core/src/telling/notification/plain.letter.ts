import type { Text } from "../../ground/shared/text.ts";
import { oneLine, severalLines, shorten, webAddress } from "./clean.ts";
import { headersOf, threadIdOf } from "./headers.ts";
import { asHtml } from "./letter.html.ts";
import { asText } from "./letter.text.ts";
import { type Block, type Lang, paragraph, type Reading } from "./letter.ts";
import type { Attachment, ComposedMail } from "./notice.ts";

/** A mail that is not about one step: a digest, a word about a webhook. Russian first, English below. */
export interface PlainLetter {
  subject: string;
  heading: Text;
  /** In order; `rows` are the items of a list, one below the other. */
  parts: PlainPart[];
  /** By which mails of one kind stand together: letters, digits, `_`, `-`. */
  thread: string;
  /** Base of the addresses in it: `https://…`. */
  publicUrl: string;
  attachments?: Attachment[];
  /** Address at which one POST ends such mails (RFC 8058). */
  unsubscribe?: string;
}

export type PlainPart =
  | { kind: "text"; text: Text }
  | { kind: "rows"; rows: { label: Text; value: Text }[] }
  | { kind: "action"; label: Text; url: string };

const longestSubject = 78;

/** What the second of two languages is announced by. */
const other: Text = { ru: "По-русски", en: "In English" };

/** @throws TypeError for an address that is no web address */
export function composePlain(letter: PlainLetter, reading: Reading = {}): ComposedMail {
  const { first = "ru" } = reading;
  const subject = shorten(oneLine(first === "ru" ? letter.subject : letter.heading.en), longestSubject);
  const content = {
    subject,
    sections: [first, first === "ru" ? ("en" as const) : ("ru" as const)].map((lang) => ({
      lang,
      heading: lang === first ? letter.heading[lang] : `${other[lang]}: ${letter.heading[lang]}`,
      blocks: letter.parts.flatMap((part) => block(part, lang, first)),
    })),
  };
  const host = new URL(webAddress(letter.publicUrl)).hostname;
  return {
    subject,
    text: asText(content),
    html: asHtml(content, reading),
    attachments: letter.attachments ?? [],
    headers: {
      ...headersOf(threadIdOf(letter.thread, host)),
      ...(letter.unsubscribe
        ? {
            "List-Unsubscribe": `<${webAddress(letter.unsubscribe)}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }
        : {}),
    },
  };
}

const copyHint: Text = { ru: "Тот же адрес для копирования:", en: "The same address, to be copied:" };

function block(part: PlainPart, lang: Lang, first: Lang): Block[] {
  switch (part.kind) {
    case "text":
      return [paragraph(severalLines(part.text[lang]))];
    case "rows":
      return [
        {
          kind: "facts",
          rows: part.rows.map(({ label, value }) => ({
            label: oneLine(label[lang]),
            value: severalLines(value[lang]),
          })),
        },
      ];
    case "action":
      // The button stands once, in the first language.
      if (lang !== first) return [];
      return [{ kind: "action", label: part.label[lang], url: webAddress(part.url), hint: copyHint[lang] }];
  }
}
