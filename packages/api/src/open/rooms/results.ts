export { results } from "@marshrut/core/navigator/results";
