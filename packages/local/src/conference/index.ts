export { conferencePages, roomTemplate } from "./conference.ts";
