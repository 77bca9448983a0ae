import type { NoteId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { HandoverEvent } from "./handover.events.ts";
import type { Accepted, Handover } from "./handover.ts";

/** Who decides, and when: ISO instant. */
export interface By {
  by: string;
  at: string;
}
interface Decided {
  events: HandoverEvent[];
  after: Handover;
}

/** @throws Refusal handover.closed for one that is decided already: who did it and when is in `current` */
export const accept = (handover: Handover, accepted: Accepted, by: By): Decided =>
  decided({ ...open(handover), ...decision(by), status: "accepted", accepted }, "handover.accepted");

/** @throws Refusal handover.closed */
export const decline = (handover: Handover, reasonId: NoteId, by: By): Decided =>
  decided({ ...open(handover), ...decision(by), status: "declined", reasonId }, "handover.declined");

/** What asked for it is no more; one that is decided stays so. */
export const withdraw = (handover: Handover, by: By): Decided =>
  handover.status === "proposed"
    ? decided({ ...handover, ...decision(by), status: "withdrawn" }, "handover.withdrawn")
    : { events: [], after: handover };

/** The family has moved on before anybody took over. */
export const redirect = (handover: Handover, municipality: string): Decided =>
  handover.status === "proposed" && handover.municipality !== municipality
    ? decided({ ...handover, municipality, to: { ...handover.to, municipality } }, "handover.redirected")
    : { events: [], after: handover };

const decision = ({ by, at }: By) => ({ decidedBy: by, decidedAt: at });

const decided = (after: Handover, type: HandoverEvent["type"]): Decided => ({ events: [event(type, after)], after });

export const event = (
  type: HandoverEvent["type"],
  { handoverId, childId, kind, routeId }: Handover,
): HandoverEvent => ({ type, data: { handoverId, childId, kind, routeId } });

function open(handover: Handover) {
  if (handover.status === "proposed") return handover;
  const { status, decidedAt, decidedBy } = handover;
  throw new Refusal(
    "handover.closed",
    {
      ru: "По этой передаче уже есть решение: оно принимается один раз.",
      en: "This hand-over has been decided already: that is done once.",
    },
    { current: { status, decidedAt, decidedBy } },
  );
}
