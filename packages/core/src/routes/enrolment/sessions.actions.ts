import { Temporal } from "temporal-polyfill";
import { type PeriodId, quarterId } from "../../ground/calendar/index.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { EnrolmentId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed, decision } from "./change.ts";
import * as decide from "./enrolment.decide.ts";
import { type EnrolmentView, RecordSessions, view } from "./enrolment.ts";

/** What must hold of the quarter that the month is in, when it is written: it is not locked. @throws Refusal period.locked */
export type GateOf = (quarter: PeriodId) => Promise<Write[]>;

/**
 * What sessions there were in a month. A month that is told again is corrected, as long as its quarter is open.
 * @throws Refusal period.locked, enrolment.not-allowed, input.invalid, not-found
 */
export async function recordSessions(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  gate: GateOf,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const told = parse(RecordSessions, input);
  const today = (await Tenant.today(ctx)).toString();
  const quarter = quarterId(Temporal.PlainYearMonth.from(told.month).toPlainDate({ day: 1 }));
  const after = await changed(ctx, id, { action: "enrolment.record-sessions", expectedVersion }, async ({ data }) => {
    const decided = decide.record(data, told, today);
    return decision(decided, decided.events.length > 0 ? await gate(quarter) : []);
  });
  return view(after.data, after.version);
}
