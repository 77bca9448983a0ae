import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

/** What is asked goes into the organisation's digest: one mail a day, of however many families. */
async function ask(r: Relay, e: Happened<"accompaniment.contact-due" | "accompaniment.review-due">): Promise<void> {
  const { agencyId, accompanimentId } = e.data;
  await Digest.collect(r.ctx, { agencyId }, { accompaniment: accompanimentId, at: e.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
}

type Kind = (typeof kinds)[number];
const kinds = [
  "accompaniment-unanswered",
  "accompaniment-no-contact",
  "accompaniment-end-proposed",
  "accompaniment-without-curator",
] as const;

const open =
  (kind: Kind) =>
  (
    { ctx }: Relay,
    e: Happened<
      | "accompaniment.contact-unanswered"
      | "accompaniment.review-unanswered"
      | "accompaniment.contacted"
      | "accompaniment.reviewed"
      | "accompaniment.curator-gone"
    >,
  ) => {
    const { accompanimentId, childId, agencyId, municipality } = e.data;
    return Inbox.openTask(ctx, e, kind, accompanimentId, { accompanimentId, childId, agencyId, municipality });
  };

/** Families with a curator. */
export const effects: Effects = {
  "accompaniment.contact-due": ask,
  "accompaniment.review-due": ask,
  "accompaniment.contact-unanswered": open("accompaniment-unanswered"),
  "accompaniment.review-unanswered": open("accompaniment-unanswered"),
  "accompaniment.curator-gone": open("accompaniment-without-curator"),
  "accompaniment.contacted": async (r, e) => {
    await Inbox.closeTask(r.ctx, "accompaniment-unanswered", e.data.accompanimentId);
    if (e.data.held) await Inbox.closeTask(r.ctx, "accompaniment-no-contact", e.data.accompanimentId);
    else await open("accompaniment-no-contact")(r, e);
  },
  "accompaniment.reviewed": async (r, e) => {
    await Inbox.closeTask(r.ctx, "accompaniment-unanswered", e.data.accompanimentId);
    if (e.data.outcome === "end-proposed") await open("accompaniment-end-proposed")(r, e);
    else await Inbox.closeTask(r.ctx, "accompaniment-end-proposed", e.data.accompanimentId);
  },
  "accompaniment.curator-changed": async ({ ctx }, e) => {
    for (const kind of ["accompaniment-unanswered", "accompaniment-without-curator"] as const)
      await Inbox.closeTask(ctx, kind, e.data.accompanimentId);
  },
  "accompaniment.moved": ({ ctx }, { data: { municipality, accompanimentId } }) =>
    Inbox.moveTasks(ctx, municipality, kinds, [accompanimentId]),
  "accompaniment.ended": async ({ ctx }, e) => {
    for (const kind of kinds) await Inbox.closeTask(ctx, kind, e.data.accompanimentId);
    const { runningOf } = await import("../../../routes/accompaniment/attend.actions.ts");
    const { childId } = e.data;
    if ((await runningOf(ctx, childId)).length < 2) await Inbox.closeTask(ctx, "accompaniment-doubled", childId);
  },
};
