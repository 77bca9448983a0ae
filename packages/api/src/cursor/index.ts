export * from "./cursor.ts";
