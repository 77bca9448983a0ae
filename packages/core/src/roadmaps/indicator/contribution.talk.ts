import type { Contribution } from "../../ground/counter/counter.ts";
import type { Talk } from "../../people/talk/talk.ts";
import { Counts } from "./contribution.counts.ts";
import { eventsGroup, periodsOf } from "./contribution.event.ts";

/** What was submitted to a call, and what of it was accepted (P34): where the event is, in the quarter and the year of its last day. */
export function ofTalk({ talkId, status, counts: { day, municipality } }: Talk): Contribution {
  const counts = new Counts();
  const stands = status === "submitted" || status === "accepted" || status === "reserve" || status === "refused";
  for (const period of stands ? periodsOf(day) : []) {
    counts.add(eventsGroup(period, municipality), "talks");
    if (status === "accepted") counts.add(eventsGroup(period, municipality), "talks-accepted");
  }
  return { subject: talkId, cells: counts.cells };
}
