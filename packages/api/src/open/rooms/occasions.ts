export { listOpenly, listPast, listRunning, readOpenly } from "@marshrut/core/occasion/open";
