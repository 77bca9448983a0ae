export { programmeCalendar } from "@marshrut/core/talk";
