import * as Inbox from "../../inbox/index.ts";
import type { Effects, Happened } from "../events.ts";

/** Files that are looked into. */
export const effects: Effects = {
  "file.unchecked": ({ ctx }, e) => Inbox.openTask(ctx, e, "file-unchecked", e.data.fileId, fileOf(e)),
  "file.checked": ({ ctx }, e) => Inbox.closeTask(ctx, "file-unchecked", e.data.fileId),
  "file.infected": async ({ ctx }, e) => {
    await Inbox.closeTask(ctx, "file-unchecked", e.data.fileId);
    await Inbox.openTask(ctx, e, "file-infected", e.data.fileId, fileOf(e));
  },
};

const fileOf = ({ data: { kind: _, ...about } }: Happened<"file.unchecked" | "file.infected">): Inbox.TaskAbout =>
  about;
