export { openSites } from "@marshrut/core/internship/open";
