import type { Temporal } from "temporal-polyfill";
import type { Actor } from "../shared/actor.ts";
import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import { idAt, idPattern, type JobId } from "../shared/ids.ts";
import { notFound } from "../shared/refusal.ts";
import { partitionOf } from "../vault/subject.ts";
import type { Job } from "./job.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const keyOf = (tenant: string, jobId: JobId): Key => ({
  table: "records",
  pk: partitionOf(tenant, jobId),
  sk: "JOB",
});
const order = (tenant: string, what: string) => `T#${tenant}#JOBS#${what}`;
const prefixOf = (jobId: JobId): string => jobId.slice(0, jobId.indexOf("_"));

/** Orders: gsi1 imports and exports, by age; gsi2 those that are worked on. */
export const write = <D>(tenant: string, job: Job<D>, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, job.jobId),
    kind: "job",
    data: job,
    index: {
      gsi1: { pk: order(tenant, prefixOf(job.jobId)), sk: job.jobId },
      ...(job.status === "working" ? { gsi2: { pk: order(tenant, "working"), sk: job.jobId } } : {}),
    },
  },
  expect,
});

/** Strongly consistent. @throws Refusal not-found */
export async function load<D>(ctx: Bank, jobId: JobId): Promise<Stored<Job<D>>> {
  const isId = idPattern("import").test(jobId) || idPattern("export").test(jobId);
  const found = isId ? await ctx.bank.get<Job<D>>(keyOf(ctx.tenant, jobId)) : undefined;
  if (!found) throw notFound();
  return found;
}

/** Newest first. */
export const list = <D>(ctx: Bank, of: "import" | "export", page: PageRequest): Promise<Page<Stored<Job<D>>>> =>
  ctx.bank.find<Job<D>>("gsi1", order(ctx.tenant, of), { descending: true }, page);

/** Those that were begun before, the oldest first. */
export const oldest = (
  ctx: Bank,
  of: "import" | "export",
  before: Temporal.Instant,
  page: PageRequest,
): Promise<Page<Stored<Job>>> => {
  const range = { from: `${of}_`, to: idAt(of, before.epochMilliseconds) };
  return ctx.bank.find<Job>("gsi1", order(ctx.tenant, of), range, page);
};

/** How many of an account's are under way, up to so many. */
export async function workedOnFor(ctx: Bank, actor: Actor, most: number): Promise<number> {
  let found = 0;
  for await (const { by } of working(ctx)) if (by.kind === actor.kind && by.id === actor.id && ++found >= most) break;
  return found;
}

export async function* working(ctx: Bank): AsyncGenerator<Job> {
  for (let from: string | undefined, page: Page<Stored<Job>> | undefined; !page || from; from = page.next) {
    page = await ctx.bank.find<Job>("gsi2", order(ctx.tenant, "working"), {}, { from });
    for (const { data } of page.items) yield data;
  }
}
