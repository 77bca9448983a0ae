import type { Schema } from "@marshrut/client";

export type Week = Schema<"ReadReceptionsAnswer">;
export type Reception = Week["receptions"][number];
export type Slot = Schema<"ListSlotsAnswer">["items"][number];
