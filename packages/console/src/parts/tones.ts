import type { Schema } from "@marshrut/client";
import type { Tone } from "./screen.tsx";

/** What wants somebody's eye. */
export const stepTone = ({ status, overdue }: Pick<Schema<"Step">, "status"> & { overdue?: boolean }): Tone =>
  overdue || status === "rejected" || status === "failed"
    ? "bad"
    : status === "completed"
      ? "good"
      : status === "on-hold"
        ? "soon"
        : "plain";

export const obligationTone = ({ status, overdue }: Pick<Schema<"Obligation">, "status" | "overdue">): Tone =>
  status === "accepted"
    ? "good"
    : status === "submitted"
      ? "accent"
      : overdue
        ? "bad"
        : status === "returned"
          ? "soon"
          : "plain";
