import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { ofChild } from "../../routes/appointment/appointment.store.ts";
import { ofAppointments, receivedSubject } from "./contribution.appointment.ts";
import { countByMarks } from "./counting.ts";

/** All of a child's together: its family counts once, however often it was received. */
export const countAppointments = (ctx: Ctx, childId: ChildId): Promise<void> => {
  const anew = readingAnew(ctx);
  return countByMarks(anew, [receivedSubject(childId)], async () => [
    ofAppointments(
      childId,
      (await ofChild(anew, childId)).map(({ data }) => data),
    ),
  ]);
};
