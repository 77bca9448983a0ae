import * as Advice from "../../../agencies/advice/index.ts";
import type { DomainEvent } from "../../../ground/shared/index.ts";
import * as Attendance from "../../../roadmaps/attendance/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { AdviceNotice } from "../../notification/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { tellOrganisation } from "../tell.ts";

type Of = DomainEvent<string, Happened<"advice.booked">["data"]>;

/** Who it is stands on the page that the letter leads to. */
const tell =
  (side: "hostId" | "agencyId", what: AdviceNotice["what"]) =>
  async (r: Relay, e: Of): Promise<void> => {
    const to = e.data[side];
    const { adviceId, at } = (await Advice.load(r.ctx, e.data.adviceId)).data;
    await tellOrganisation(r, e, to, "advice", async (agency, { publicUrl, zone }) => ({
      kind: "advice",
      what,
      agencyId: to,
      agencyName: agency.name,
      adviceId,
      at,
      zone,
      link: await Attendance.officeLink(r.ctx, { publicUrl, agencyId: to, part: "advice" }),
      publicUrl,
    }));
  };

/** What is somebody's to see to, as it is now: events are told in any order. */
async function tasks({ ctx }: Relay, e: Of): Promise<void> {
  const { adviceId, agencyId, municipality, missedBy, overdueAt } = (await Advice.load(ctx, e.data.adviceId)).data;
  const about = { adviceId, agencyId, municipality };
  for (const [kind, is] of [
    ["advice-unsaid", overdueAt !== undefined],
    ["advice-missed", missedBy === "organisation"],
  ] as const)
    if (is) await Inbox.openTask(ctx, e, kind, adviceId, about);
    else await Inbox.closeTask(ctx, kind, adviceId);
}

/** A specialist is advised by another organisation. */
export const effects: Effects = {
  "advice.booked": tell("hostId", "booked"),
  "advice.called-off": tell("agencyId", "called-off"),
  "advice.given-up": tell("hostId", "given-up"),
  "advice.outcome-due": tell("hostId", "outcome-due"),
  "advice.unsaid": tasks,
  "advice.held": async (r, e) => {
    await tasks(r, e);
    if (e.data.corrected) await tell("agencyId", "held")(r, e);
  },
  "advice.missed": async (r, e) => {
    await tasks(r, e);
    await tell("agencyId", "missed")(r, e);
  },
};
