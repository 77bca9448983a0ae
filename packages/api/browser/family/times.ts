import { longDate, weekday } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Language, Text } from "../respond/text.ts";

// Times are the region's: they are shown as its clocks say, with whose clocks these are, and beside that by this device where it is elsewhere.

/** The zone of the region, and how people call it. */
export interface Zone {
  id: string;
  name: Text;
}
/** An instant, and what the region's clocks say then: `2026-03-16T09:00`. */
export interface Time {
  at: string;
  local: string;
}

/** «16 марта 2026 г. (понедельник), 09:00» */
export const when = (local: string, l: Language): string =>
  `${longDate(local.slice(0, 10), l)} (${weekday(local.slice(0, 10), l)}), ${local.slice(11)}`;

/** «время: Новокузнецк, GMT+7», and what the clock of this device says then, where that is another. */
export const clocks = ({ at, local }: Time, zone: Zone): HTMLElement =>
  h(
    "div",
    { class: "hint" },
    say((l) => [named(at, zone, l), here({ at, local }, l)].filter(Boolean).join("; ")),
  );

/** The time at this device, where it is elsewhere. */
export function here({ at, local }: Time, l: Language): string | undefined {
  const own = ownLocal(new Date(at));
  if (own === local) return undefined;
  const time =
    own.slice(0, 10) === local.slice(0, 10) ? own.slice(11) : `${longDate(own.slice(0, 10), l)}, ${own.slice(11)}`;
  return l === "ru" ? `у вас ${time}` : `${time} where you are`;
}

const named = (at: string, { id, name }: Zone, l: Language): string => {
  const offset = new Intl.DateTimeFormat(l, { timeZone: id, timeZoneName: "short" })
    .formatToParts(new Date(at))
    .find(({ type }) => type === "timeZoneName")?.value;
  return `${l === "ru" ? "время" : "clock"}: ${[name[l], offset].filter(Boolean).join(", ")}`;
};

const two = (n: number): string => String(n).padStart(2, "0");
const ownLocal = (d: Date): string =>
  `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
