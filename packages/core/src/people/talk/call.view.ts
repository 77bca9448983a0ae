import type { Call, OpenCall } from "./call.ts";
import * as decide from "./talk.decide.ts";

/** A call as everybody reads it. */
export const openView = (
  call: Call,
  { title, organisation, today }: { title: string; organisation: string; today: string },
): OpenCall => ({
  occasionId: call.occasionId,
  event: title,
  organisation,
  opens: call.opens,
  closes: call.closes,
  taking: decide.isTaking(call, today),
  about: call.about,
  sections: call.sections,
  kinds: call.kinds,
  abstractMost: call.abstractMost,
});
