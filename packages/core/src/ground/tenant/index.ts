export { calendarOf, calendarYears, uploadYear } from "./calendars.ts";
export { type Clock, clock } from "./clock.ts";
export { isDigestHour, isQuiet, nextDigest, tomorrowsDigest } from "./hours.ts";
export { isUpToDate, setUpToDate } from "./layout.ts";
export * from "./tenant.actions.ts";
export * from "./tenant.ts";
