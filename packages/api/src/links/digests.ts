import * as Digest from "@marshrut/core/digest";
import { Raw } from "../operation/index.ts";
import { linkOperation } from "./link.ts";

/** A form of ours to ourselves, our own style, and nothing else. */
const mayPost =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const html = { "Content-Type": "text/html; charset=utf-8" };
/** A cold start does not wait for what is asked for so seldom. */
const page = () => import("./unsubscribe.page.ts");

const unsubscribing = {
  path: "/unsubscribe",
  token: "query",
  files: ["text/html"],
  answer: { status: 200, description: { ru: "Страница.", en: "The page." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
} as const;

const askUnsubscribe = linkOperation({
  ...unsubscribing,
  operationId: "askUnsubscribe",
  method: "get",
  summary: { ru: "Спросить, присылать ли сводки", en: "Ask whether digests shall end" },
  description: {
    ru: "Токен — из сводки. Ничего не меняет: по ссылкам ходят и проверяющие почту программы.",
    en: "The token comes in the digest. It changes nothing: programs that check mail follow links, too.",
  },
  run: async ({ core, token }) => {
    await Digest.openQuiet(core, token);
    const { askUnsubscribe, askFamily } = await page();
    return new Raw(String(await (Digest.isOfFamily(token) ? askFamily : askUnsubscribe)), {
      ...html,
      "Content-Security-Policy": mayPost,
    });
  },
});

const unsubscribe = linkOperation({
  ...unsubscribing,
  operationId: "unsubscribe",
  method: "post",
  summary: { ru: "Больше не присылать сводки", en: "End digests" },
  description: {
    ru: "Отписка в один щелчок (RFC 8058): тело не читается. Запросы и сообщения об истёкшем сроке приходят и дальше.",
    en: "One-click unsubscribing (RFC 8058): the body is not read. Requests and overdue notices still come.",
  },
  run: async ({ core, token }) => {
    await Digest.unsubscribe(core, token);
    const { unsubscribed, familyDone } = await page();
    return new Raw(String(await (Digest.isOfFamily(token) ? familyDone : unsubscribed)), html);
  },
});

export const digestLinks = [askUnsubscribe, unsubscribe] as const;
