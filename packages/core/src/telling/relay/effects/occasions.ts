import type { DomainEvent, OccasionId } from "../../../ground/shared/index.ts";
import * as Occasion from "../../../people/occasion/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects } from "../events.ts";
import { toWhoComes, toWhoComesNoMore } from "../occasions.ts";

/** Few events ask for talks: loaded when one is moved or called off (decision 0101). */
const talks = () => import("../../../people/talk/attend.actions.ts");
const programmes = () => import("../../../people/talk/programme.actions.ts");

/** As it is now: events are told in any order. */
async function unclosed({ ctx }: Relay, e: DomainEvent<string, { occasionId: OccasionId }>): Promise<void> {
  const { occasionId, agencyId, municipality, status, missed } = (await Occasion.load(ctx, e.data.occasionId)).data;
  if (status === "announced" && missed)
    await Inbox.openTask(ctx, e, "event-unclosed", occasionId, { occasionId, agencyId, municipality });
  else await Inbox.closeTask(ctx, "event-unclosed", occasionId);
}

/** What people come to, and who does. Places are seen to first: in quiet hours a letter waits, and all is told again. */
export const effects: Effects = {
  "occasion.moved": async (r, e) => {
    await unclosed(r, e);
    await Occasion.moveAll(r.ctx, e.data.occasionId);
    await (await talks()).moveAll(r.ctx, e.data.occasionId);
  },
  "occasion.cancelled": async (r, e) => {
    await unclosed(r, e);
    await Occasion.callOffAll(r.ctx, e.data.occasionId);
    await (await programmes()).callOff(r.ctx, e.data.occasionId);
  },
  "occasion.closed": async (r, e) => {
    await unclosed(r, e);
    await Occasion.settleAll(r.ctx, e.data.occasionId);
  },
  "occasion.unclosed": (r, e) => unclosed(r, e),
  "occasion.place-freed": ({ ctx }, { data }) => Occasion.offerFreed(ctx, data.occasionId),
  "sign-up.asked": toWhoComes("asked"),
  "sign-up.made": toWhoComes("made"),
  "sign-up.accepted": toWhoComes("made"),
  "sign-up.queued": toWhoComes("queued"),
  "sign-up.offered": toWhoComes("offered"),
  "sign-up.moved": toWhoComes("moved"),
  "sign-up.reminded": toWhoComes("tomorrow"),
  "sign-up.certified": async (r, e) => {
    await (await import("./specialists.ts")).certified(r, e);
    await toWhoComes("certified")(r, e);
  },
  "sign-up.called-off": toWhoComesNoMore("called-off"),
  "sign-up.lapsed": toWhoComesNoMore("lapsed"),
};
