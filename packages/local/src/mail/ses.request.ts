import { compose } from "./compose.ts";
import { bare, type Parsed, parse } from "./parse.ts";
import { SesError } from "./ses.answer.ts";

/** A send as it came in: the raw message, and to whom it goes. */
export type Send = { raw: Uint8Array; parsed: Parsed; to: string[] };

// SES: "Quotas": 50 recipients to a message; 10 MB to a message of SendRawEmail.
const maxRecipients = 50;
const maxBytes = 10 * 1024 * 1024;

/** Reads and checks the form of SendRawEmail or SendEmail as SES does. Throws SesError. */
export async function readSend(action: "SendRawEmail" | "SendEmail", form: URLSearchParams): Promise<Send> {
  const raw = action === "SendRawEmail" ? rawMessage(form) : composed(form);
  if (raw.byteLength > maxBytes) {
    const size = `${raw.byteLength} is longer than ${maxBytes}`;
    throw new SesError("InvalidParameterValue", `Message length is more than ${maxBytes} bytes long: '${size}'.`);
  }
  const parsed = await parse(raw).catch(() => {
    throw new SesError("InvalidParameterValue", "The message could not be read: its parts are nested too deep.");
  });
  checkHeaders(parsed, form.has("Source"));

  const named = list(form, action === "SendRawEmail" ? "Destinations" : "Destination.BccAddresses").flatMap(recipient);
  const envelope =
    action === "SendRawEmail" && named.length > 0 ? named : [...parsed.to, ...parsed.cc, ...parsed.bcc, ...named];
  for (const one of envelope) checkAddress(one);
  if (envelope.length === 0) throw new SesError("InvalidParameterValue", "Missing required header 'To'.");
  if (envelope.length > maxRecipients)
    throw new SesError("InvalidParameterValue", `Recipient count exceeds ${maxRecipients}.`);
  return { raw, parsed, to: envelope.map((one) => one.toLowerCase()) };
}

function rawMessage(form: URLSearchParams): Uint8Array {
  const data = form.get("RawMessage.Data");
  if (!data) throw missing("rawMessage.data");
  return Buffer.from(data, "base64");
}

function composed(form: URLSearchParams): Uint8Array {
  const from = form.get("Source");
  const subject = form.get("Message.Subject.Data");
  const text = form.get("Message.Body.Text.Data") ?? undefined;
  const html = form.get("Message.Body.Html.Data") ?? undefined;
  if (!from) throw missing("source");
  if (subject === null) throw missing("message.subject.data");
  if (text === undefined && html === undefined) throw missing("message.body");
  const to = list(form, "Destination.ToAddresses");
  const cc = list(form, "Destination.CcAddresses");
  const replyTo = list(form, "ReplyToAddresses");
  for (const one of [from, ...to, ...cc, ...replyTo]) recipient(one).forEach(checkAddress);
  return compose({ from, to, cc, replyTo, subject, text, html });
}

function checkHeaders(parsed: Parsed, hasSource: boolean): void {
  if (parsed.from === "" && !hasSource) throw new SesError("InvalidParameterValue", "Missing required header 'From'.");
  // RFC 5322, 3.6: at most one of each; SES refuses the message.
  for (const name of ["From", "To", "Cc", "Bcc", "Subject", "Reply-To", "Date", "Message-ID", "Sender"]) {
    if (parsed.headers.filter((key) => key === name.toLowerCase()).length > 1)
      throw new SesError("InvalidParameterValue", `Duplicate header '${name}'.`);
  }
}

function recipient(value: string): string[] {
  const found = /[\r\n\0]/.test(value) ? [] : bare(value);
  if (found.length === 0) throw new SesError("InvalidParameterValue", "Local address contains control or whitespace");
  return found;
}

function checkAddress(address: string): void {
  const at = address.lastIndexOf("@");
  if (at < 1 || at === address.length - 1) throw new SesError("InvalidParameterValue", "Missing final '@domain'");
  if (/[\s\p{Cc}]/u.test(address))
    throw new SesError("InvalidParameterValue", "Local address contains control or whitespace");
  // SES: the part before the @ must be ASCII, the domain may be given in Punycode only.
  if (/[^\p{ASCII}]/u.test(address.slice(0, at)))
    throw new SesError("InvalidParameterValue", "Local address contains non-ASCII characters");
  if (/[^\p{ASCII}]/u.test(address.slice(at)))
    throw new SesError("InvalidParameterValue", "Domain contains illegal character");
}

const missing = (field: string): SesError =>
  new SesError(
    "ValidationError",
    `1 validation error detected: Value null at '${field}' failed to satisfy constraint: Member must not be null`,
  );

/** `name.member.1`, `name.member.2`, … in order. */
function list(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let i = 1; form.has(`${name}.member.${i}`); i++) values.push(form.get(`${name}.member.${i}`)!);
  return values;
}
