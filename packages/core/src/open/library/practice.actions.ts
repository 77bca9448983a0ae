import * as Agency from "../../agencies/agency/index.ts";
import { type AgencyId, type Ctx, derivedId, type ItemId, save } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as decide from "./library.decide.ts";
import type { LibraryEvent } from "./library.events.ts";
import * as store from "./library.store.ts";
import { type Item, ItemContent } from "./library.ts";

/** As long as a summary may be. */
const summaryMost = 1000;

/**
 * A practice that a conference has accepted, of an organisation, becomes a proposal in the library: an editor sees it, and its organisation
 * words it further. By the platform alone; once, however often. @param from what it came of
 */
export async function proposePractice(
  ctx: Ctx,
  { from, agencyId, title, text }: { from: string; agencyId: AgencyId; title: string; text: string },
): Promise<void> {
  const itemId: ItemId = derivedId("item", ["practice", from]);
  if (await unlessRefused(() => store.load(ctx, itemId))) return;
  const { municipality, status } = (await Agency.load(ctx, agencyId)).agency;
  if (status !== "active") return;
  const now = ctx.now().toString();
  const content = ItemContent.parse({
    kind: "practice",
    title: { ru: title },
    summary: { ru: text.slice(0, summaryMost) },
    text,
  });
  const item: Item = { itemId, agencyId, municipality, content, status: "proposed", createdAt: now, changedAt: now };
  await save(ctx, {
    writes: [store.write(ctx.tenant, item, "absent")],
    stream: store.partition(ctx.tenant, itemId),
    events: [{ type: "library.proposed", data: decide.refOf(item) } satisfies LibraryEvent],
    audit: { subject: agencyId, action: "library.propose", detail: { itemId, kind: "practice" } },
    ref: { kind: "library-item", id: itemId },
  });
}
