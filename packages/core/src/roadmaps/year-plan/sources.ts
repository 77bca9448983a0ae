import type { EntryKind } from "./entry.ts";
import type { Source } from "./source.ts";

export type Sources = { readonly [K in Exclude<EntryKind, "own">]?: () => Promise<Source> };

/** What a plan is drafted from of the rooms below; those above are passed in by whoever drafts and follows. */
export const sources: Sources = {
  report: async () => (await import("./reports.source.ts")).reports,
  help: async () => (await import("./help.source.ts")).help,
  review: async () => (await import("./reviews.source.ts")).reviews,
  consultation: async () => (await import("./consultations.source.ts")).consultations,
};
