import { SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect, test } from "vitest";
import { client, letter, running } from "../../test/fixtures/mail.ts";
import type { Mail } from "./index.ts";

const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;

async function send(mail: Mail, change?: Parameters<typeof letter>[0]): Promise<string> {
  const message = { RawMessage: { Data: Buffer.from(letter(change)) } };
  return (await client(mail.url).send(new SendRawEmailCommand(message))).MessageId!;
}
const get = async (mail: Mail, path: string) => {
  const answer = await fetch(`${mail.url}${path}`);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

test("The list shows the newest first, filters by address and counts what is unread", async () => {
  const mail = await running();
  expect((await get(mail, "/")).body).toContain("Писем пока нет");
  await send(mail, { subject: "Первое" });
  const second = await send(mail, { subject: "Второе", to: "school-1@region.local" });
  const all = (await get(mail, "/")).body;
  expect(all.indexOf("Второе")).toBeLessThan(all.indexOf("Первое"));
  expect(all).toContain("<title>(2) Почта");
  expect(all).toContain('<h1 class="aloud">Письма</h1>');
  const some = (await get(mail, "/?to=School-1@region.local")).body;
  expect(some).toContain("Второе");
  expect(some).not.toContain("Первое");
  await get(mail, `/mail/${second}`);
  expect((await get(mail, "/")).body).toContain("<title>(1) Почта");
  expect((await mail.messages()).map((one) => one.readAt !== undefined)).toEqual([false, true]);
});

test("A long inbox is read page by page, and no mail is left out or shown twice", async () => {
  const mail = await running();
  for (let i = 0; i < 53; i++) await send(mail, { subject: `№ ${i}` });
  const first = (await get(mail, "/")).body;
  const older = /href="(\/\?before=\d+)"/.exec(first)?.[1];
  const second = (await get(mail, older!)).body;
  const ids = (body: string) => [...body.matchAll(/href="\/mail\/([^"]+)"/g)].map((found) => found[1]);
  expect(ids(first)).toHaveLength(50);
  expect(new Set([...ids(first), ...ids(second)]).size).toBe(53);
  expect(second).not.toContain("before=");
});

test("Nothing of a mail becomes markup of the page", async () => {
  const mail = await running();
  const id = await send(mail, {
    subject: attack,
    text: attack,
    to: `"${attack.replaceAll('"', "")}" <a@region.local>`,
  });
  for (const path of [
    "/",
    `/mail/${id}?view=text`,
    `/?to=${encodeURIComponent(attack)}`,
    `/mail/${encodeURIComponent(attack)}`,
  ]) {
    const { body, headers } = await get(mail, path);
    expect(body).not.toContain("<img");
    expect(body).not.toContain("<script>");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});

test("HTML is shown in a frame where nothing runs or loads, and links open in a new tab", async () => {
  const mail = await running();
  const id = await send(mail, { html: `<p>Да</p>${attack}` });
  const message = (await get(mail, `/mail/${id}`)).body;
  expect(message).toContain(`src="/messages/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`);
  expect(message).not.toContain("alert(2)");
  const { body, headers } = await get(mail, `/messages/${id}/html`);
  expect(body).toContain('<base target="_blank">');
  const policy = headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox allow-popups allow-popups-to-escape-sandbox");
  expect(policy).not.toContain("script");
});

test("Plain text keeps its lines, and its web addresses are links", async () => {
  const mail = await running();
  const id = await send(mail, { text: "Ответьте (http://127.0.0.1:1/respond#a_b-c).\njavascript:alert(1)" });
  const { body } = await get(mail, `/mail/${id}?view=text`);
  expect(body).toContain(
    '(<a href="http://127.0.0.1:1/respond#a_b-c" target="_blank" rel="noopener noreferrer">http://127.0.0.1:1/respond#a_b-c</a>).\njavascript:alert(1)',
  );
});

test("An attachment is downloaded under its name, and never opened as a page", async () => {
  const mail = await running();
  const id = await send(mail);
  const { body, headers } = await get(mail, `/messages/${id}/attachments/0`);
  expect(body).toContain("BEGIN:VCALENDAR");
  expect(headers.get("content-type")).toBe("text/calendar");
  expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%D1%81%D1%80%D0%BE%D0%BA.ics");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect((await get(mail, `/messages/${id}/raw`)).body).toBe(letter());
});

test("JSON: one mail, and the store in the shape of aws-ses-v2-local", async () => {
  const mail = await running();
  const id = await send(mail);
  expect(JSON.parse((await get(mail, `/messages/${id}`)).body)).toEqual((await mail.messages())[0]);
  const { emails } = JSON.parse((await get(mail, "/store?to=pmpk@region.local")).body);
  expect(emails).toMatchObject([
    {
      messageId: id,
      destination: { to: ["pmpk@region.local"], cc: [], bcc: [] },
      subject: "Новое поручение",
      body: { text: expect.any(String), html: expect.any(String) },
      at: expect.any(Number),
    },
  ]);
  expect(JSON.parse((await get(mail, `/store?since=${emails[0].at + 1}`)).body)).toEqual({ emails: [] });
  for (const path of ["/messages/none", "/messages/none/html", "/messages/none/raw", `/messages/${id}/attachments/9`]) {
    expect((await get(mail, path)).status).toBe(404);
  }
});
