/** What people do to a step by `POST /steps/{stepId}/<verb>`. */
export const offeredVerbs = [
  "accept",
  "reject",
  "hold",
  "resume",
  "progress",
  "ask",
  "clarify",
  "complete",
  "cancel",
  "reassign",
  "decide",
  "correct",
  "reopen",
] as const;
export type OfferedVerb = (typeof offeredVerbs)[number];

/** Those that a one-time link takes. */
export const linkVerbs = ["accept", "reject", "hold", "progress", "ask", "complete"] as const satisfies OfferedVerb[];
