import type { Schema } from "@marshrut/client";
import type { Tone } from "../../parts/screen.tsx";

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
