import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Slot } from "./shown.ts";
import { receptionsTexts } from "./texts.ts";

export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** A rule of RFC 5545 by its parts, as the API keeps it. */
const partsOf = (rule: string) =>
  new Map(rule.split(";").flatMap((part) => (part.includes("=") ? [part.split("=", 2) as [string, string]] : [])));
const dayOf = (compact: string) => `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;

/** When a slot receives, in words. What this has no words for is shown as it is kept. */
export function useRule(): (slot: Slot) => string {
  const say = useTexts(receptionsTexts);
  const format = useFormat();
  /** How often: on which days of the week, or of the month. */
  const often = (repeat: string, first: string): string => {
    const parts = partsOf(repeat);
    const day = parts.get("BYMONTHDAY");
    if (day) return say("rule.monthly", { day });
    const named = parts.get("BYDAY")?.split(",") ?? [];
    const days = named.flatMap((one) => weekdays.find((known) => known === one) ?? []);
    if (parts.get("FREQ") !== "WEEKLY" || days.length < named.length) return repeat;
    const words = days.length > 0 ? days.map((one) => say(`day.${one}`)).join(", ") : format.weekday(first);
    return say(parts.get("INTERVAL") === "2" ? "rule.second" : "rule.weekly", { days: words });
  };
  return ({ times, minutes, until }) => {
    const last = until && say("rule.last", { day: format.short(until) });
    const each = say("rule.minutes", { minutes });
    if (!times) return [say("rule.request"), each, last].filter(Boolean).join(", ");
    const { date, from, until: to, breaks, repeat } = times;
    const hours = say("rule.hours", { from, to });
    const rest = breaks.map((one) => say("rule.break", { from: one.from, to: one.until }));
    const every = repeat ? often(repeat, date) : format.short(date);
    const end = repeat && partsOf(repeat).get("UNTIL");
    const span = end && say("days", { from: format.short(date), until: format.short(dayOf(end)) });
    return [every, hours, ...rest, each, span, last].filter(Boolean).join(", ");
  };
}
