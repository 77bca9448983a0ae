import type { AgencyId } from "../../ground/shared/index.ts";
import type { Relay } from "./deps.ts";

// What others copy of the directory (HSDS) says when it was changed last: also by what its organisations do not write themselves.

interface Touched {
  at: string;
  data: { agencyId: AgencyId };
}

/** Loaded where it is asked for (decision 0101). */
const listings = () => import("../../open/navigator/listing.actions.ts");

export const touched = async ({ ctx }: Pick<Relay, "ctx">, { at, data }: Touched): Promise<void> =>
  (await listings()).touchListings(ctx, [data.agencyId], at);

export const serviceTouched = async (
  { ctx }: Pick<Relay, "ctx">,
  { at, data }: { at: string; data: { serviceKey: string } },
): Promise<void> => (await listings()).touchGivers(ctx, data.serviceKey, at);
