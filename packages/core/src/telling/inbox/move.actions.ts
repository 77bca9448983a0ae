import type { TaskId } from "../../ground/shared/ids.ts";
import { type Ctx, getAll } from "../../ground/shared/index.ts";
import { changed, openKey } from "./task.actions.ts";
import type { TaskKind } from "./task.ts";

/**
 * A task is of the municipality where it was opened: as what it is about goes to another one, the task goes with it. Safe to repeat.
 * @param subjects what is another municipality's now
 */
export async function moveTasks(
  ctx: Ctx,
  municipality: string,
  kinds: readonly TaskKind[],
  subjects: readonly string[],
): Promise<void> {
  const keys = subjects.flatMap((subject) => kinds.map((kind) => openKey(ctx.tenant, { kind, subject })));
  for (const open of await getAll<{ taskId: TaskId }>(ctx.bank, keys))
    if (open)
      await changed(ctx, open.data.taskId, { action: "task.move" }, async ({ data }) => {
        const stays = data.status === "done" || data.municipality === municipality;
        return stays ? { events: [] } : { events: [], after: { ...data, municipality } };
      });
}
