import * as Library from "../../../open/library/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

type OfItem = Happened<Library.LibraryEvent["type"]>;

/** What an editor has done, or asks, goes into the organisation's digest: one mail a day, of however many. */
async function tell(r: Relay, { at, data: { agencyId } }: OfItem): Promise<void> {
  if (!agencyId) return;
  await Digest.collect(r.ctx, { agencyId }, { open: "library", at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

const aboutOf = ({ data: { itemId, agencyId, municipality } }: OfItem) => ({ itemId, agencyId, municipality });
const settled = async ({ ctx }: Relay, { data: { itemId } }: OfItem): Promise<void> => {
  await Inbox.closeTask(ctx, "library-proposed", itemId);
  await Inbox.closeTask(ctx, "library-review", itemId);
};

/** What becomes of things of the library. */
export const effects: Effects = {
  // Another's effect may have come first: what an editor has decided upon meanwhile is nobody's task.
  "library.proposed": async ({ ctx }, e) => {
    const { status } = (await Library.load(ctx, e.data.itemId)).data;
    if (status === "proposed")
      await Inbox.openTask(ctx, e, "library-proposed", e.data.itemId, { ...aboutOf(e), because: e.data.kind });
  },
  "library.returned": async (r, e) => {
    await settled(r, e);
    await tell(r, e);
  },
  "library.published": async (r, e) => {
    await settled(r, e);
    await tell(r, e);
    if (e.data.kind === "act") await Library.askBelow(r.ctx, e.data.itemId, "act-above-new");
  },
  "library.act-ended": async (r, e) => {
    await settled(r, e);
    await tell(r, e);
    await Library.askBelow(r.ctx, e.data.itemId, "act-above-ended");
  },
  "library.review-due": async (r, e) => {
    await Inbox.openTask(r.ctx, e, "library-review", e.data.itemId, { ...aboutOf(e), because: e.data.why });
    await tell(r, e);
  },
  "library.handed-on": tell,
  "library.confirmed": settled,
  "library.withdrawn": async (r, e) => {
    await settled(r, e);
    await tell(r, e);
    if (e.data.kind === "act") await Library.askBelow(r.ctx, e.data.itemId, "act-above-ended");
  },
};
