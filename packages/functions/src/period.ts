import { PeriodId } from "@marshrut/core/calendar";
import * as z from "zod";

// What the reporting-period machine sends; unknown keys are let pass, as in machine.ts.
const call = {
  tenant: z.string().regex(/^[a-z0-9-]{1,60}$/),
  period: PeriodId,
  generation: z.int().min(1),
};
export const PeriodCall = z.object(call);
export const PeriodWaitCall = z.object({ ...call, taskToken: z.string().min(1).max(2048) });
