import type { Schema } from "@marshrut/client";

/** What the screen and its acts speak of. */
export type Handover = Schema<"GetHandoverAnswer">;
