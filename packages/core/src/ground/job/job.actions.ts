import { Temporal } from "temporal-polyfill";
import { changing } from "../change/index.ts";
import type { Actor } from "../shared/actor.ts";
import { mustBeStaff, reachOf } from "../shared/authorise.ts";
import type { Stored } from "../shared/bank.ts";
import { type AuditEntry, type Ctx, save } from "../shared/context.ts";
import { forPeople } from "../shared/erasing.ts";
import type { JobId } from "../shared/ids.ts";
import { limits, mustHaveRoom } from "../shared/limits.ts";
import { executionName, jobMachine } from "../shared/names.ts";
import { readingAnew, readOnce } from "../shared/read-once.ts";
import { isSameRight } from "../shared/standing.ts";
import { GenerationSuperseded } from "../shared/superseded.ts";
import type { Workflows } from "../shared/workflows.ts";
import { partitionOf } from "../vault/subject.ts";
import * as store from "./job.store.ts";
import type { Job, JobCall, JobEvent, Worked } from "./job.ts";

interface NewJob<D> extends Pick<Job<D>, "jobId" | "kind" | "pieces" | "details"> {
  audit: Pick<AuditEntry, "action" | "detail">;
  /** Whoever begins it works through it, since it is short; only if that is cut short, a machine goes on. */
  atOnce: boolean;
}

/** Begins a job of whoever asks. What its pieces need is kept already. @throws Refusal limit.reached */
export async function begin<D>(ctx: Ctx, { audit, atOnce, ...of }: NewJob<D>): Promise<Job<D>> {
  mustHaveRoom("jobs", await store.workedOnFor(ctx, ctx.actor, limits.jobs.most));
  const at = ctx.now().toString();
  const job: Job<D> = {
    ...of,
    by: ctx.actor,
    status: "working",
    generation: 1,
    generationAt: at,
    done: 0,
    createdAt: at,
  };
  const { jobId, generation } = job;
  await save(ctx, {
    writes: [store.write(ctx.tenant, job, "absent")],
    stream: partitionOf(ctx.tenant, jobId),
    events: atOnce ? [] : [begun({ jobId, generation })],
    audit: { subject: jobId, ...audit },
    ref: { kind: "job", id: jobId },
  });
  return job;
}

const begun = (data: JobCall): JobEvent => ({ type: "job.begun", data });

const changed = changing<JobId, Job, JobEvent>({
  load: store.load,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { jobId }) => partitionOf(tenant, jobId),
  audit: ({ jobId }) => ({ subject: jobId }),
});

/** How a kind of job does one piece, as whoever asked for it. A piece may come twice: what it did then is found done. */
export type Worker<D> = (ctx: Ctx, job: Job<D>) => Promise<Worked<D>>;

/**
 * Does the next piece, and keeps that it is done. @returns whether nothing is left
 * @throws GenerationSuperseded for an execution that has a successor
 */
export async function workPiece<D>(ctx: Ctx, { jobId, generation }: JobCall, worker: Worker<D>): Promise<boolean> {
  // A request that works through several pieces would remember the job as it was before the first.
  const anew = readingAnew(ctx);
  const { data: job } = await store.load<D>(anew, jobId);
  if (job.generation !== generation) throw new GenerationSuperseded(jobId, generation, job.generation);
  if (job.status === "done") return true;
  const bank = readOnce(forPeople(anew.bank));
  const asked: Ctx = { ...ctx, bank, actor: job.by, idempotency: undefined };
  const { details, finished } = await worker(asked, job);
  const after = await changed(asked, jobId, { action: "job.work" }, ({ data }) => {
    // Two executions may meet in one piece: the first to be done with it counts.
    if (data.status === "done" || data.done !== job.done) return { events: [] };
    const next: Job = { ...data, details, done: data.done + 1 };
    if (!finished) return { events: [], after: next };
    const ended: Job = { ...next, status: "done", finishedAt: ctx.now().toString() };
    return { events: [{ type: "job.finished", data: { jobId } }], after: ended };
  });
  return after.data.status === "done";
}

/** Changes what is kept of a job that is done; on record as the action says. */
export async function note<D>(ctx: Ctx, jobId: JobId, action: string, change: (details: D) => D): Promise<void> {
  await changed(ctx, jobId, { action }, ({ data }) => ({
    events: [],
    after: { ...data, details: change(data.details as D) },
  }));
}

/**
 * A job for whoever may see it: staff, of a municipality its own coordinators' ones; organisations and families what they began.
 * @throws Refusal not-found
 */
export async function visible<D>(ctx: Ctx, jobId: JobId): Promise<Stored<Job<D>>> {
  const found = await store.load<D>(ctx, jobId);
  if (!isOwn(ctx.actor, found.data.by)) mustBeStaff(ctx.actor, { municipality: reachOf(found.data.by) });
  return found;
}

const isOwn = (actor: Actor, by: Actor): boolean =>
  (actor.kind === "specialist" || actor.kind === "representative") && isSameRight(actor, by);

/** What began a moment ago is still on its way through the outbox, and a piece takes its time. */
const grace = Temporal.Duration.from({ minutes: 10 });

/** For the reconciler: jobs that nobody works on go on under the next generation. @returns how many */
export async function restartLost(ctx: Ctx, workflows: Pick<Workflows, "status">): Promise<number> {
  let restarted = 0;
  for await (const { jobId, generation, generationAt } of store.working(ctx)) {
    const age = Temporal.Instant.from(generationAt).until(ctx.now());
    if (Temporal.Duration.compare(age, grace) < 0) continue;
    if ((await workflows.status(jobMachine, executionName(jobId, generation))) === "running") continue;
    await changed(ctx, jobId, { action: "job.continue" }, ({ data }) => {
      if (data.status === "done" || data.generation !== generation) return { events: [] };
      const next = { ...data, generation: generation + 1, generationAt: ctx.now().toString() };
      return { events: [{ type: "job.continued", data: { jobId, generation: next.generation } }], after: next };
    });
    restarted++;
  }
  return restarted;
}
