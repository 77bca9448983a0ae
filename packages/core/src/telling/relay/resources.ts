import * as Agency from "../../agencies/agency/index.ts";
import * as Resource from "../../agencies/resource/index.ts";
import * as Digest from "../digest/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";

/** Who gives work, examines or decides and helps no child is not asked what it has to help with. */
const notAsked: readonly Agency.AgencyKind[] = ["employer", "mse", "guardianship"];

/**
 * When a year begins, each organisation that has not filled in the sheet of the year before is asked for it, in its digest (measure
 * II.I-1.3: «ежегодно»).
 */
export async function askForSheets(r: Relay, event: Happened<"period.opened">): Promise<void> {
  const { period } = event.data;
  if (!/^\d{4}$/.test(period)) return;
  const year = String(Number(period) - 1);
  let from: string | undefined;
  do {
    const page = await Agency.find(r.ctx, { limit: 100, from });
    for (const { agency } of page.items) {
      if (agency.status !== "active" || notAsked.includes(agency.kind)) continue;
      if (await Resource.isSaid(r.ctx, agency.agencyId, year)) continue;
      await Digest.collect(r.ctx, { agencyId: agency.agencyId }, { sheetOf: year, at: event.at });
    }
    from = page.next;
  } while (from);
  await Digest.wakeForDigest(r.ctx, r.workflows);
}
