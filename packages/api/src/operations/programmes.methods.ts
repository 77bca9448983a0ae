export { mustBeMethods } from "@marshrut/core/library";
