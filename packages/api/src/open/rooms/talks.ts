export { readOpenly } from "@marshrut/core/talk/open";
