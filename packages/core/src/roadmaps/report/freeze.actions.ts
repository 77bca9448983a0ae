import type { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNote } from "../../ground/vault/index.ts";
import { withSteps } from "../indicator/corrected.ts";
import { computed as computedOf } from "../indicator/figures.ts";
import { periodPartition } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { assemble } from "./assemble.ts";
import { type Cause, readRevision, revisions, revisionWrites } from "./frozen.store.ts";
import type { Report } from "./report.ts";

/** Freezes a locked period's figures, anew where it had been unlocked; doing it again changes nothing. */
export async function freeze(ctx: Ctx, period: PeriodId): Promise<void> {
  const made = (await revisions(ctx, period)).length > 0;
  const { data } = await periods.load(ctx, period);
  if (!made)
    await keep(ctx, { ...(await assemble(ctx, data)), revision: 1 }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error; // somebody else was faster
    });
  else if (data.reopened && !isTaking(data)) await next(ctx, period, { reasonId: data.reopened.reasonId }, "all");
}

/** Where the reasons of a period's corrections are kept. */
export const reasonPlace = (period: PeriodId): NotePlace => ({ subject: `period:${period}`, field: "correction" });

/**
 * The next revision after a correction, or after a report that was due only after the lock: what was handed in counts anew, what
 * was computed at locking stays; only where a step's own result was put right, what steps came to is counted anew as well. One
 * cause, one revision.
 */
export async function revise(
  ctx: Ctx,
  period: PeriodId,
  cause: Cause,
  corrected: "report" | "step" = "report",
): Promise<void> {
  await freeze(ctx, period);
  await next(ctx, period, cause, corrected);
}

/** @param anew all of it, of what was handed in, or what steps came to as well */
async function next(ctx: Ctx, period: PeriodId, cause: Cause, anew: "all" | "report" | "step"): Promise<void> {
  for (;;) {
    const made = await revisions(ctx, period);
    if (made.some((one) => isOf(one, cause))) return;
    const last = made.at(-1)!;
    const { data } = await periods.load(ctx, period);
    const revision = last.revision + 1;
    const report =
      anew === "all"
        ? { ...(await assemble(ctx, data)), revision }
        : { ...(await correctedAnew(ctx, data, last.revision, anew)), revision };
    try {
      await keep(ctx, report, cause);
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another correction took the number: it is in what we read next
    }
  }
}

const isOf = (made: Cause, { reasonId, eventId }: Cause): boolean =>
  made.reasonId === reasonId && made.eventId === eventId;

async function correctedAnew(
  ctx: Ctx,
  period: Period,
  revision: number,
  corrected: "report" | "step",
): Promise<Omit<Report, "revision">> {
  const { computed: frozen, previous, trend, targets } = await readRevision(ctx, period.period, revision);
  const now = async () => computedOf(readingAnew(ctx), period.period, await Tenant.today(ctx));
  const computed = corrected === "step" ? withSteps(frozen, await now()) : frozen;
  return { ...(await assemble(ctx, period, computed)), previous, trend, targets };
}

async function keep({ idempotency: _, ...ctx }: Ctx, report: Report, cause: Cause = {}): Promise<void> {
  const { period, revision } = report;
  await save(ctx, {
    writes: revisionWrites(ctx.tenant, report, by(ctx.actor), cause),
    stream: periodPartition(ctx.tenant, period),
    events: [{ type: "period.frozen", data: { period, revision } }],
    audit: { subject: `period:${period}`, action: "period.freeze", detail: { revision } },
  });
}

/**
 * A period's figures: the asked revision, else the newest, else live ones. Staff only: they tell of every organisation.
 * @throws Refusal not-found (no such revision)
 */
export async function reportOf(ctx: Ctx, period: PeriodId, revision?: number): Promise<Report> {
  mustBeStaff(ctx.actor, "each");
  const { data } = await periods.load(ctx, period);
  const kept = await revisions(ctx, period);
  if (revision !== undefined && !kept.some((r) => r.revision === revision)) throw notFound();
  const wanted = kept.find((r) => r.revision === revision) ?? kept.at(-1);
  if (wanted === undefined || (revision === undefined && isTaking(data)))
    return { ...(await assemble(ctx, data)), revision: 0 };
  const reason = await reasonOf(ctx, period, wanted);
  return { ...(await readRevision(ctx, period, wanted.revision)), status: data.status, reason };
}

/** A period's revisions with their reasons, oldest first. Staff only. @throws Refusal not-found */
export async function revisionsOf(
  ctx: Ctx,
  period: PeriodId,
): Promise<Array<{ revision: number; at: string; by: string; reason?: string }>> {
  mustBeStaff(ctx.actor, "each");
  await periods.load(ctx, period);
  return Promise.all(
    (await revisions(ctx, period)).map(async (made) => {
      const { revision, at, by } = made;
      return { revision, at, by, reason: await reasonOf(ctx, period, made) };
    }),
  );
}

const dueLater = "сдан отчёт, срок которого наступил после закрытия периода";

async function reasonOf(ctx: Ctx, period: PeriodId, { reasonId, eventId }: Cause): Promise<string | undefined> {
  if (reasonId) return readNote(ctx, reasonId, reasonPlace(period));
  return eventId && dueLater;
}
