export { surveysOf } from "@marshrut/core/round";
