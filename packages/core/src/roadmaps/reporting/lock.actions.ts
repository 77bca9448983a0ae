import * as z from "zod";
import type { PeriodId } from "../../ground/calendar/index.ts";
import * as Second from "../../ground/second/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { placeOf } from "../obligation/files.ts";
import { change } from "../obligation/obligation.actions.ts";
import * as decide from "../obligation/obligation.decide.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { Correct, type ObligationView } from "../obligation/obligation.ts";
import { type Gate, mustBeLocked, notLocked, readGate, writeGate } from "../period/gate.ts";
import { isTaking, type Period, type PeriodView } from "../period/period.ts";
import { freeze, reasonPlace, revise } from "../report/freeze.actions.ts";
import { changePeriod } from "./change.ts";
import { Early, type EarlyInput, early } from "./early.ts";
import { get, lastDays, locked, ownLastDay } from "./reporting.actions.ts";

/**
 * Locks a period and freezes its figures: one person when its last day is over, two before. Staff only.
 * @throws Refusal period.locked, second-person.wanted, input.invalid (no reason), not-found
 */
export async function lock(ctx: Ctx, period: PeriodId, input: EarlyInput = {}): Promise<PeriodView> {
  const { reason } = parse(Early, input);
  const today = await Tenant.today(ctx);
  await lockBy(ctx, period, "hand", async (data) =>
    today.toString() > (await ownLastDay(ctx, data)) ? undefined : early(ctx, "period.lock", period, reason),
  );
  return get(ctx, period);
}

/** The period's own execution does, when its last day is over; nothing where somebody was faster. */
export const lockByDate = (ctx: Ctx, period: PeriodId): Promise<Period> => lockBy(ctx, period, "date");

async function lockBy(
  ctx: Ctx,
  period: PeriodId,
  by: "date" | "hand",
  second?: (data: Period) => Promise<Second.Word | undefined>,
): Promise<Period> {
  const after = await changePeriod(ctx, period, { action: "period.lock" }, async ({ data }) => {
    if (!isTaking(data)) {
      if (by === "date") return { events: [] };
      throw locked(period);
    }
    const word = await second?.(data);
    const gate = await readGate(ctx, period);
    return {
      events: [{ type: "period.locked", data: { period, generation: data.generation, by } }],
      after: { ...data, status: "locked", lockedAt: ctx.now().toString() },
      writes: [writeGate(ctx.tenant, closed(data), gate!.version), ...(word?.writes ?? [])],
      detail: word?.detail,
    };
  });
  await freeze(ctx, period);
  return after.data;
}

/** What is due only after the lock is still taken. */
const closed = ({ period, lockOn, laterUntil, groups = [] }: Period): Gate => {
  const days = Object.fromEntries(groups.slice(1).flatMap((one) => one.dueDates.map((date) => [date, one.lastDay])));
  return {
    period,
    open: false,
    later: laterUntil === undefined ? undefined : { after: lockOn, until: laterUntil, days },
  };
};

/** Why figures are opened again. */
export const Unlock = z.strictObject({ reason: paragraph(2000) });

/**
 * Takes the reports of a locked period again, by two persons and with a reason: as long as after any opening, or until it is
 * locked by hand. What was frozen stays as it is; the next lock makes a revision with this reason. Staff only.
 * @throws Refusal period.not-open (it is not locked), second-person.wanted, not-found
 */
export async function unlock(ctx: Ctx, period: PeriodId, input: z.input<typeof Unlock>): Promise<PeriodView> {
  const { reason } = parse(Unlock, input);
  await changePeriod(ctx, period, { action: "period.unlock" }, async ({ data }) => {
    if (isTaking(data)) throw notLocked();
    const { writes, detail } = await Second.word(ctx, { act: "period.unlock", subject: period, reason });
    const gate = await readGate(ctx, period);
    const note = await writeNote(ctx, reason, reasonPlace(period));
    const [now, generation] = [ctx.now(), data.generation + 1];
    return {
      events: [{ type: "period.unlocked", data: { period, generation } }],
      after: {
        ...data,
        ...(await lastDays(ctx, { ...data, openedAt: now })),
        status: "collecting",
        lockedAt: undefined,
        submittedAt: undefined,
        reopened: { at: now.toString(), reasonId: note.noteId },
        wait: undefined,
        generation,
        generationAt: now.toString(),
      },
      writes: [writeGate(ctx.tenant, { period, open: true }, gate!.version), note.write, ...writes],
      detail,
    };
  });
  return get(ctx, period);
}

/** The report was handed over: it stands as it was frozen. */
export async function handOver(ctx: Ctx, period: PeriodId): Promise<void> {
  await changePeriod(ctx, period, { action: "period.submit" }, ({ data }) => {
    if (data.status !== "locked") return { events: [] };
    return {
      events: [{ type: "period.submitted", data: { period, generation: data.generation } }],
      after: { ...data, status: "submitted", submittedAt: ctx.now().toString() },
    };
  });
}

/**
 * Puts a report right after its period was locked: the figures change in a new revision, which tells why. Staff only.
 * @throws Refusal period.not-open (not locked yet), obligation.withdrawn, input.invalid, not-found
 */
export async function correct(
  ctx: Ctx,
  id: ObligationId,
  input: z.input<typeof Correct>,
  expectedVersion?: number,
): Promise<ObligationView> {
  mustBeStaff(ctx.actor, "region");
  const { reason, values, noData, narrative } = parse(Correct, input);
  const { data } = await obligations.load(ctx, id);
  const why = await writeNote(ctx, reason, reasonPlace(data.period));
  const corrected = await change(
    ctx,
    id,
    "obligation.correct",
    { expectedVersion },
    async (obligation, duty, clock) => {
      const note = narrative ? await writeNote(ctx, narrative, placeOf(obligation, "narrative")) : undefined;
      const handed = {
        values,
        noData,
        by: by(ctx.actor),
        attachments: [],
        reasonId: why.noteId,
        noteId: note ? note.noteId : undefined,
      };
      return {
        events: decide.correct(obligation, handed, duty.indicators, clock),
        writes: [why.write, ...(note ? [note.write] : [])],
      };
    },
    mustBeLocked,
  );
  await revise(ctx, data.period, { reasonId: why.noteId });
  return corrected;
}
