import type { Ctx } from "../../ground/shared/context.ts";
import type { EnrolmentId } from "../../ground/shared/ids.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { mustTake } from "../period/gate.ts";

/** What sessions there were in a month, as long as its quarter is not locked. @throws as {@link Enrolment.recordSessions} */
export const record = (ctx: Ctx, id: EnrolmentId, told: unknown): Promise<Enrolment.EnrolmentView> =>
  Enrolment.recordSessions(ctx, id, told, (quarter) => mustTake(ctx, quarter));
