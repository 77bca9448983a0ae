import type { Schema } from "@marshrut/client";

export type Years = Schema<"ListCalendarYearsAnswer">;
export type Year = Years["items"][number];
export type Day = NonNullable<Year["days"]>[number];
export type Sent = Extract<Schema<"UploadCalendarYearBody">, { year: number }>;
export type YearFile = Extract<Schema<"UploadCalendarYearBody">, { format: string }>;
