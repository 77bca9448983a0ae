import type { AgencyId, ChildId, RouteId, StepId } from "@marshrut/core/shared";
import type { Taken } from "./capacity.ts";

/** A parent signs for a child; from the day on which it comes of age nobody but itself may. */
export interface Signing {
  does: "sign";
  childId: ChildId;
  representativeId: string;
  comesOfAge: string;
  withdrawsAfter: number | undefined;
}

/** What somebody is going to do on a day. */
export type Plan =
  | { does: "arrive"; child: number }
  | Signing
  | { does: "withdraw"; consentId: string }
  | { does: "approve"; routeId: RouteId }
  | { does: "read"; stepId: StepId; assignment: number }
  | { does: "answer"; stepId: StepId; assignment: number; how: "perform" | "refuse" | "fail"; by: "link" | "telephone" }
  | { does: "reassign"; stepId: StepId; assignment: number }
  | { does: "decide"; stepId: StepId }
  | { does: "report"; agencyId: AgencyId };

/** Everything that people remember over night; plain JSON, so that it can be put down beside the records. */
export interface PeopleState {
  plans: Record<number, Plan[]>;
  taken: Taken;
  /** Number of the child behind a route's child. */
  numbers: Record<ChildId, number>;
  /** How often a child's step of this kind was asked for: what tells two of them apart. */
  asked: Record<string, number>;
  /** By `stepId assignment`: the key of its chance, which stays the same when it rests and is asked again. */
  keys: Record<string, string>;
  /** Steps and assignments whose letter somebody has, and routes whose plan somebody looks at. */
  seen: Record<string, true>;
  /** The service of a step, once somebody has read what is asked. */
  services: Record<StepId, string>;
  /** What people were refused, by what they asked and the code of the answer. */
  refused: Record<string, number>;
}

export const nobodyYet = (): PeopleState => ({
  plans: {},
  taken: {},
  numbers: {},
  asked: {},
  keys: {},
  seen: {},
  services: {},
  refused: {},
});
