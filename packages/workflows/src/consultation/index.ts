export * from "./consultation.ts";
