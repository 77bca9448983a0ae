import type { Ctx } from "../../ground/shared/context.ts";
import type { EnrolmentId } from "../../ground/shared/ids.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { mustTake } from "../period/gate.ts";

/** What sessions there were in a month, as long as its quarter is not locked. @throws as {@link Enrolment.recordSessions} */
export const record = (ctx: Ctx, id: EnrolmentId, told: unknown): Promise<Enrolment.EnrolmentView> =>
  Enrolment.recordSessions(ctx, id, told, (quarter) => mustTake(ctx, quarter));

/** Whether a lesson by video was held and who was there, likewise. @throws as {@link Enrolment.tellLesson} */
export const tellLesson = (
  ctx: Ctx,
  id: EnrolmentId,
  told: unknown,
  expectedVersion?: number,
): Promise<Enrolment.EnrolmentView> =>
  Enrolment.tellLesson(ctx, id, told, (quarter) => mustTake(ctx, quarter), expectedVersion);
