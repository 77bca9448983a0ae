export * from "./key.ts";
export * from "./once.ts";
