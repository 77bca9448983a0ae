import type { Schema } from "@marshrut/client";

/** Two cards that may be of one child. */
export type Pair = Schema<"FindDuplicatesAnswer">["items"][number];
