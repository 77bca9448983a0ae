// Both give a Message-ID without its angle brackets, as the port Mailer takes it. ASCII only, no comments, no quoting.
const word = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** The same for every attempt to send one delivery: `<deliveryId>@<domain>`. @throws TypeError */
export const messageIdOf = (deliveryId: string, domain: string): string => `${local(deliveryId)}@${host(domain)}`;

/** What all mails about one step (or route) refer to, so that they stand together in the mailbox. @throws TypeError */
export const threadIdOf = (stepId: string, domain: string): string => `${local(stepId)}.thread@${host(domain)}`;

/** @param thread as of {@link threadIdOf} */
export const headersOf = (thread: string): Record<string, string> => ({
  References: `<${thread}>`,
  "In-Reply-To": `<${thread}>`,
  // RFC 3834; the second keeps Exchange from answering with absence notes and read receipts.
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "All",
});

function local(id: string): string {
  if (!word.test(id)) throw new TypeError("An id for a Message-ID has letters, digits, _ and - only");
  return id;
}

/** In ASCII: «почта.рф» becomes its xn-- form; an IP address gets the brackets of a domain literal. */
function host(domain: string): string {
  const url = `http://${domain}/`;
  const name = !/[\s/@?#\\]/.test(domain) && URL.canParse(url) ? new URL(url).hostname : "";
  if (word.test(name)) return name;
  if (/^\[[0-9a-f:.]+\]$/.test(name)) return `[IPv6:${name.slice(1)}`; // RFC 5321, 4.1.3
  throw new TypeError("A domain for a Message-ID is a host name");
}
