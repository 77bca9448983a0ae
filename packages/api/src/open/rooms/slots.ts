export { find } from "@marshrut/core/slot/open";
