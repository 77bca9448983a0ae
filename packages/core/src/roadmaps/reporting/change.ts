import type { PeriodId } from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import { periodPartition } from "../period/gate.ts";
import type { PeriodEvent } from "../period/period.events.ts";
import * as store from "../period/period.store.ts";
import type { Period } from "../period/period.ts";

/** How a period is changed, by whatever decision. Staff, and the period's own execution. */
export const changePeriod = changing<PeriodId, Period, PeriodEvent>({
  load: store.load,
  authorise: ({ actor }) => mustBeStaff(actor, "region"),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { period }) => periodPartition(tenant, period),
  audit: ({ period }) => ({ subject: `period:${period}` }),
  ref: ({ period }) => ({ kind: "period", id: period }),
});
