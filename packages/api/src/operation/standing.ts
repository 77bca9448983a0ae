export { mustStand } from "@marshrut/core/child";
