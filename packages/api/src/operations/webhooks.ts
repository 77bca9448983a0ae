import type { WebhookId } from "@marshrut/core/shared";
import * as Webhook from "@marshrut/core/webhook";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const registerWebhook = operation({
  operationId: "registerWebhook",
  method: "post",
  path: "/agencies/{agencyId}/webhooks",
  tag: "webhooks",
  summary: { ru: "Добавить вебхук организации", en: "Add an agency's webhook" },
  description: {
    ru: "Подписи — по спецификации Standard Webhooks: `v1` (HMAC-SHA256, ключ `secret`) и `v1a` (ed25519, открытый ключ `publicKeys`). Секрет показывается один раз. Сообщения содержат только идентификаторы и адреса; порядок не обещан, повторы возможны: различайте по `webhook-id`. Пустой `events` — все события. `mail: fallback` — писем вместо доставленных вебхуком сообщений нет.",
    en: "Signatures follow Standard Webhooks: `v1` (HMAC-SHA256, key `secret`) and `v1a` (ed25519, public key in `publicKeys`). The secret is shown once. Messages hold ids and addresses only; order is not promised and repeats happen: tell them by `webhook-id`. Empty `events`: all of them. `mail: fallback`: no mails in place of what the webhook delivered.",
  },
  body: Webhook.NewWebhook,
  examples: {
    webhook: {
      summary: { ru: "Система школы", en: "A school's system" },
      value: { url: "https://school-17.example.org/hooks/marshrut", events: ["step.requested", "step.escalated"] },
    },
  },
  answer: {
    status: 201,
    schema: Webhook.WebhookWithSecret,
    description: { ru: "Вебхук и его секрет.", en: "The webhook and its secret." },
  },
  refusals: ["webhook.url", "conflict.exists", "conflict.version"],
  run: ({ ctx, params, body }) => Webhook.register(ctx, params.agencyId, body),
  location: ({ webhookId }) => `/webhooks/${webhookId}`,
  again: ({ ctx }, { id, parent }) => Webhook.reveal(ctx, id as WebhookId, parent),
});

const listWebhooks = operation({
  operationId: "listWebhooks",
  method: "get",
  path: "/agencies/{agencyId}/webhooks",
  tag: "webhooks",
  summary: { ru: "Вебхуки организации", en: "An agency's webhooks" },
  description: { ru: "С их состоянием, без секретов.", en: "With their health, without secrets." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Webhook.WebhookView) }),
    description: { ru: "Вебхуки.", en: "The webhooks." },
  },
  run: async ({ ctx, params }) => ({ items: await Webhook.list(ctx, params.agencyId) }),
});

const getWebhook = operation({
  operationId: "getWebhook",
  method: "get",
  path: "/webhooks/{webhookId}",
  tag: "webhooks",
  summary: { ru: "Прочитать вебхук", en: "Read a webhook" },
  description: {
    ru: "`health.state`: new — ещё не пробовали, well — последнее дошло, failing — не доходит с `failingSince`. Пять дней без единого успеха отключают вебхук.",
    en: "`health.state`: new, well, or failing since `failingSince`. Five days without one success disable it.",
  },
  answer: { status: 200, schema: Webhook.WebhookView, description: { ru: "Вебхук.", en: "The webhook." } },
  run: ({ ctx, params }) => Webhook.get(ctx, params.webhookId),
});

const changeWebhook = operation({
  operationId: "changeWebhook",
  method: "patch",
  path: "/webhooks/{webhookId}",
  tag: "webhooks",
  summary: { ru: "Изменить, отключить, включить", en: "Change, disable, enable" },
  description: { ru: "Меняется то, что названо.", en: "What is named is changed." },
  body: Webhook.WebhookPatch,
  examples: { enable: { summary: { ru: "Включить снова", en: "Switch on again" }, value: { status: "active" } } },
  ifMatch: "required",
  answer: { status: 200, schema: Webhook.WebhookView, description: { ru: "Вебхук.", en: "The webhook." } },
  refusals: ["webhook.url", "conflict.busy"],
  run: ({ ctx, params, body, expectedVersion }) => Webhook.patch(ctx, params.webhookId, body, expectedVersion),
  again: ({ ctx, params }) => Webhook.get(ctx, params.webhookId),
});

const rotateWebhook = operation({
  operationId: "rotateWebhookSecret",
  method: "post",
  path: "/webhooks/{webhookId}/rotate",
  tag: "webhooks",
  summary: { ru: "Сменить ключи подписи", en: "Rotate the signing keys" },
  description: {
    ru: "Новый секрет показывается один раз; сутки в каждом сообщении стоят подписи и новым, и прежним ключом.",
    en: "The new secret is shown once; for a day each message carries signatures by both the new and the former key.",
  },
  ifMatch: "optional",
  answer: {
    status: 200,
    schema: Webhook.WebhookWithSecret,
    description: { ru: "Вебхук и новый секрет.", en: "The webhook and its new secret." },
  },
  refusals: ["conflict.busy"],
  run: ({ ctx, params, expectedVersion }) => Webhook.rotate(ctx, params.webhookId, expectedVersion),
  again: ({ ctx, params }, { parent }) => Webhook.reveal(ctx, params.webhookId, parent),
});

const testWebhook = operation({
  operationId: "testWebhook",
  method: "post",
  path: "/webhooks/{webhookId}/test",
  tag: "webhooks",
  summary: { ru: "Отправить пробное событие", en: "Send a test event" },
  description: {
    ru: "Событие `webhook.test` идёт тем же путём, что и остальные; чем кончилось, покажет `GET /deliveries`.",
    en: "`webhook.test` takes the way of every other event; `GET /deliveries` shows how it ended.",
  },
  answer: { status: 200, schema: Webhook.WebhookView, description: { ru: "Вебхук.", en: "The webhook." } },
  refusals: ["webhook.disabled", "conflict.busy"],
  run: ({ ctx, params }) => Webhook.test(ctx, params.webhookId),
  again: ({ ctx, params }) => Webhook.get(ctx, params.webhookId),
});

export const webhooks = [registerWebhook, listWebhooks, getWebhook, changeWebhook, rotateWebhook, testWebhook] as const;
