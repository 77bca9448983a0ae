import type { AgencyId, ChildId, Ctx, Key, RepresentativeId, Stored } from "@marshrut/core/shared";

/**
 * How far the region is loaded, kept beside it in the data bank: written directly and not by an action, since it is no fact of
 * the domain and tells nobody anything.
 */
interface Markers {
  /** Id of every organisation by its key; there once all of them are. */
  ORGANISATIONS: Record<string, AgencyId>;
  CHILDREN: ChildrenMarker;
  /** Kinds whose first organisation has programmes, places and a resource sheet: `helped`, once all are there. */
  HELP: { kinds: string[] };
  /** The pilot's agreement and its working group are there. */
  AGREEMENTS: { done: true };
  /** There is, or was, a roadmap. */
  ROADMAP: { done: true };
  /** The list of services, children in programmes and at work are there. */
  SERVICES: LoadedServices;
  /** What everybody sees is there. */
  OPEN: LoadedOpen;
}

/** Kinds of organisations, the first of each of which helps by something. */
export const helped = ["resourceCentre", "school", "social"] as const;

/** What of the region stands on the open pages. */
export interface LoadedOpen {
  listed: number;
  events: number;
}

export interface ChildrenMarker {
  /** The day that every child's birth date is counted from, `YYYY-MM-DD`: that of the first loading. */
  today: string;
  /** Children with a smaller number are there. Some above it may be, too, if a loading was cut short. */
  done: number;
  /** The first child that goes to the first school. */
  family?: Family;
}

export interface Family {
  childId: ChildId;
  representativeId: RepresentativeId;
}

/** What there is of help in the region after a loading. */
export interface LoadedServices {
  listed: number;
  enrolled: number;
  placed: number;
}

type Place = Pick<Ctx, "bank" | "tenant">;

const keyOf = (tenant: string, name: keyof Markers): Key => ({ table: "records", pk: `T#${tenant}#PILOT`, sk: name });

export const readMarker = <N extends keyof Markers>(ctx: Place, name: N): Promise<Stored<Markers[N]> | undefined> =>
  ctx.bank.get<Markers[N]>(keyOf(ctx.tenant, name));

/** The last one counts: what a marker says of the children is true whichever of two loadings wrote it. */
export const writeMarker = <N extends keyof Markers>(ctx: Place, name: N, data: Markers[N]): Promise<void> =>
  ctx.bank.commit([{ put: { key: keyOf(ctx.tenant, name), kind: "pilot", data }, expect: "any" }]);
