import type { Row } from "./mail.store.ts";
import type { StoredMail } from "./mail.types.ts";

/** A stored mail with its message read. */
export async function opened(row: Row, raw: Uint8Array): Promise<StoredMail> {
  const { parse } = await import("./parse.ts"); // large, and wanted where there is a mail
  const { replyTo, to, cc, text, html, attachments } = await parse(raw);
  return {
    id: row.id,
    messageId: row.messageId,
    receivedAt: row.receivedAt,
    readAt: row.readAt === null ? undefined : row.readAt,
    from: row.sender,
    replyTo,
    to: row.to,
    header: { to, cc },
    subject: row.subject,
    text,
    html,
    attachments,
  };
}

/** A mail in the shape of aws-ses-v2-local's `GET /store`, so that scripts written for that tool work here. */
export function asStoreEmail(mail: StoredMail) {
  const { header } = mail;
  const named = new Set([...header.to, ...header.cc].map((one) => one.toLowerCase()));
  return {
    messageId: mail.id,
    from: mail.from,
    replyTo: mail.replyTo,
    destination: { ...header, bcc: mail.to.filter((one) => !named.has(one)) },
    subject: mail.subject,
    body: { text: mail.text || undefined, html: mail.html || undefined },
    attachments: mail.attachments.map(({ mimeType, ...rest }) => ({ ...rest, contentType: mimeType })),
    at: Math.floor(mail.receivedAt / 1_000),
  };
}
