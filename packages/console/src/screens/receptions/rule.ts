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
  return ({ times, minutes, until }) => {
    const last = until && say("rule.last", { day: format.short(until) });
    const each = say("rule.minutes", { minutes });
    if (!times) return [say("rule.request"), each, last].filter(Boolean).join(", ");
    const { date, from, until: to, breaks, repeat } = times;
    const hours = say("rule.hours", { from, to });
    const rest = breaks.map((one) => say("rule.break", { from: one.from, to: one.until }));
    const parts = partsOf(repeat ?? "");
    const days = (parts.get("BYDAY") ?? "").split(",").map((day) => weekdays.find((one) => one === day));
    const named = days.flatMap((day) => (day ? [say(`day.${day}`)] : []));
    const isWeekly = parts.get("FREQ") === "WEEKLY" && named.length === days.length;
    const every = !repeat
      ? format.short(date)
      : isWeekly
        ? say(parts.get("INTERVAL") === "2" ? "rule.second" : "rule.weekly", { days: named.join(", ") })
        : repeat;
    const span =
      repeat && say("days", { from: format.short(date), until: format.short(dayOf(parts.get("UNTIL") ?? "")) });
    return [every, hours, ...rest, each, span, last].filter(Boolean).join(", ");
  };
}
