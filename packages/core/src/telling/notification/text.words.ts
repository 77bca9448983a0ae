import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import { longestText } from "../../ground/shared/texting.ts";
import type { AppointmentNotice, PlainNotice } from "./notice.ts";

// Texts to telephones of a family. A telephone lies on tables: nobody is named, nothing is said of the child, and no link stands in one.

const appointments: Record<AppointmentNotice["what"], (when: string) => Text> = {
  booked: (when) => ({
    ru: `Маршрут: вы записаны на ${when}. Подробнее на вашей странице.`,
    en: `Marshrut: you have an appointment, ${when}. See your page.`,
  }),
  moved: (when) => ({
    ru: `Маршрут: запись перенесена на ${when}. Подробнее на странице.`,
    en: `Marshrut: your appointment is now ${when}. See your page.`,
  }),
  offered: (when) => ({
    ru: `Маршрут: есть время ${when}. Ответьте на вашей странице.`,
    en: `Marshrut: there is a time, ${when}. Answer on your page.`,
  }),
  "called-off": () => ({
    ru: "Маршрут: встреча отменена. Выберите другое время на странице.",
    en: "Marshrut: your appointment is called off. See your page.",
  }),
  tomorrow: (when) => ({
    ru: `Маршрут: вас ждут ${when}. Подробнее на вашей странице.`,
    en: `Marshrut: you are expected ${when}. See your page.`,
  }),
  soon: (when) => ({
    ru: `Маршрут: вас ждут сегодня, ${when}. Подробнее на странице.`,
    en: `Marshrut: you are expected today, ${when}. See your page.`,
  }),
};

const others: Partial<Record<PlainNotice["kind"], Text>> = {
  "request-answered": {
    ru: "Маршрут: на ваш вопрос ответили. Ответ на вашей странице.",
    en: "Marshrut: you have an answer. It is on your page.",
  },
  "lesson-soon": {
    ru: "Маршрут: скоро занятие по видео. Вход на вашей странице.",
    en: "Marshrut: a lesson by video is soon. Come in by your page.",
  },
};

/** Of whatever else. */
const usual: Text = {
  ru: "Маршрут: для вас есть новости. Откройте страницу по своей ссылке.",
  en: "Marshrut: there is news for you. Open your page by your link.",
};

/** What a member of a family reads in place of a letter. */
export function textOf(notice: PlainNotice | "news", first: "ru" | "en" = "ru"): string {
  const text = wordsOf(notice)[first];
  if (text.length > longestText) throw new RangeError("A text is longer than one message");
  return text;
}

function wordsOf(notice: PlainNotice | "news"): Text {
  if (notice === "news") return usual;
  if (notice.kind !== "appointment") return others[notice.kind] ?? usual;
  const { what, at, zone } = notice;
  return appointments[what](at === undefined ? "" : onTheWall(at, zone));
}

/** `19.01 10:00`, on the region's wall. */
function onTheWall(at: string, zone: string): string {
  const instant = Temporal.Instant.from(at);
  const [, month, day] = localDay(instant, zone).toString().split("-");
  return `${day}.${month} ${instant.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" })}`;
}
