import { calendarChanged, calendarMoves, yearMissing } from "../calendar.ts";
import type { Effects } from "../events.ts";

/** Calendars. */
export const effects: Effects = {
  "calendar.changed": calendarChanged,
  "calendar.year-missing": yearMissing,
  "calendar.move-continued": calendarMoves,
};
