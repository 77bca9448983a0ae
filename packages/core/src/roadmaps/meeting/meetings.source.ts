import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { BodyId } from "../../ground/shared/ids.ts";
import { nameOf, type Source, type SourceLine } from "../year-plan/source.ts";
import type { Fact } from "../year-plan/year-plan.ts";
import type { Body } from "./body.ts";
import * as store from "./meeting.store.ts";
import type { Meeting } from "./meeting.ts";

/** Meetings of a municipality's bodies as its plan of a year has them: on their day, by whoever prepares them. */
export const meetings: Source = {
  async lines(ctx, scope) {
    const bodies = new Map<BodyId, Body>();
    const found: SourceLine[] = [];
    for await (const { meetingId, bodyId, on, status } of meetingsOf(ctx, scope)) {
      if (status === "cancelled") continue;
      const body = bodies.get(bodyId) ?? (await store.loadBody(ctx, bodyId)).data;
      bodies.set(bodyId, body);
      found.push({
        source: nameOf("meeting", meetingId),
        kind: "meeting",
        content: {
          month: on.slice(0, 7),
          day: on,
          action: { ru: `Заседание: ${body.name}`, en: `A meeting: ${body.name}` },
          responsible: { agencyId: body.secretary.agencyId },
          measureKey: "II.I-1.1",
        },
      });
    }
    return found;
  },

  /** Held, or not yet; of one that was called off nothing is told: that is for a person to explain. */
  async facts(ctx, scope) {
    const facts = new Map<string, Fact>();
    for await (const { meetingId, status } of meetingsOf(ctx, scope))
      if (status !== "cancelled")
        facts.set(nameOf("meeting", meetingId), [Number(status === "held" || status === "minuted"), 1]);
    return facts;
  },
};

async function* meetingsOf(
  ctx: Ctx,
  { municipality, year }: { municipality: string; year: number },
): AsyncGenerator<Meeting> {
  const of = { municipality, from: `${year}-01-01`, until: `${year}-12-31` };
  for await (const { data } of eachOf((page) => store.findMeetings(ctx, of, page), 100)) yield data;
}
