/** The cloud on one machine. */
export * from "./cloud/index.ts";
export { StartError } from "./start-error/index.ts";
