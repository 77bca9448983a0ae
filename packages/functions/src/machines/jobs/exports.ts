export { worker } from "@marshrut/core/export";
