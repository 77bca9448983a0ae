import { zoneName } from "@marshrut/core/calendar";
import type * as Occasion from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, type Manner, said } from "./frame.ts";
import { dayOf } from "./parts.ts";

export const eventKinds: Record<Occasion.PublicOccasion["kind"], Text> = {
  conference: { ru: "Конференция", en: "Conference" },
  seminar: { ru: "Семинар", en: "Seminar" },
  webinar: { ru: "Вебинар", en: "Webinar" },
  "mass-event": { ru: "Массовое мероприятие", en: "Public event" },
  course: { ru: "Курс", en: "Course" },
  internship: { ru: "Стажировка", en: "Internship" },
};

export const audienceWords: Record<Occasion.Audience, Text> = {
  specialist: { ru: "специалистам", en: "specialists" },
  family: { ru: "родителям", en: "parents" },
  child: { ru: "детям", en: "children" },
};

type When = Pick<Occasion.PublicOccasion, "times" | "zone">;

/** Each session on its wall; whose wall it is where that is not the region's. */
export function sessions({ times, zone }: When, regionZone: string, manner: Manner): Html[] {
  const elsewhere = zone === regionZone ? "" : ` (${said(zoneName(zone), manner)})`;
  return times.map(
    ({ from, until }) =>
      html`<time datetime="${from}">${dayOf(from)}, ${from.slice(11)}</time> – ${until.slice(0, 10) === from.slice(0, 10) ? until.slice(11) : `${dayOf(until)}, ${until.slice(11)}`}${elsewhere}`,
  );
}
