export { officesOf } from "@marshrut/core/navigator";
