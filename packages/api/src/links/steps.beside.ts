export { besideLink } from "@marshrut/core/route";
