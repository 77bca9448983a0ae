import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Handover from "../../routes/handover/index.ts";
import type { Relay } from "./deps.ts";
import { tellMunicipality } from "./tell.ts";

/**
 * Who is to take over hears of a proposal; who hands over hears what became of it, unless they are the same. Told,
 * not flooded.
 */
export async function tellHandover(
  r: Relay,
  e: DomainEvent<string, { handoverId: Handover.Handover["handoverId"] }>,
): Promise<void> {
  const { data } = await Handover.load(r.ctx, e.data.handoverId);
  const { handoverId, kind, status, municipality, from } = data;
  // Of an organisation's closing one task tells, and not a mail for each of its children.
  if (status === "withdrawn" || kind === "organisation") return;
  const to = status === "proposed" ? municipality : from.municipality;
  if (to === undefined) return;
  await tellMunicipality(r, e, to, ({ publicUrl }) => ({
    kind: "handover",
    what: kind,
    status,
    handoverId,
    publicUrl,
  }));
}
