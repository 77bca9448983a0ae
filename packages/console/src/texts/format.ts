import { createContext, useContext, useMemo } from "react";
import { type Language, useSpeech } from "./texts.tsx";

export interface Format {
  /** `2026-11-30` → «30 ноября 2026 г.» */
  day(iso: string): string;
  /** `2026-11-30` → «30.11.2026», for columns. */
  short(iso: string): string;
  /** An instant, as clocks of the region show it, wherever the reader is: letters and papers say the same hour. */
  moment(iso: string): string;
  /** From one instant to another: what is the same is said once. */
  span(from: string, until: string): string;
  number(value: number): string;
  /** `2026-11` → «ноябрь 2026 г.» */
  month(iso: string): string;
  share(value: number): string;
  /** `2026-11-30` → «пн» */
  weekday(iso: string): string;
}

/** A day has no zone: it is read and written in UTC. */
const ofDay = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

/** The region's zone; until it is known, the reader's. */
export const ZoneContext = createContext<string | undefined>(undefined);

export function formatIn(language: Language, zone: string | undefined): Format {
  const locale = language === "ru" ? "ru-RU" : "en-GB";
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const day = format({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const short = format({ day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  const clock = { hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
  const moment = format({ day: "numeric", month: "long", year: "numeric", ...clock });
  const month = format({ month: "long", year: "numeric", timeZone: "UTC" });
  const weekday = format({ weekday: "short", timeZone: "UTC" });
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return {
    day: (iso) => day.format(ofDay(iso)),
    short: (iso) => short.format(ofDay(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    span: (from, until) => moment.formatRange(new Date(from), new Date(until)),
    month: (iso) => month.format(ofDay(`${iso.slice(0, 7)}-01`)),
    number: (value) => number.format(value),
    share: (value) => share.format(value),
    weekday: (iso) => weekday.format(ofDay(iso)),
  };
}

export function useFormat(): Format {
  const { language } = useSpeech();
  const zone = useContext(ZoneContext);
  return useMemo(() => formatIn(language, zone), [language, zone]);
}
