import { domainToASCII } from "node:url";
import { type Mail, MailRejected } from "@marshrut/core/shared";

/** Headers that the message itself makes; another of the same name would change whom it goes to or what it is. */
const own =
  /^(to|cc|bcc|from|sender|return-path|subject|date|message-id|mime-version|content-.*|received|dkim-.*|x-ses-.*)$/i;
const headerName = /^[A-Za-z][A-Za-z0-9-]{0,75}$/;
const mimeType = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.+-]+)*$/;

/**
 * The message as MIME (RFC 5322): UTF-8 subject and bodies, attachments under the type they name.
 * @throws MailRejected `header` when something would end up in a header that does not belong there
 */
export async function composed(mail: Mail): Promise<Buffer> {
  const attachments = mail.attachments ?? [];
  const headers = mail.headers ?? {};
  for (const value of [mail.from, mail.subject, mail.messageId, ...Object.values(headers)]) oneLine(value);
  for (const name of Object.keys(headers))
    if (!headerName.test(name) || own.test(name)) throw new MailRejected("header");
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(mail.messageId)) throw new MailRejected("header");
  for (const { filename, contentType } of attachments) {
    oneLine(filename);
    if (!mimeType.test(contentType)) throw new MailRejected("header");
  }
  // Loaded with the first mail: most cold starts send none.
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  return new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    headers,
    text: mail.text,
    html: mail.html,
    attachments: attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
    // A message holds what it was given; it never reads files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** A line break in a header begins another header (FAULTS B10). */
function oneLine(value: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value) || !value.isWellFormed()) throw new MailRejected("header");
}

/** One plain address with its domain in ASCII, as SES takes it. @throws MailRejected `address` */
export function recipient(address: string): string {
  const [, local, domain] = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@([^\s@<>,;:"()[\]\\]+)$/.exec(address) ?? [];
  const ascii = domain && domainToASCII(domain);
  if (!local || !ascii?.includes(".")) throw new MailRejected("address");
  return `${local}@${ascii}`;
}
