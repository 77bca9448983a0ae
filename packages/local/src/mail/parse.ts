import PostalMime, { type Address, addressParser } from "postal-mime";
import type { Attachment } from "./mail.types.ts";

/** What a raw message says about itself. */
export type Parsed = {
  messageId: string;
  from: string;
  replyTo: string[];
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  /** Names of its headers in lower case, with repetitions. */
  headers: string[];
};

/** Parses a raw RFC 5322 message. Throws when it is nested beyond reason; anything else is read as far as it goes. */
export async function parse(raw: Uint8Array): Promise<Parsed> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: "base64" });
  return {
    messageId: email.messageId ?? "",
    from: email.from ? written(email.from) : "",
    replyTo: addresses(email.replyTo),
    to: addresses(email.to),
    cc: addresses(email.cc),
    bcc: addresses(email.bcc),
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ? withInlineImages(email.html, email.attachments) : "",
    attachments: email.attachments.map((part) => ({
      filename: part.filename ?? (part.mimeType === "text/calendar" ? "invite.ics" : "attachment"),
      mimeType: part.mimeType,
      size: Buffer.byteLength(part.content as string, "base64"),
      content: part.content as string,
    })),
    headers: email.headers.map((header) => header.key),
  };
}

/** The bare addresses of a header or of an API parameter: `Школа <a@b.ru>` → `a@b.ru`. */
export const bare = (value: string): string[] => addresses(addressParser(value));

// A word without an @ is parsed as a name; it stands where an address should, and is for the caller to refuse.
const addresses = (list: Address[] = []): string[] =>
  list.flatMap((one) => (one.group ?? [one]).map((box) => box.address || box.name)).filter((one) => one !== "");

const written = (one: Address): string => (one.name ? `${one.name} <${one.address ?? ""}>` : (one.address ?? ""));

// The frame that shows a mail may load nothing, so a picture that travels with the mail is put where it is referred to.
function withInlineImages(
  html: string,
  parts: Array<{ contentId?: string; mimeType: string; content: unknown }>,
): string {
  return html.replace(/\bcid:([^"'\s)>]+)/gi, (whole, id: string) => {
    const part = parts.find((one) => one.contentId === `<${id}>` && one.mimeType.startsWith("image/"));
    return part ? `data:${part.mimeType};base64,${part.content}` : whole;
  });
}
