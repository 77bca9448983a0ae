import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { SESClient } from "@aws-sdk/client-ses";
import { sesMailer } from "@marshrut/aws/mailer";
import { type Mail, type Mailer, MailRejected } from "@marshrut/core/shared";
import { startMail } from "@marshrut/local/mail";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

let home: string;
let inbox: Awaited<ReturnType<typeof startMail>>;
let client: SESClient;
let mailer: Mailer;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "marshrut-mail-"));
  inbox = await startMail({ home });
  client = new SESClient({
    endpoint: inbox.url,
    region: "local",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  mailer = sesMailer(client);
});
afterEach(() => inbox.fail(undefined));
afterAll(async () => {
  client.destroy();
  await inbox.close();
  await rm(home, { recursive: true });
});

let count = 0;
const letter = (change: Partial<Mail> = {}): Mail => ({
  to: `pmpk-${++count}@region.local`,
  from: "Маршрут <no-reply@marshrut.local>",
  subject: "Новое поручение: ответьте до 5 марта 2026 г. — запрос направлен территориальной ПМПК",
  text: "Ответьте до 5 марта.\nhttps://marshrut.local/respond#abc",
  html: '<p>Ответьте <a href="https://marshrut.local/respond#abc">по ссылке</a></p>',
  messageId: `step_${count}.1@marshrut.local`,
  ...change,
});
const received = async (mail: Mail) => inbox.messages({ to: mail.to });

describe("mail through SES", () => {
  it("arrives as it was written, in Russian, with its calendar file", async () => {
    const content = "BEGIN:VCALENDAR\r\nSUMMARY:Срок ответа\r\nEND:VCALENDAR\r\n";
    const mail = letter({
      headers: { "Auto-Submitted": "auto-generated" },
      attachments: [{ filename: "срок.ics", contentType: "text/calendar; charset=utf-8; method=PUBLISH", content }],
    });
    const { providerId } = await mailer.send(mail);
    const [found, ...others] = await received(mail);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id: providerId,
      messageId: `<${mail.messageId}>`,
      subject: mail.subject,
      to: [mail.to],
    });
    expect(found!.from).toContain("no-reply@marshrut.local");
    expect(found!.text.trim()).toBe(mail.text);
    expect(found!.html.trim()).toBe(mail.html);
    expect(found!.attachments).toMatchObject([{ filename: "срок.ics", mimeType: "text/calendar" }]);
    // The inbox shows texts with plain line feeds; that they leave as written is tested beside the composer.
    expect(Buffer.from(found!.attachments[0]!.content, "base64").toString()).toBe(content.replaceAll("\r\n", "\n"));
  });

  it("reaches an address under a Russian domain", async () => {
    const { providerId } = await mailer.send(letter({ to: "school@школа.рф" }));
    expect(await inbox.messages({ to: "school@xn--80atdl2c.xn--p1ai" })).toMatchObject([{ id: providerId }]);
  });

  it.each<[string, Partial<Mail>]>([
    ["a line break in the subject", { subject: "Поручение\r\nBcc: stranger@evil.example" }],
    ["a line feed in the sender", { from: "Маршрут\n <no-reply@marshrut.local>" }],
    ["a line break in a header's value", { headers: { "X-Step": "1\r\nBcc: stranger@evil.example" } }],
    ["a line break in a header's name", { headers: { "X-Step: 1\r\nBcc": "stranger@evil.example" } }],
    ["another recipient in a header", { headers: { bcc: "stranger@evil.example" } }],
    ["another type in a header", { headers: { "Content-Type": "text/html" } }],
    ["NUL in the subject", { subject: "Поручение\0" }],
    ["half a character in the subject", { subject: "Поручение \ud800" }],
    ["a line break in the Message-ID", { messageId: "a@b>\r\nBcc: stranger@evil.example" }],
    [
      "a line break in a file's name",
      { attachments: [{ filename: "a\r\nb.ics", contentType: "text/calendar", content: "" }] },
    ],
    [
      "a line break in a file's type",
      { attachments: [{ filename: "a.ics", contentType: "text/calendar\r\nX: y", content: "" }] },
    ],
    ["two addresses", { to: "a@region.local, b@region.local" }],
    ["an address with a name", { to: "ПМПК <a@region.local>" }],
    ["a line break in the address", { to: "a@region.local\r\nBcc: stranger@evil.example" }],
    ["a Russian mailbox, which SES does not take", { to: "школа@region.local" }],
    ["no address", { to: "" }],
  ])("is refused for good, and not sent: %s", async (_, change) => {
    const before = (await inbox.messages()).length;
    await expect(mailer.send(letter(change))).rejects.toBeInstanceOf(MailRejected);
    expect(await inbox.messages()).toHaveLength(before);
  });

  it("is refused for good when it is over 10 MB", async () => {
    const content = "x".repeat(8 * 1024 * 1024);
    const attempt = mailer.send(letter({ attachments: [{ filename: "a.txt", contentType: "text/plain", content }] }));
    await expect(attempt).rejects.toMatchObject({ name: "MailRejected", code: "too-large" });
  });

  it("never reads a file or an address that a text names", async () => {
    const mail = letter({ html: '<img src="file:///etc/passwd">', text: "/etc/passwd" });
    await mailer.send(mail);
    expect((await received(mail))[0]!.html.trim()).toBe(mail.html);
  });

  it("says that SES refused it for good", async () => {
    inbox.fail({ kind: "rejected" });
    await expect(mailer.send(letter())).rejects.toMatchObject({ name: "MailRejected", code: "MessageRejected" });
  });

  it("is kept for later, and not given up, while the account is in SES's sandbox or its day's quota is used up", async () => {
    const limits = { perSecond: 100, perDay: 1, sandbox: ["region.local"] };
    const strict = await startMail({ home: await mkdtemp(path.join(home, "sandbox-")), limits });
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const ses = new SESClient({ endpoint: strict.url, region: "local", credentials, maxAttempts: 1 });
    const refused = { name: "Unavailable" };
    await expect(sesMailer(ses).send(letter({ to: "school@example.com" }))).rejects.toMatchObject(refused);
    await sesMailer(ses).send(letter());
    await expect(sesMailer(ses).send(letter())).rejects.toMatchObject(refused);
    expect(await strict.messages()).toHaveLength(1);
    ses.destroy();
    await strict.close();
  });

  it.each(["throttle", "paused", "drop-reply"] as const)("is to be tried later: %s", async (kind) => {
    inbox.fail({ kind });
    const mail = letter();
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: "Unavailable" });
    inbox.fail(undefined);
    await mailer.send(mail);
    // Where only the reply was lost there are two, under one Message-ID.
    const found = await received(mail);
    expect(found).toHaveLength(kind === "drop-reply" ? 2 : 1);
    expect(new Set(found.map((m) => m.messageId))).toEqual(new Set([`<${mail.messageId}>`]));
  });
});
