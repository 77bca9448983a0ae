import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SESClient } from "@aws-sdk/client-ses";
import { onTestFinished } from "vitest";
import { type Mail, startMail } from "./index.ts";

/** A data folder of its own that is gone after the test. */
export function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), "marshrut-mail-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** A running mail server, closed after the test. */
export async function running(home = newHome()): Promise<Mail> {
  const mail = await startMail({ home });
  onTestFinished(() => mail.close());
  return mail;
}

/** The real SDK's client, as the product makes it. */
export function client(url: string, maxAttempts = 1): SESClient {
  const ses = new SESClient({
    endpoint: url,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts,
  });
  onTestFinished(() => ses.destroy());
  return ses;
}

/** A message as our sender writes it: Russian, text and HTML, the deadline as a calendar file. */
export function letter(
  change: { to?: string; subject?: string; text?: string; html?: string; headers?: string[] } = {},
) {
  const b64 = (text: string) => Buffer.from(text).toString("base64");
  return [
    "From: =?UTF-8?B?0JzQsNGA0YjRgNGD0YI=?= <no-reply@marshrut.local>",
    `To: ${change.to ?? "pmpk@region.local"}`,
    `Subject: =?UTF-8?B?${b64(change.subject ?? "Новое поручение")}?=`,
    "Message-ID: <step_1.request@marshrut.local>",
    "MIME-Version: 1.0",
    ...(change.headers ?? []),
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    'Content-Type: multipart/alternative; boundary="a"',
    "",
    "--a",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    b64(change.text ?? "Ответьте до 5 марта: http://127.0.0.1:1/respond#abc."),
    "--a",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    b64(change.html ?? '<p>Ответьте <a href="http://127.0.0.1:1/respond#abc">по ссылке</a></p>'),
    "--a--",
    "--m",
    "Content-Type: text/calendar; charset=utf-8; method=PUBLISH",
    "Content-Disposition: attachment; filename*=UTF-8''%D1%81%D1%80%D0%BE%D0%BA.ics",
    "",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "--m--",
    "",
  ].join("\r\n");
}
