import { type DomainEvent, derivedId } from "../../../ground/shared/index.ts";
import { keepNews } from "../../../people/family/news.store.ts";
import type { NewsKind } from "../../../people/family/news.ts";
import * as Union from "../../../people/union/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

/** Each member has it in the one letter of the day: that there is a meeting, and when. Which union's it is stands on their page alone. */
const toMembers =
  (kind: NewsKind) =>
  async (
    { ctx }: Relay,
    e: Happened<"union.meeting-called" | "union.meeting-cancelled" | "union.meeting-soon">,
  ): Promise<void> => {
    const { unionId, meetingId, on } = e.data;
    for (const { memberId, childId, answers } of await Union.members(ctx, unionId)) {
      // Whoever has said that they do not come is not reminded.
      if (kind === "meeting-soon" && answers[meetingId] === false) continue;
      // What was kept for one member is known for that one.
      const event: Pick<DomainEvent, "eventId" | "at"> = {
        eventId: derivedId("event", [e.eventId, memberId]),
        at: e.at,
      };
      await keepNews(ctx, event, { kind, childId, about: meetingId, on, only: memberId });
    }
  };

/** Unions of parents. */
export const effects: Effects = {
  "union.meeting-called": toMembers("meeting-called"),
  "union.meeting-cancelled": toMembers("meeting-cancelled"),
  "union.meeting-soon": toMembers("meeting-soon"),
};
