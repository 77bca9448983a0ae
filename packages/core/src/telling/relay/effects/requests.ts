import type { AgencyId } from "../../../ground/shared/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { tellFamily } from "../family.ts";

type About = Happened<"request.assigned" | "request.due-soon" | "request.overdue" | "request.moved">;

/** Goes into the digest of whoever owes the answer: one mail a day, of however many families. */
async function remind(r: Relay, { at, data }: About, reader: { agencyId: AgencyId } | { municipality: string }) {
  await Digest.collect(r.ctx, reader, { requests: "owed", at });
  if (data.agencyId) await Digest.wakeForDigest(r.ctx, r.workflows);
}
const whoOwes = ({ data: { agencyId, municipality } }: About) => (agencyId ? { agencyId } : { municipality });

function late({ ctx }: Relay, e: About) {
  const { familyRequestId, childId, municipality } = e.data;
  return Inbox.openTask(ctx, e, "request-overdue", familyRequestId, { familyRequestId, childId, municipality });
}

/** What families ask. */
export const effects: Effects = {
  "request.assigned": (r, e) => remind(r, e, whoOwes(e)),
  "request.due-soon": (r, e) => remind(r, e, whoOwes(e)),
  "request.overdue": async (r, e) => {
    await late(r, e);
    await remind(r, e, whoOwes(e));
    if (e.data.agencyId) await remind(r, e, { municipality: e.data.municipality });
  },
  "request.moved": ({ ctx }, { data: { municipality, familyRequestId } }) =>
    Inbox.moveTasks(ctx, municipality, ["request-overdue"], [familyRequestId]),
  "request.withdrawn": ({ ctx }, e) => Inbox.closeTask(ctx, "request-overdue", e.data.familyRequestId),
  "request.answered": async (r, e) => {
    const { familyRequestId, childId, municipality, representativeId } = e.data;
    await Inbox.closeTask(r.ctx, "request-overdue", familyRequestId);
    // Whoever is not named was told by whoever wrote it down.
    if (!representativeId) return;
    await tellFamily(r, e, { childId, municipality, only: representativeId }, ({ name, publicUrl }, page) => ({
      kind: "request-answered",
      familyRequestId,
      operator: name,
      page,
      publicUrl,
    }));
  },
};
