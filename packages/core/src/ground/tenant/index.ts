export { calendarOf, calendarWith, calendarYears, forgetCalendar, uploadYear } from "./calendars.ts";
export { type CalendarChange, type CalendarEvent, type CalendarPiece, changeProgress, newestChange } from "./change.ts";
export { type Clock, clock } from "./clock.ts";
export { isDigestHour, isQuiet, nextDigest, quietUntil, tomorrowsDigest } from "./hours.ts";
export { isUpToDate, setUpToDate } from "./layout.ts";
export { askForNextYear } from "./missing-year.ts";
export { type Rate, type RateOf, type Rates, usualRates } from "./rates.ts";
export * from "./tenant.actions.ts";
export * from "./tenant.ts";
