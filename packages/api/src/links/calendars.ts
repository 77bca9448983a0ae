import * as Reporting from "@marshrut/core/reporting";
import { Raw } from "../operation/index.ts";
import { linkOperation } from "./link.ts";

/** The address is the secret: calendars ask by it again and again, and can send nothing else. */
const readCalendar = linkOperation({
  operationId: "readCalendar",
  method: "get",
  path: "/calendars/{token}",
  token: "path",
  summary: { ru: "Календарь сроков по секретному адресу", en: "A calendar of deadlines behind its secret address" },
  description: {
    ru: "Адрес даёт `issueCalendarFeed`; он действует, пока не выдан новый или его не отозвали.",
    en: "The address is given by `issueCalendarFeed`; it works until a new one is issued or it is revoked.",
  },
  files: ["text/calendar"],
  answer: { status: 200, description: { ru: "Календарь iCalendar.", en: "The calendar (iCalendar)." } },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: async ({ core, token }) =>
    new Raw(await Reporting.feed(core, token), {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, max-age=3600",
    }),
});

export const calendarLinks = [readCalendar] as const;
