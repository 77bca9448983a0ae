import type { Text } from "@marshrut/core/shared";
import * as Webhook from "@marshrut/core/webhook";
import { inline, type JsonSchema } from "./schemas.ts";

const header = (name: string, text: Text): JsonSchema => ({
  name,
  in: "header",
  required: true,
  description: `${text.ru} / ${text.en}`,
  schema: { type: "string" },
});

const parameters = [
  header("webhook-id", {
    ru: "Номер сообщения: один и тот же у всех попыток, по нему узнают повтор",
    en: "The message's id: the same for every attempt, by it a repeat is known",
  }),
  header("webhook-timestamp", {
    ru: "Когда отправлено, секунды Unix; допуск 5 минут",
    en: "When it left, Unix seconds; tolerate 5 minutes",
  }),
  header("webhook-signature", {
    ru: "Подписи через пробел: v1 (HMAC-SHA256) и v1a (ed25519) от `id.timestamp.body`",
    en: "Signatures, space-delimited: v1 (HMAC-SHA256) and v1a (ed25519) of `id.timestamp.body`",
  }),
];

/** What the API sends to agencies' systems: OpenAPI's `webhooks`, from the catalogue of core. */
export const webhooksOf = (): Record<string, JsonSchema> =>
  Object.fromEntries(
    Webhook.eventTypes.map((type) => {
      const { summary }: Webhook.CatalogueEntry = Webhook.catalogue[type];
      return [
        type,
        {
          post: {
            operationId: `on-${type}`,
            tags: ["webhooks"],
            summary: `${summary.ru} / ${summary.en}`,
            description:
              "Порядок сообщений не обещан, повторы возможны. Ответ 2xx за 15 секунд — принято; 410 отключает вебхук; перенаправления не выполняются. / Order is not promised and repeats happen. 2xx within 15 seconds: taken; 410 disables the webhook; redirects are not followed.",
            parameters,
            requestBody: {
              required: true,
              content: { "application/json": { schema: inline(Webhook.payloadSchema(type), "output") } },
            },
            responses: { "2XX": { description: "Принято / taken" } },
            security: [],
          },
        },
      ];
    }),
  );
