import { Temporal } from "temporal-polyfill";
import * as Conference from "../../ground/conference/index.ts";
import type { Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Meeting } from "./meeting.ts";

/** Of a meeting by video: open from half an hour before to three hours after. @throws Refusal conference.none */
export async function addressOf(
  ctx: Ctx,
  { meetingId, on, time }: Pick<Meeting, "meetingId" | "on" | "time">,
  isModerator: boolean,
): Promise<string> {
  const { zone } = await Tenant.load(ctx);
  const begins = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  return Conference.addressOf(ctx, {
    room: meetingId.toLowerCase().replaceAll("_", "-"),
    opens: begins.subtract({ minutes: 30 }),
    closes: begins.add({ hours: 3 }),
    isModerator,
  });
}
