export * from "./etag.ts";
