import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { ordersOf } from "../../ground/shared/orders.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { type CountedDecision, type CountedMeeting, ofDecision, ofMeeting } from "./contribution.meeting.ts";
import { count } from "./counting.ts";

// The rooms of meetings stand above this one: whoever counts says how their record is read, and a rebuild reads their orders.

export const [tenantMeetings, tenantDecisions] = [ordersOf("MEETINGS").ofTenant, ordersOf("DECISIONS").ofTenant];

export const countMeeting = (ctx: Ctx, load: () => Promise<Stored<CountedMeeting>>): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(load);
    return found && { adds: [ofMeeting(found.data)], from: [found] };
  });

export const countDecision = (ctx: Ctx, load: () => Promise<Stored<CountedDecision>>): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(load);
    return found && { adds: [ofDecision(found.data)], from: [found] };
  });
