import * as Occasion from "../../../people/occasion/index.ts";
import type { Effects } from "../events.ts";
import { toWhoComes, toWhoComesNoMore } from "../occasions.ts";

/** What people come to, and who does. Places are seen to first: in quiet hours a letter waits, and all is told again. */
export const effects: Effects = {
  "occasion.moved": ({ ctx }, { data }) => Occasion.moveAll(ctx, data.occasionId),
  "occasion.cancelled": ({ ctx }, { data }) => Occasion.callOffAll(ctx, data.occasionId),
  "occasion.closed": ({ ctx }, { data }) => Occasion.settleAll(ctx, data.occasionId),
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
