import { describe, expect, it } from "vitest";
import { composed, recipient } from "./message.ts";

const mail = {
  to: "pmpk@region.local",
  from: "Маршрут <no-reply@marshrut.local>",
  subject: "Новое поручение",
  text: "Ответьте до 5 марта.",
  html: "<p>Ответьте до 5 марта.</p>",
  messageId: "step_1.1@marshrut.local",
};

describe("the message as MIME", () => {
  it("carries an attachment byte by byte: a calendar needs its line ends (RFC 5545, 3.1)", async () => {
    const content = "BEGIN:VCALENDAR\r\nSUMMARY:Срок\r\nEND:VCALENDAR\r\n";
    const attachment = { filename: "a.ics", contentType: "text/calendar; charset=utf-8; method=PUBLISH", content };
    const raw = (await composed({ ...mail, attachments: [attachment] })).toString();
    expect(raw).toContain("Content-Type: text/calendar; charset=utf-8; method=PUBLISH");
    expect(raw.replaceAll("\r\n", "")).toContain(Buffer.from(content).toString("base64"));
  });

  it("is ASCII on the wire, under the headers that it was given", async () => {
    const raw = (await composed({ ...mail, headers: { "Auto-Submitted": "auto-generated" } })).toString("latin1");
    expect(raw).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(raw).toContain("Auto-Submitted: auto-generated\r\n");
    expect(raw).toContain("Message-ID: <step_1.1@marshrut.local>\r\n");
    expect(raw).toContain(`=?UTF-8?B?${Buffer.from(mail.subject).toString("base64")}?=`);
  });

  it("folds a long subject without losing any of it", async () => {
    const subject = "Поручение ".repeat(60).trim();
    const raw = (await composed({ ...mail, subject })).toString();
    const [, folded = ""] = /^Subject: ((?:.|\r\n )*)/m.exec(raw) ?? [];
    for (const l of folded.split("\r\n")) expect(l.length).toBeLessThan(80);
    const words = [...folded.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map(([, word]) => Buffer.from(word!, "base64"));
    expect(Buffer.concat(words).toString()).toBe(subject);
  });
});

it.each([
  ["pmpk@region.local", "pmpk@region.local"],
  ["o'neil+x@school-1.example.org", "o'neil+x@school-1.example.org"],
  ["school@школа.рф", "school@xn--80atdl2c.xn--p1ai"],
])("takes one plain address: %s", (given, taken) => {
  expect(recipient(given)).toBe(taken);
});
