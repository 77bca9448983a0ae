/** The parts of SES's SendEmail that make up a message. */
export type Letter = {
  from: string;
  to: string[];
  cc: string[];
  replyTo: string[];
  subject: string;
  text?: string;
  html?: string;
};

/** The raw message that SES makes of a SendEmail: everything base64, so that no content can break out of its place. */
export function compose(letter: Letter): Uint8Array {
  const bodies = [
    ...(letter.text === undefined ? [] : [part("text/plain", letter.text)]),
    ...(letter.html === undefined ? [] : [part("text/html", letter.html)]),
  ];
  const boundary = "----=_marshrut_alternative";
  const head = [
    `From: ${letter.from}`,
    ...(letter.to.length ? [`To: ${letter.to.join(", ")}`] : []),
    ...(letter.cc.length ? [`Cc: ${letter.cc.join(", ")}`] : []),
    ...(letter.replyTo.length ? [`Reply-To: ${letter.replyTo.join(", ")}`] : []),
    `Subject: ${encoded(letter.subject)}`,
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
  ].join("\r\n");
  const message =
    bodies.length === 1
      ? `${head}\r\n${bodies[0]}`
      : `${head}\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n` +
        `${bodies.map((body) => `--${boundary}\r\n${body}\r\n`).join("")}--${boundary}--\r\n`;
  return Buffer.from(message);
}

const part = (type: string, body: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded(body)}`;

const folded = (body: string): string =>
  (
    Buffer.from(body)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

// RFC 2047: an encoded word holds at most 75 characters and never a part of a character.
function encoded(subject: string): string {
  const words: string[] = [];
  let word = "";
  for (const character of subject) {
    if (Buffer.byteLength(word + character) > 45) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString("base64")}?=`).join("\r\n ");
}
