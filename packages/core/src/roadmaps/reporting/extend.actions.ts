import * as Second from "../../ground/second/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ObligationId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { placeOf } from "../obligation/files.ts";
import { change, type How } from "../obligation/obligation.actions.ts";
import * as decide from "../obligation/obligation.decide.ts";
import { Extend, type ObligationView } from "../obligation/obligation.ts";
import * as periods from "../period/period.store.ts";
import { isTaking } from "../period/period.ts";
import { isGrouped, lastDays, since } from "./reporting.actions.ts";

/**
 * Gives one organisation longer for a report, with the reason. Reminders follow the later day, and so does what counts as late.
 * Beyond the day on which the period locks it takes two persons: that report comes after the figures, by a revision. Staff only.
 * @throws Refusal obligation.closed, obligation.withdrawn, period.locked, second-person.wanted, input.invalid, not-found
 */
export async function extend(ctx: Ctx, id: ObligationId, input: Extend, how: How = {}): Promise<ObligationView> {
  mustBeStaff(ctx.actor, "each");
  const { until, reason } = parse(Extend, input);
  return change(ctx, id, "obligation.extend", how, async (obligation, _, clock) => {
    const note = await writeNote(ctx, reason, placeOf(obligation, "extension"));
    const later = { until, by: by(ctx.actor), reasonId: note.noteId };
    // A second person is asked only for what may be done.
    decide.extend(obligation, later, clock);
    const { data: period, version } = await periods.load(ctx, obligation.period);
    // The gate of a locked period says until when it takes reports, and this one cannot be among those that move it.
    if (!isTaking(period) && until > (period.laterUntil ?? ""))
      mustBeRight([fault("/until", `день не позже ${period.laterUntil}`, `a day not later than ${period.laterUntil}`)]);
    const word =
      isTaking(period) && until > period.lockOn
        ? await Second.word(ctx, {
            act: "obligation.extend",
            subject: id,
            input: { until },
            reason,
            municipality: obligation.municipality,
          })
        : undefined;
    const extendedTo = [...new Set([...(period.extendedTo ?? []), until])].sort();
    const last = isTaking(period)
      ? await lastDays(ctx, { ...period, openedAt: since(period), extendedTo }, isGrouped(period))
      : {};
    return {
      events: decide.extend(obligation, { ...later, askedBy: word?.askedBy }, clock),
      writes: [
        note.write,
        periods.write(ctx.tenant, { ...period, extendedTo, ...last }, version),
        ...(word?.writes ?? []),
      ],
      detail: word?.detail,
    };
  });
}
