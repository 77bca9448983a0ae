import type { Schema } from "@marshrut/client";

/** What the tabs of a child show. */
export type ChildCard = Schema<"ChildCard">;
