import type { Schema } from "@marshrut/client";

export type Plan = Schema<"BeginYearPlanAnswer">;
export type Line = Schema<"AddYearPlanEntryAnswer">;
