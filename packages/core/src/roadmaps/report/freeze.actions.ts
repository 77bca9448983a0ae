import { figuresPeriod, type PeriodId } from "../../ground/calendar/index.ts";
import type { LateCounts, LateKind } from "../../ground/job/late.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { Conflict } from "../../ground/shared/bank.ts";
import { by, type Ctx, save } from "../../ground/shared/context.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNote } from "../../ground/vault/index.ts";
import { withPapers, withSteps } from "../indicator/corrected.ts";
import { type Computed, computed as computedOf } from "../indicator/figures.ts";
import { periodPartition } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import { isTaking, type Period } from "../period/period.ts";
import { assemble } from "./assemble.ts";
import { type Cause, type Revision, readRevision, revisions, revisionWrites } from "./frozen.store.ts";
import { asSeenBy, helpTables } from "./help.ts";
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

/**
 * The next revision with what was recorded with a day of the period after its lock; none where its figures say so already, since
 * it was counted before they were frozen.
 */
export async function reviseLate(ctx: Ctx, period: PeriodId, cause: Cause, which: LateKind): Promise<void> {
  await freeze(ctx, period);
  await next(ctx, period, cause, which);
}

/** What is counted anew: all of it, what was handed in alone, or also what steps came to, or what papers are dated. */
type Anew = "all" | "report" | "step" | LateKind;

async function next(ctx: Ctx, period: PeriodId, cause: Cause, anew: Anew): Promise<void> {
  for (;;) {
    const made = await revisions(ctx, period);
    if (made.some((one) => isOf(one, cause))) return;
    const last = made.at(-1)!;
    const { data } = await periods.load(ctx, period);
    const report = await anewOf(ctx, data, made, anew);
    if (!report) return;
    try {
      await keep(ctx, { ...report, revision: last.revision + 1 }, cause);
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another correction took the number: it is in what we read next
    }
  }
}

const isOf = (made: Cause, { reasonId, eventId }: Cause): boolean =>
  made.reasonId === reasonId && made.eventId === eventId;

async function anewOf(
  ctx: Ctx,
  period: Period,
  made: readonly Revision[],
  anew: Anew,
): Promise<Omit<Report, "revision"> | undefined> {
  if (anew === "all") return assemble(ctx, period, { made });
  const last = await readRevision(ctx, period.period, made.at(-1)!.revision);
  const { computed: frozen, previous, trend, targets } = last;
  const computed = await computedAnew(ctx, period.period, frozen, anew);
  const isLate = anew === "papers" || anew === "results";
  if (isLate && same(computed, frozen)) return undefined;
  const computedAt = computed === frozen ? (last.computedAt ?? last.at) : ctx.now().toString();
  return { ...(await assemble(ctx, period, { computed: { computed, computedAt }, made })), previous, trend, targets };
}

async function computedAnew(
  ctx: Ctx,
  period: PeriodId,
  frozen: Computed,
  anew: Exclude<Anew, "all">,
): Promise<Computed> {
  if (anew === "report") return frozen;
  const [fresh, today] = [readingAnew(ctx), await Tenant.today(ctx)];
  const now = await computedOf(fresh, figuresPeriod(period), today);
  if (anew === "papers") return withPapers(frozen, now);
  const help = frozen.help && (await helpTables(fresh, figuresPeriod(period), today));
  return withSteps(frozen, { ...now, help });
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
    return asSeenBy(ctx, { ...(await assemble(ctx, data)), revision: 0 });
  const reason = await reasonOf(ctx, period, wanted);
  return asSeenBy(ctx, { ...(await readRevision(ctx, period, wanted.revision)), status: data.status, reason });
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

async function reasonOf(ctx: Ctx, period: PeriodId, { reasonId, eventId, late }: Cause): Promise<string | undefined> {
  if (reasonId) return readNote(ctx, reasonId, reasonPlace(period));
  return late ? lateText(late) : eventId && dueLater;
}

function lateText(late: LateCounts | "redated"): string {
  if (late === "redated") return "исправлена дата документа, внесённого прежде";
  const { papers = 0, results = 0 } = late;
  const counted = [
    ...(papers > 0 ? [`документов — ${papers}`] : []),
    ...(results > 0 ? [`результатов без маршрута — ${results}`] : []),
  ];
  return `после закрытия внесено с датой этого периода: ${counted.join(", ")}`;
}
