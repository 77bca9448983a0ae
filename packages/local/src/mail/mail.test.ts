import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { SendEmailCommand, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect, onTestFinished, test, vi } from "vitest";
import { client, letter, newHome, running } from "../../test/fixtures/mail.ts";
import { startMail } from "./index.ts";

const raw = (change?: Parameters<typeof letter>[0]) =>
  new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(letter(change)) } });

test("A raw mail sent by the SDK is in the inbox as it was written", async () => {
  const mail = await running();
  const { MessageId } = await client(mail.url).send(raw());
  const [stored, ...others] = await mail.messages();
  expect(others).toEqual([]);
  expect(stored).toMatchObject({
    id: MessageId,
    messageId: "<step_1.request@marshrut.local>",
    from: "Маршрут <no-reply@marshrut.local>",
    to: ["pmpk@region.local"],
    subject: "Новое поручение",
    text: expect.stringContaining("Ответьте до 5 марта"),
    html: expect.stringContaining('<a href="http://127.0.0.1:1/respond#abc">'),
    attachments: [{ filename: "срок.ics", mimeType: "text/calendar" }],
  });
  expect(Buffer.from(stored!.attachments[0]!.content, "base64").toString()).toContain("BEGIN:VCALENDAR");
});

test("Destinations are the envelope: a blind copy is delivered though the message does not name it", async () => {
  const mail = await running();
  await client(mail.url).send(
    new SendRawEmailCommand({
      Destinations: ["Школа <School-1@region.local>"],
      RawMessage: { Data: Buffer.from(letter()) },
    }),
  );
  expect(await mail.messages({ to: "pmpk@region.local" })).toEqual([]);
  expect(await mail.messages({ to: "SCHOOL-1@region.local" })).toMatchObject([
    { to: ["school-1@region.local"], header: { to: ["pmpk@region.local"] } },
  ]);
});

test("SendEmail is composed into a message; a line break in the subject stays inside the subject", async () => {
  const mail = await running();
  const subject = `Очень длинная тема письма для ведомства, ${"ещё ".repeat(20)}\r\nBcc: thief@example.org`;
  await client(mail.url).send(
    new SendEmailCommand({
      Source: "no-reply@marshrut.local",
      Destination: {
        ToAddresses: ["a@region.local"],
        CcAddresses: ["b@region.local"],
        BccAddresses: ["c@region.local"],
      },
      ReplyToAddresses: ["coordinator@region.local"],
      Message: { Subject: { Data: subject }, Body: { Text: { Data: "Текст" }, Html: { Data: "<b>Текст</b>" } } },
    }),
  );
  expect(await mail.messages()).toMatchObject([
    {
      to: ["a@region.local", "b@region.local", "c@region.local"],
      replyTo: ["coordinator@region.local"],
      subject,
      text: expect.stringContaining("Текст"),
      html: expect.stringContaining("<b>Текст</b>"),
    },
  ]);
});

