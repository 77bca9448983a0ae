import type { Language } from "./text.ts";

// Dates are days of the region, not instants: they are shown as they are, wherever the reader's clock stands.
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const format = (iso: string, language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { timeZone: "UTC", ...options })
    .format(day(iso))
    .replace(" г.", "\u00a0г."); // some engines put a plain space there, and a line could end at it

/** «31 марта 2025 г.» */
export const longDate = (iso: string, language: Language) =>
  format(iso, language, { day: "numeric", month: "long", year: "numeric" });

/** «март 2025 г.» of `2025-03` */
export const month = (iso: string, language: Language) =>
  format(`${iso}-01`, language, { month: "long", year: "numeric" });

/** What the clocks of a zone say at an instant: `2025-03-31T14:05`. */
export const localIn = (at: string, zone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
    .format(new Date(at))
    .replace(" ", "T");

/** «31 марта 2025 г., 14:05» of `2025-03-31T14:05` */
export const longTime = (local: string, language: Language): string =>
  `${longDate(local.slice(0, 10), language)}, ${local.slice(11)}`;

/** The next day, ISO 8601. */
export const dayAfter = (iso: string): string =>
  new Date(day(iso).getTime() + 24 * 3600 * 1000).toISOString().slice(0, 10); // a day of UTC has 24 hours

/** «понедельник» */
export const weekday = (iso: string, language: Language) => format(iso, language, { weekday: "long" });

const russian = new Intl.PluralRules("ru");
/** «1 день», «2 дня», «5 дней» */
export function days(n: number, language: Language): string {
  if (language === "en") return n === 1 ? "1 day" : `${n} days`;
  const form = russian.select(n);
  return `${n} ${form === "one" ? "день" : form === "few" ? "дня" : "дней"}`;
}

/** How much time there is, in words. */
export function timeLeft(n: number, language: Language): string {
  const ru = language === "ru";
  if (n === 0) return ru ? "срок сегодня" : "due today";
  if (n < 0) return ru ? `срок прошёл ${days(-n, language)} назад` : `${days(-n, language)} overdue`;
  const one = ru && russian.select(n) === "one";
  return ru ? `${one ? "остался" : "осталось"} ${days(n, language)}` : `${days(n, language)} left`;
}

/** How the time left should look; the words say it too. */
export const urgency = (daysLeft: number) => (daysLeft < 0 ? "late" : daysLeft <= 3 ? "soon" : "calm");

/** «31 марта 2025 г., 14:05» by the reader's own clock: an instant, not a day of the region. */
export const moment = (iso: string, language: Language) =>
  new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  })
    .format(new Date(iso))
    .replace(" г.", "\u00a0г.");
