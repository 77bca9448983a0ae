import type { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { type NotePlace, readNote } from "../../ground/vault/index.ts";
import { periodPartition } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import { isTaking } from "../period/period.ts";
import { assemble } from "./assemble.ts";
import { readRevision, revisions, revisionWrites } from "./frozen.store.ts";
import type { Report } from "./report.ts";

/** Freezes a locked period's figures for the first time; doing it again changes nothing. */
export async function freeze(ctx: Ctx, period: PeriodId): Promise<void> {
  if ((await revisions(ctx, period)).length > 0) return;
  const { data } = await periods.load(ctx, period);
  await keep(ctx, { ...(await assemble(ctx, data)), revision: 1 }).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error; // somebody else was faster
  });
}

/** Where the reasons of a period's corrections are kept. */
export const reasonPlace = (period: PeriodId): NotePlace => ({ subject: `period:${period}`, field: "correction" });

/**
 * The next revision after a correction: what was handed in counts anew, what was computed at locking stays. One reason, one
 * revision.
 */
export async function revise(ctx: Ctx, period: PeriodId, reasonId: NoteId): Promise<number> {
  await freeze(ctx, period);
  for (;;) {
    const made = await revisions(ctx, period);
    const done = made.find((r) => r.reasonId === reasonId);
    if (done) return done.revision;
    const last = made.at(-1)!;
    const frozen = await readRevision(ctx, period, last.revision);
    const { data } = await periods.load(ctx, period);
    const { previous, trend, targets } = frozen;
    const now = await assemble(ctx, data, frozen.computed);
    const { previous: _, trend: __, ...rest } = now;
    const kept = { targets, previous, trend };
    const report: Report = { ...rest, ...kept, revision: last.revision + 1 };
    try {
      await keep(ctx, report, reasonId);
      return report.revision;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another correction took the number: it is in what we read next
    }
  }
}

async function keep({ idempotency: _, ...ctx }: Ctx, report: Report, reasonId?: NoteId): Promise<void> {
  const { period, revision } = report;
  await save(ctx, {
    writes: revisionWrites(ctx.tenant, report, by(ctx.actor), reasonId),
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
  mustBeStaff(ctx.actor);
  const { data } = await periods.load(ctx, period);
  const kept = await revisions(ctx, period);
  if (revision !== undefined && !kept.some((r) => r.revision === revision)) throw notFound();
  const wanted = kept.find((r) => r.revision === revision) ?? kept.at(-1);
  if (wanted === undefined || isTaking(data)) return { ...(await assemble(ctx, data)), revision: 0 };
  const reason = wanted.reasonId ? await readNote(ctx, wanted.reasonId, reasonPlace(period)) : undefined;
  return { ...(await readRevision(ctx, period, wanted.revision)), status: data.status, reason };
}

/** A period's revisions with their reasons, oldest first. Staff only. @throws Refusal not-found */
export async function revisionsOf(
  ctx: Ctx,
  period: PeriodId,
): Promise<Array<{ revision: number; at: string; by: string; reason?: string }>> {
  mustBeStaff(ctx.actor);
  await periods.load(ctx, period);
  return Promise.all(
    (await revisions(ctx, period)).map(async ({ revision, at, by, reasonId }) => ({
      revision,
      at,
      by,
      reason: reasonId ? await readNote(ctx, reasonId, reasonPlace(period)) : undefined,
    })),
  );
}
