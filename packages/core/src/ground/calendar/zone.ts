import type { Temporal } from "temporal-polyfill";
import type { Text } from "../shared/text.ts";

/** How people call a zone: «Новокузнецк», “Novokuznetsk Time”. */
export const zoneName = (zone: string): Text => ({ ru: named(zone, "ru"), en: named(zone, "en") });

const named = (timeZone: string, language: "ru" | "en"): string =>
  new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortGeneric" })
    .formatToParts(0)
    .find(({ type }) => type === "timeZoneName")!.value;

/** The zone with what it is ahead of UTC by at that time, for whoever reads it elsewhere: «Новокузнецк, UTC+7». */
export function zoneWords(at: Temporal.Instant, zone: string): Text {
  const offset = at
    .toZonedDateTimeISO(zone)
    .offset.replace(/^([+-])0/, "$1")
    .replace(/:00$/, "");
  const { ru, en } = zoneName(zone);
  return { ru: `${ru}, UTC${offset}`, en: `${en}, UTC${offset}` };
}
