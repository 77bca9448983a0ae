export * from "./enrolment.ts";
