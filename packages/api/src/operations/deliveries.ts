import * as Delivery from "@marshrut/core/delivery";
import { ofOurTime, says } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const instant = ofOurTime(
  z.iso.datetime({ error: says("момент времени ISO 8601 в UTC", "an instant, ISO 8601 in UTC") }),
);

const findDeliveries = operation({
  operationId: "findDeliveries",
  method: "get",
  path: "/deliveries",
  tag: "deliveries",
  summary: { ru: "Что и кому отправлено", en: "What was sent to whom" },
  description: {
    ru: "Письма и вебхуки, новые сначала. Организация видит отправленное ей. `kind` — о чём письмо, или тип события вебхука. `since` и `until` — по времени события.",
    en: "Mails and webhooks, newest first. An agency sees what was for it. `kind`: what a letter is about, or the type of a webhook's event. `since` and `until` are by the event's time.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    step: idText("step").optional(),
    status: z.enum(Delivery.deliveryStatuses).optional(),
    channel: z.enum(Delivery.channels).optional(),
    kind: z.string().max(60).optional(),
    since: instant.optional(),
    until: instant.optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Delivery.DeliveryView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { limit: _, cursor: __, ...filters }, page }) =>
    page((of) => Delivery.find(ctx, { ...filters, ...of })),
});

const getDelivery = operation({
  operationId: "getDelivery",
  method: "get",
  path: "/deliveries/{deliveryId}",
  tag: "deliveries",
  summary: { ru: "Прочитать доставку", en: "Read a delivery" },
  description: {
    ru: "С каждой попыткой: когда, с каким ответом, за сколько миллисекунд.",
    en: "With each attempt: when, with what answer, in how many milliseconds.",
  },
  answer: { status: 200, schema: Delivery.DeliveryWithAttempts, description: { ru: "Доставка.", en: "The delivery." } },
  run: ({ ctx, params }) => Delivery.get(ctx, params.deliveryId),
});

const resendDelivery = operation({
  operationId: "resendDelivery",
  method: "post",
  path: "/deliveries/{deliveryId}/resend",
  tag: "deliveries",
  summary: { ru: "Отправить ещё раз", en: "Send again" },
  description: {
    ru: "Начинается новый круг попыток с тем же `webhook-id`; пока он идёт, повторный запрос ничего не меняет. Согласие проверяется снова.",
    en: "A new round of attempts under the same `webhook-id`; while it lasts, asking again changes nothing. Consent is asked again.",
  },
  answer: { status: 200, schema: Delivery.DeliveryView, description: { ru: "Доставка.", en: "The delivery." } },
  refusals: ["delivery.not-resendable", "conflict.busy"],
  run: ({ ctx, params }) => Delivery.resend(ctx, params.deliveryId),
  again: async ({ ctx, params }) => {
    const { log: _, ...view } = await Delivery.get(ctx, params.deliveryId);
    return view;
  },
});

const resendDeliveries = operation({
  operationId: "resendDeliveries",
  method: "post",
  path: "/deliveries/resend",
  tag: "deliveries",
  summary: { ru: "Отправить ещё раз всё недоставленное", en: "Send again what did not arrive" },
  description: {
    ru: "Недоставленное с `since` (до `until`), до 200 за раз; `more` — осталось ещё, повторите. Повтор запроса не отправит того же дважды.",
    en: "What did not arrive from `since` (to `until`), 200 at a time; `more`: ask again for the rest. Repeating it sends nothing twice.",
  },
  body: z.strictObject({
    since: instant,
    until: instant.optional(),
    agencyId: idText("agency").optional(),
    channel: z.enum(Delivery.channels).optional(),
  }),
  examples: { day: { summary: { ru: "С утра", en: "Since morning" }, value: { since: "2025-03-10T02:00:00Z" } } },
  repeat: "rows",
  answer: {
    status: 200,
    schema: z.strictObject({ resent: z.array(z.string()), more: z.boolean() }),
    description: { ru: "Что отправляется.", en: "What is being sent." },
  },
  run: ({ ctx, body: { agencyId, ...rest } }) => Delivery.resendSince(ctx, { ...rest, agency: agencyId }),
});

export const deliveries = [findDeliveries, resendDeliveries, getDelivery, resendDelivery] as const;
