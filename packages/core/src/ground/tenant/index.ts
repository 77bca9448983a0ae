export { calendarOf, calendarYears, uploadYear } from "./calendars.ts";
export { type Clock, clock } from "./clock.ts";
export { isDigestHour, isQuiet, nextDigest, tomorrowsDigest } from "./hours.ts";
export * from "./tenant.actions.ts";
export * from "./tenant.ts";
