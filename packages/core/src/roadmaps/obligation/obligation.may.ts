import type { Actor } from "../../ground/shared/actor.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import { type Gate, takesReport } from "../period/gate.ts";
import {
  may,
  type Obligation,
  type ObligationStatus,
  type ObligationVerb,
  type OfferedVerb,
  offeredVerbs,
} from "./obligation.ts";

/** Whether a report in this status takes it: what every decision asks, and what a view promises. */
export const takes = (verb: ObligationVerb, { status }: Pick<Obligation, "status">): boolean =>
  (may[verb] as readonly ObligationStatus[]).includes(status);

/** What this actor may do with the report on a day; `gate` says whether its period takes reports. */
export function mayDo(actor: Actor, obligation: Obligation, gate: Gate | undefined, day: string): OfferedVerb[] {
  if (!gate) return [];
  const taken = takesReport(gate, obligation, day);
  return rightsOf(actor, obligation).filter(
    (verb) =>
      takes(verb, obligation) &&
      taken === (verb !== "correct") && // what is locked is corrected, and nothing else
      !(verb === "ask-extension" && obligation.wish), // one wish at a time
  );
}

function rightsOf(actor: Actor, obligation: Obligation): readonly OfferedVerb[] {
  if (isStaff(actor, obligation)) return offeredVerbs; // also what an organisation asks for by telephone or on paper
  const isOwn = (actor.kind === "specialist" || actor.kind === "link") && actor.agency === obligation.agencyId;
  return isOwn ? ["submit", "ask-extension"] : [];
}
