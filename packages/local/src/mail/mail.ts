import { randomUUID } from "node:crypto";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MailLimits } from "../limits/index.ts";
import { listen } from "../loopback/index.ts";
import { inbox } from "./inbox.ts";
import { openMailStore } from "./mail.store.ts";
import type { Mail } from "./mail.types.ts";
import { opened } from "./open.ts";
import { answer, errorAnswer, SesError } from "./ses.answer.ts";
import { ses } from "./ses.ts";
import { texts } from "./texts.ts";

// The largest raw message of SES, in base64 and then percent-encoded.
const maxBody = 45 * 1024 * 1024;

/**
 * SES on the wire, and an inbox to look at; nothing is delivered anywhere. A mail is in `<home>/mail.db` before the
 * sender hears of it. Without `port` a free one is picked. `zone` is what the inbox shows its times in. Without `limits` any number
 * goes to anybody.
 */
export async function startMail(options: {
  home: string;
  port?: number;
  /** Tried first; another one where it is taken. */
  prefer?: number | undefined;
  host?: string;
  zone?: string;
  limits?: MailLimits | undefined;
}): Promise<Mail> {
  const store = openMailStore(options.home);
  const service = ses(store, options.limits);
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.post("/", bodyLimit({ maxSize: maxBody, onError: () => tooLarge() }), async (c) => {
    const form = new URLSearchParams(await c.req.text());
    try {
      const { result, dropReply } = await service.act(form);
      if (!dropReply) return xml((requestId) => answer(form.get("Action")!, result, requestId));
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    } catch (error) {
      if (error instanceof SesError) return refused(error);
      throw error;
    }
  });
  app.route("/texts", texts(store));
  app.route("/", inbox(store, options.zone ?? "Asia/Novokuznetsk"));
  app.onError((error) => {
    console.error("mail:", error);
    return refused(new SesError("InternalFailure", "The local mail server failed: see its log.", 500));
  });

  const { host, port, prefer } = options;
  const door = await listen(getRequestListener(app.fetch), { name: "mail", host, port, prefer }).catch(
    (error: unknown) => {
      store.close();
      throw error;
    },
  );
  return {
    url: door.url,
    messages: async ({ to, since } = {}) =>
      Promise.all(store.all({ to: to?.toLowerCase(), since }).map((row) => opened(row, store.raw(row.id)!))),
    fail: service.fail,
    idle: door.idle,
    async close() {
      await door.close();
      store.close();
    },
  };
}

function xml(body: (requestId: string) => string, status = 200): Response {
  const requestId = randomUUID();
  const headers = { "content-type": "text/xml; charset=utf-8", "x-amzn-requestid": requestId };
  return new Response(body(requestId), { status, headers });
}

const refused = (error: SesError): Response => xml((requestId) => errorAnswer(error, requestId), error.status);

const tooLarge = (): Response =>
  refused(new SesError("RequestEntityTooLarge", `The request is longer than ${maxBody} bytes.`, 413));
