import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import * as z from "zod";
import { compose } from "./compose.ts";
import type { MailStore } from "./mail.store.ts";

/** Where texts to telephones are sent, in the words of the region's settings. @param mail address of the local mail */
export const textingAt = (mail: string) => ({
  url: `${mail}/texts`,
  body: '{"to":"{phone}","text":"{text}","id":"{id}"}',
  accepts: '"taken":true',
});

const TextMessage = z.strictObject({
  to: z.string().regex(/^\+\d{8,15}$/),
  text: z.string().min(1).max(1000),
  id: z.string().min(1).max(200),
});

/** A provider of texts: each is seen in the inbox beside the mails, to its number `@sms.local`. The same id twice is one text. */
export function texts(store: MailStore): Hono {
  return new Hono().post("/", async (c) => {
    const sent = TextMessage.safeParse(await c.req.json().catch(() => undefined));
    if (!sent.success) return c.json({ taken: false }, 400);
    const { to, text, id } = sent.data;
    const messageId = `<${id}@sms.local>`;
    const address = `${to}@sms.local`;
    if (store.all({ to: address }).some((one) => one.messageId === messageId)) return c.json({ taken: true, id });
    const from = "sms@sms.local";
    store.add({
      id: randomUUID(),
      messageId,
      receivedAt: Date.now(),
      sender: from,
      subject: text,
      preview: text,
      attachments: 0,
      to: [address],
      raw: compose({ from, to: [address], cc: [], replyTo: [], subject: text, text }),
    });
    return c.json({ taken: true, id });
  });
}
