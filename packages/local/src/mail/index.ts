/** The local SES: the wire, the store and the inbox page. Why not a package: docs/decisions/0005-local-mail.md. */
export { startMail } from "./mail.ts";
export type { Attachment, Fault, Mail, StoredMail } from "./mail.types.ts";
export { textingAt } from "./texts.ts";
