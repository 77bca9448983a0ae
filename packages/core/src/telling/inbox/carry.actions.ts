import type { ChildId, TaskId } from "../../ground/shared/ids.ts";
import { type Ctx, getAll, type Write } from "../../ground/shared/index.ts";
import { changed, doneTask, openKey } from "./task.actions.ts";
import { type Task, taskKinds } from "./task.ts";

/**
 * Open tasks about what went to another card name that card. Where it has such a task already, the one that came is done.
 * @param subjects what they are about: papers, steps, or the card itself, which then is the other one
 * @param goes which of those about the card itself
 */
export async function carryTasks(
  ctx: Ctx,
  cards: { from: ChildId; to: ChildId },
  subjects: readonly string[],
  goes: (ofCard: Task) => boolean,
): Promise<void> {
  for (const taskId of await openAbout(ctx, subjects)) await carry(ctx, taskId, cards, goes);
}

/** Whatever is asked about these is over. Safe to repeat. */
export async function endTasks(ctx: Ctx, subjects: readonly string[]): Promise<void> {
  for (const taskId of await openAbout(ctx, subjects)) await doneTask(ctx, taskId);
}

/** Open tasks of any kind about these. */
async function openAbout(ctx: Ctx, subjects: readonly string[]): Promise<TaskId[]> {
  const keys = subjects.flatMap((subject) => taskKinds.map((kind) => openKey(ctx.tenant, { kind, subject })));
  return (await getAll<{ taskId: TaskId }>(ctx.bank, keys)).flatMap((open) => open?.data.taskId ?? []);
}

async function carry(
  ctx: Ctx,
  taskId: TaskId,
  { from, to }: { from: ChildId; to: ChildId },
  goes: (ofCard: Task) => boolean,
): Promise<void> {
  await changed(ctx, taskId, { action: "task.carry" }, async ({ data }) => {
    if (data.childId !== from && data.subject !== from) return { events: [] };
    if (data.subject === from && !goes(data)) return { events: [] };
    const after: Task = { ...data, childId: to, subject: data.subject === from ? to : data.subject };
    if (after.subject === data.subject) return { events: [], after };
    const place = openKey(ctx.tenant, after);
    const taken = await ctx.bank.get(place);
    const free: Write = { remove: openKey(ctx.tenant, data), expect: "any" };
    if (taken) return { events: [], after: { ...after, status: "done", doneAt: ctx.now().toString() }, writes: [free] };
    const put: Write = { put: { key: place, kind: "task-open", data: { taskId } }, expect: "absent" };
    return { events: [], after, writes: [free, put] };
  });
}
