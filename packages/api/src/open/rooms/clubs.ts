export { listOpenClubs } from "@marshrut/core/union/open";
