// A door of its own: what the open pages read (decision 0267).
export { listOpenClubs } from "../open.actions.ts";
