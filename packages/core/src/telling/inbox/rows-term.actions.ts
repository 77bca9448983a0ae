import { Temporal } from "temporal-polyfill";
import * as Job from "../../ground/job/index.ts";
import { getAll, Unavailable } from "../../ground/shared/bank.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import { type Ctx, type ImportId, type Key, newId, type TaskId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { closeTask, loadTask, openTask, openTaskOf } from "./task.actions.ts";

/** Loaded for the round alone. */
const expiring = () => import("../../routes/intake/expire.actions.ts");

const kind = "rows-expiring";

/** How far an import is whose rows are older than their term: the task that asks, or that nothing is left to ask for. */
interface Asked {
  taskId?: TaskId | undefined;
}
const askedKey = (tenant: string, importId: ImportId): Key => ({
  table: "records",
  pk: partitionOf(tenant, importId),
  sk: "ROWS-TERM",
});
const roundKey = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "ROWS-TERM" });

/**
 * Once a day: rows of papers about children whom nobody has registered are older than their term. First it is a task of the
 * coordinators, who give them to a child or register one; when somebody has closed it, what the rows say goes. Nothing goes without
 * that. @returns how many rows went @throws the first accident, after the others; then the round comes again
 */
export async function attendRows(ctx: Ctx): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  const round = await ctx.bank.get<{ day: string }>(roundKey(ctx.tenant));
  if (round?.data.day === today) return 0;
  const settings = await Tenant.load(ctx);
  const { zone } = settings;
  const days = Tenant.termOf(settings, "rowDays") ?? Tenant.terms.rowDays.usual;
  const before = ctx.now().toZonedDateTimeISO(zone).subtract({ days }).toInstant();
  const errors = errorCollector((error) => error instanceof Unavailable);
  let gone = 0;
  const { importsOfPapers } = await import("../../routes/intake/forget.actions.ts");
  for await (const { importId, createdAt } of importsOfPapers(ctx))
    if (Temporal.Instant.compare(Temporal.Instant.from(createdAt), before) < 0)
      await errors.collect(async () => {
        gone += await attend(ctx, importId);
      });
  errors.rethrow();
  const put = { key: roundKey(ctx.tenant), kind: "round", data: { day: today } };
  await ctx.bank.commit([{ put, expect: round?.version ?? "absent" }]);
  return gone;
}

async function attend(ctx: Ctx, importId: ImportId): Promise<number> {
  const { rowsKept, letGoOfRows } = await expiring();
  const key = askedKey(ctx.tenant, importId);
  const found = await ctx.bank.get<Asked>(key);
  const mark = (data: Asked) =>
    ctx.bank.commit([{ put: { key, kind: "rows-term", data }, expect: found?.version ?? "absent" }]);
  if (!found) {
    await mark({ taskId: (await rowsKept(ctx, importId)) > 0 ? await ask(ctx, importId) : undefined });
    return 0;
  }
  const { taskId } = found.data;
  if (!taskId) return 0;
  if ((await loadTask(ctx, taskId)).data.status === "open") {
    if ((await rowsKept(ctx, importId)) > 0) return 0;
    await closeTask(ctx, kind, importId); // all were given to a child meanwhile
  }
  const gone = await letGoOfRows(ctx, importId);
  await mark({});
  return gone;
}

/** One task about an import, however often a round is cut short. */
async function ask(ctx: Ctx, importId: ImportId): Promise<TaskId | undefined> {
  await openTask(ctx, { eventId: newId("event", ctx.now().epochMilliseconds) }, kind, importId, { importId });
  return (await openTaskOf(ctx, kind, importId))?.taskId;
}

/** Imports whose rows a task would ask for, or asks for already. */
export const rowsOver: Tenant.Over<ImportId> = {
  term: "rowDays",
  async over(ctx, { at }, page) {
    const { items, next } = await Job.oldest(ctx, "import", at, page);
    const papers = items.flatMap(({ data }) => (data.kind === "papers" ? [data.jobId as ImportId] : []));
    const marks = await getAll<Asked>(
      ctx.bank,
      papers.map((id) => askedKey(ctx.tenant, id)),
    );
    const waiting: ImportId[] = [];
    for (const [i, id] of papers.entries())
      if (marks[i] ? marks[i].data.taskId : (await (await expiring()).rowsKept(ctx, id)) > 0) waiting.push(id);
    return { items: waiting, next };
  },
};
