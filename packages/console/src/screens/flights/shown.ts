import type { Schema } from "@marshrut/client";

export type InFlight = Schema<"GetInFlightAnswer">;
export type AtStage = InFlight["stages"][number];