test("Times come from the clock of the machine, and `since` includes its own moment", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-02-01T10:00:00Z") });
  try {
    const mail = await running();
    const ses = client(mail.url);
    await ses.send(raw({ subject: "первое" }));
    vi.setSystemTime(Date.parse("2031-02-08T10:00:00Z"));
    await ses.send(raw({ subject: "второе" }));
    const subjects = async (since: string) =>
      (await mail.messages({ since: Date.parse(since) })).map((one) => one.subject);
    expect(await subjects("2031-02-01T10:00:00Z")).toEqual(["первое", "второе"]);
    expect(await subjects("2031-02-08T10:00:00Z")).toEqual(["второе"]);
    expect(await subjects("2031-02-08T10:00:01Z")).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test("The inbox survives a restart", async () => {
  const home = newHome();
  const before = await startMail({ home });
  await client(before.url).send(raw());
  const kept = await before.messages();
  await before.close();
  expect(kept).toHaveLength(1);
  expect(await (await running(home)).messages()).toEqual(kept);
});

test("An acknowledged mail survives kill -9", async () => {
  const home = newHome();
  const program = `const { startMail } = await import(${JSON.stringify(new URL("./index.ts", import.meta.url).href)});
    console.log((await startMail({ home: ${JSON.stringify(home)} })).url);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url] = await once(child.stdout.setEncoding("utf8"), "data");
  const { MessageId } = await client(String(url).trim()).send(raw());
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await (await running(home)).messages()).map((one) => one.id)).toEqual([MessageId]);
});

test.each([
  ["throttle", "Throttling", 400],
  ["rejected", "MessageRejected", 400],
  ["paused", "AccountSendingPausedException", 400],
] as const)("The fault switch %s answers %s and stores nothing", async (kind, name, status) => {
  const mail = await running();
  mail.fail({ kind });
  const refused = client(mail.url).send(raw());
  await expect(refused).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: status, requestId: expect.any(String) },
  });
  expect(await mail.messages()).toEqual([]);
});

test("A throttle passes after its times (the SDK retries); a pause lasts until it is lifted", async () => {
  const mail = await running();
  mail.fail({ kind: "throttle" });
  await client(mail.url, 2).send(raw());
  mail.fail({ kind: "paused" });
  for (const _ of [1, 2]) await expect(client(mail.url).send(raw())).rejects.toThrow("sending is disabled");
  mail.fail(undefined);
  await client(mail.url).send(raw());
  expect(await mail.messages()).toHaveLength(2);
});

test("An account sends so many a second and a day, and from the sandbox to whom it has verified", async () => {
  const mail = await startMail({ home: newHome(), limits: { perSecond: 2, perDay: 3, sandbox: ["region.local"] } });
  onTestFinished(() => mail.close());
  const ses = client(mail.url);
  const unverified =
    /^Email address is not verified\. The following identities failed the check in region EU-CENTRAL-1: a@b\.example$/;
  await expect(ses.send(raw({ to: "a@b.example" }))).rejects.toMatchObject({
    name: "MessageRejected",
    message: expect.stringMatching(unverified),
  });
  for (const _ of [1, 2]) await ses.send(raw());
  await expect(ses.send(raw())).rejects.toMatchObject({
    name: "Throttling",
    message: "Maximum sending rate exceeded.",
  });
  await client(mail.url, 5).send(raw()); // the SDK waits
  await expect(ses.send(raw())).rejects.toMatchObject({ name: "Throttling", message: "Daily message quota exceeded." });
  expect(await mail.messages()).toHaveLength(3);
});

test("A fault can be meant for one address", async () => {
  const mail = await running();
  mail.fail({ kind: "rejected", to: "gone@region.local" });
  await client(mail.url).send(raw());
  await expect(client(mail.url).send(raw({ to: "Gone@region.local" }))).rejects.toThrow("suppression list");
  expect(await mail.messages()).toHaveLength(1);
});

test("Accept, then drop the reply: the sender sees a broken connection, the mail is there", async () => {
  const mail = await running();
  mail.fail({ kind: "drop-reply" });
  await expect(client(mail.url).send(raw())).rejects.toThrow(/socket hang up|ECONNRESET/);
  await mail.idle();
  expect(await mail.messages()).toHaveLength(1);
});

test.each([
  ["no recipient", { headers: ["X: y"], to: "" }, "Missing required header 'To'."],
  ["two subjects", { headers: ["Subject: again"] }, "Duplicate header 'Subject'."],
  ["no domain", { to: "pmpk" }, "Missing final '@domain'"],
  ["a Cyrillic mailbox", { to: "пмпк@region.local" }, "Local address contains non-ASCII characters"],
  [
    "51 recipients",
    { to: Array.from({ length: 51 }, (_, i) => `a${i}@r.ru`).join(", ") },
    "Recipient count exceeds 50.",
  ],
])("SES refuses %s", async (_, change, message) => {
  const mail = await running();
  await expect(client(mail.url).send(raw(change))).rejects.toMatchObject({ name: "InvalidParameterValue", message });
  expect(await mail.messages()).toEqual([]);
});

test("What is no request of SES is refused in SES's words", async () => {
  const mail = await running();
  const post = async (body: string) => {
    const answer = await fetch(mail.url, { method: "POST", body });
    return [answer.status, /<Code>(.*)<\/Code>/.exec(await answer.text())?.[1]];
  };
  expect(await post("")).toEqual([400, "MissingAction"]);
  expect(await post("Action=DeleteEverything&Version=2010-12-01")).toEqual([400, "InvalidAction"]);
  expect(await post("Action=SendRawEmail&Version=2010-12-01")).toEqual([400, "ValidationError"]);
});

test("A page of the web cannot read or send: foreign Host and Origin are turned away", async () => {
  const mail = await running();
  const { port } = new URL(mail.url);
  const get = (host: string) =>
    new Promise<number | undefined>((resolve) => {
      request({ port, host: "127.0.0.1", path: "/store", headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
  expect(await get(`127.0.0.1:${port}`)).toBe(200);
  expect(await get(`localhost:${port}`)).toBe(200);
  expect(await get(`evil.example:${port}`)).toBe(403);
  const sent = await fetch(mail.url, {
    method: "POST",
    headers: { origin: "http://evil.example" },
    body: "Action=SendEmail",
  });
  expect(sent.status).toBe(403);
});

test("A taken port is said, with what to do", async () => {
  const mail = await running();
  const port = Number(new URL(mail.url).port);
  await expect(startMail({ home: newHome(), port })).rejects.toThrow(`Port ${port} (mail) is taken by another program`);
});

test("A text to a telephone is seen beside the mails, once by its number, and one that is no text is not taken", async () => {
  const mail = await running();
  const post = async (message: object) => {
    const init = { method: "POST", body: JSON.stringify(message), headers: { "content-type": "application/json" } };
    const answer = await fetch(`${mail.url}/texts`, init);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const text = { to: "+79001112233", text: "Маршрут: для вас есть новости.", id: "delivery_1.1" };
  expect(await post(text)).toMatchObject({ status: 200, taken: true });
  expect(await post(text)).toMatchObject({ taken: true });
  expect(await mail.messages({ to: "+79001112233@sms.local" })).toMatchObject([
    { subject: text.text, text: text.text },
  ]);
  expect(await post({ ...text, to: "112" })).toMatchObject({ status: 400, taken: false });
});
