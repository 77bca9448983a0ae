import type { Text } from "@marshrut/core/shared";
import type { RateOf } from "@marshrut/core/tenant";
import { EdgeRefusal } from "../problems/index.ts";

/** Where all the requests came from. */
export type Source = RateOf | "address";

const account: Text = { ru: "от вашей учётной записи", en: "from your account" };
const from: Record<Source, Text> = {
  staff: account,
  specialist: account,
  family: account,
  system: { ru: "от вашей системы", en: "from your system" },
  organisation: { ru: "от вашей организации", en: "from your organisation" },
  link: { ru: "по этой ссылке", en: "by this link" },
  address: { ru: "с вашего адреса", en: "from your address" },
};

export const tooMany = (source: Source, seconds: number): EdgeRefusal =>
  new EdgeRefusal(
    "request.too-many",
    {
      ru: `Слишком много запросов ${from[source].ru}. Подождите ${seconds} с и повторите.`,
      en: `Too many requests ${from[source].en}. Wait ${seconds} s and try again.`,
    },
    { headers: { "Retry-After": String(seconds) } },
  );
