import type { Text } from "../../ground/shared/text.ts";
import { oneLine, severalLines, shorten, webAddress } from "./clean.ts";
import { headersOf, threadIdOf } from "./headers.ts";
import { asHtml } from "./letter.html.ts";
import { asText } from "./letter.text.ts";
import { type Block, type Lang, paragraph } from "./letter.ts";
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

/** @throws TypeError for an address that is no web address */
export function composePlain(letter: PlainLetter): ComposedMail {
  const subject = shorten(oneLine(letter.subject), longestSubject);
  const content = {
    subject,
    sections: (["ru", "en"] as const).map((lang) => ({
      lang,
      heading: lang === "en" ? `In English: ${letter.heading.en}` : letter.heading.ru,
      blocks: letter.parts.flatMap((part) => block(part, lang)),
    })),
  };
  const host = new URL(webAddress(letter.publicUrl)).hostname;
  return {
    subject,
    text: asText(content),
    html: asHtml(content),
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

function block(part: PlainPart, lang: Lang): Block[] {
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
      if (lang === "en") return [];
      return [
        { kind: "action", label: part.label.ru, url: webAddress(part.url), hint: "Тот же адрес для копирования:" },
      ];
  }
}
