import type { z } from "zod";
import type { PeriodId } from "../../ground/calendar/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { by, type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { change, placeOf } from "../obligation/obligation.actions.ts";
import * as decide from "../obligation/obligation.decide.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { Correct, type ObligationView } from "../obligation/obligation.ts";
import { mustBeLocked, readGate, writeGate } from "../period/gate.ts";
import * as store from "../period/period.store.ts";
import { isTaking, type Period, type PeriodView } from "../period/period.ts";
import { freeze, reasonPlace, revise } from "../report/freeze.actions.ts";
import { get, locked, savePeriod } from "./reporting.actions.ts";

/** Locks a period and freezes its figures. Staff, or the period's own execution when its last day is over. */
export async function lock(ctx: Ctx, period: PeriodId, why: "date" | "hand" = "hand"): Promise<PeriodView> {
  mustBeStaff(ctx.actor);
  await retrying(async () => {
    const found = await store.load(ctx, period);
    if (!isTaking(found.data)) throw locked(period);
    const gate = await readGate(ctx, period);
    const { generation } = found.data;
    const after: Period = { ...found.data, status: "locked", lockedAt: ctx.now().toString() };
    await savePeriod(
      ctx,
      found,
      after,
      "period.lock",
      [{ type: "period.locked", data: { period, generation, by: why } }],
      [writeGate(ctx.tenant, { period, open: false }, gate!.version)],
    );
  });
  await freeze(ctx, period);
  return get(ctx, period);
}

/** The report was handed over: it stands as it was frozen. */
export async function handOver(ctx: Ctx, period: PeriodId): Promise<void> {
  mustBeStaff(ctx.actor);
  await retrying(async () => {
    const found = await store.load(ctx, period);
    if (found.data.status !== "locked") return;
    const after: Period = { ...found.data, status: "submitted", submittedAt: ctx.now().toString() };
    const { generation } = found.data;
    await savePeriod(ctx, found, after, "period.submit", [{ type: "period.submitted", data: { period, generation } }]);
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
  mustBeStaff(ctx.actor);
  const { reason, values, narrative } = parse(Correct, input);
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
  await revise(ctx, data.period, why.noteId);
  return corrected;
}
