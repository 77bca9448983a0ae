// A door of its own: what the open pages read (decision 0267).
export { listOpenly, listPast, listRunning, readOpenly } from "../openly.read.ts";
export { openConsent } from "../sign-up.ts";
