export { hourly } from "./hour.ts";
