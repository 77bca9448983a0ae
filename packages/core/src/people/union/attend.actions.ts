import { attendEach, attendedAtOnce, type Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed } from "./union.actions.ts";
import { dayBefore, soonOf } from "./union.days.ts";
import * as store from "./union.store.ts";

/**
 * Members hear the day before that a meeting is. One that was passed by while nobody looked is told of no more. Safe to repeat.
 * @throws the first accident, when all others are done
 */
export async function attendUnions(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    (union) =>
      changed(ctx, union.unionId, { action: "union.remind" }, ({ data }) => {
        const soon = soonOf(data, today);
        const { unionId, municipality } = data;
        const meetings = data.meetings.map((one) =>
          one.reminded || dayBefore(one.on) > today ? one : { ...one, reminded: true as const },
        );
        return {
          events: soon.map(({ meetingId, on }) => ({
            type: "union.meeting-soon" as const,
            data: { unionId, municipality, meetingId, on },
          })),
          after: { ...data, meetings },
        };
      }),
    most,
  );
}
