import { Unavailable } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { MailRejected } from "../shared/mailer.ts";
import type { Outgoing, OutgoingAnswer } from "../shared/outgoing.ts";
import type { Texting } from "../shared/texting.ts";
import * as Tenant from "../tenant/index.ts";
import { filled } from "../tenant/texting.ts";
import { openKey } from "./key.actions.ts";

/** As long as a webhook's first attempt: what is told after this text waits for it. */
const timeoutMs = 4_000;

/** The region's own provider, asked by HTTPS in the form that its settings have. */
export const textingOf = (ctx: Ctx, outgoing: Outgoing): Texting => ({
  async send({ id, to, text }) {
    const { texting } = await Tenant.load(ctx);
    if (!texting) throw new MailRejected("NoProvider");
    const { url, body, accepts } = texting;
    const put = (one: string) =>
      one.replaceAll(/\{(phone|text|id)\}/g, (_, what) => ({ phone: to, text, id })[what as "id"]);
    const headers: Record<string, string> = { "content-type": "application/json" };
    const authorization = await openKey(ctx);
    if (authorization !== undefined) headers.authorization = authorization;
    const answer = await outgoing.post({
      url,
      headers,
      body: JSON.stringify(filled(JSON.parse(body), put)),
      timeoutMs,
    });
    mustBeTaken(answer, accepts);
    // Our own number: what providers answer has the telephone's in it as often as not.
    return { providerId: id };
  },
});

/**
 * 2xx with what the provider says of one that was taken. A number that it does not take is refused for good; whatever is about us and not about
 * the number (our key, its own trouble) is tried again.
 */
function mustBeTaken(answer: OutgoingAnswer, accepts: string | undefined): void {
  if (!("status" in answer)) throw new Unavailable(`The provider of texts: ${answer.failure}`);
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (accepts === undefined || body.includes(accepts)) return;
    throw new MailRejected("NotAccepted");
  }
  if (status >= 500 || [401, 402, 403, 408, 429].includes(status))
    throw new Unavailable(`The provider of texts answers ${status}`);
  throw new MailRejected(String(status));
}
