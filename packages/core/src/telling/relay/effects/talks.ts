import * as Agency from "../../../agencies/agency/index.ts";
import type { AgencyId, DomainEvent } from "../../../ground/shared/index.ts";
import { unlessRefused } from "../../../ground/shared/refusal.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import * as Library from "../../../open/library/index.ts";
import * as Occasion from "../../../people/occasion/index.ts";
import * as Talk from "../../../people/talk/index.ts";
import * as Attendance from "../../../roadmaps/attendance/index.ts";
import * as Delivery from "../../delivery/index.ts";
import * as Inbox from "../../inbox/index.ts";
import { compose, type TalkNotice } from "../../notification/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";
import { orderOf, tellOrganisation } from "../tell.ts";

type OfTalk = DomainEvent<string, Happened<"talk.submitted">["data"]>;
type OfCall = DomainEvent<string, Happened<"call.set">["data"]>;
type What = TalkNotice["what"];

/** What every letter of a call says. */
async function eventOf({ ctx }: Relay, id: Happened<"call.set">["data"]["occasionId"]) {
  const [{ data: event }, { data: call }] = await Promise.all([Occasion.load(ctx, id), Talk.loadCall(ctx, id)]);
  const { agency } = await Agency.load(ctx, event.agencyId);
  return { event, call, said: { title: event.title, organisation: agency.shortName, zone: event.zone } };
}

const toAgency = async (r: Relay, e: OfCall | OfTalk, to: AgencyId, what: What, more: Partial<TalkNotice> = {}) => {
  const { said } = await eventOf(r, e.data.occasionId);
  await tellOrganisation(r, e, to, "talk", async (_, { publicUrl }) => ({
    kind: "talk",
    what,
    ...said,
    thread: e.data.occasionId,
    ...more,
    link: await Attendance.officeLink(r.ctx, { publicUrl, agencyId: to, part: "talks" }),
    publicUrl,
  }));
};

/** Whoever has submitted it: their organisation, else the address that they gave, as long as it is kept. */
const toAuthor =
  (what: What) =>
  async (r: Relay, e: OfTalk): Promise<void> => {
    const { ctx, mailer } = r;
    const { talkId, occasionId, agencyId } = e.data;
    const talk = (await unlessRefused(() => Talk.load(ctx, talkId)))?.data;
    if (!talk || talk.forgotten) return;
    const { event, call, said } = await eventOf(r, occasionId);
    const by = what === "closing" || what === "submitted" ? call.closes : undefined;
    const slot = what === "scheduled" ? talk.slot : undefined;
    if (agencyId) return toAgency(r, e, agencyId, what, { thread: talkId, by, slot });
    const email = (await Talk.readSealed(ctx, [talkId])).get(talkId)?.speaker?.email;
    if (email === undefined) return;
    const settings = await Tenant.load(ctx);
    const { status } = await Delivery.deliver(ctx, mailer, {
      ...orderOf(r, e, settings),
      deliveryId: Delivery.deliveryIdOf(e.eventId, "guest"),
      audience: "guest",
      kind: "talk",
      about: { municipality: event.municipality },
      to: [email],
      recordedAs: talkId,
      compose: async () =>
        compose({
          kind: "talk",
          what,
          ...said,
          thread: talkId,
          by,
          slot,
          until: what === "asked" ? talk.until : undefined,
          link: `${settings.publicUrl}/talk#${await Talk.talkToken(ctx, talk)}`,
          publicUrl: settings.publicUrl,
        }),
    });
    if (status === "refused") await Talk.notReached(ctx, talkId);
  };

/** What is somebody's to see to, as it is now: events are told in any order. */
async function tasks({ ctx }: Relay, e: OfTalk): Promise<void> {
  const { talkId, occasionId } = e.data;
  const [{ data: talk }, { data: call }] = await Promise.all([Talk.load(ctx, talkId), Talk.loadCall(ctx, occasionId)]);
  const { agencyId, municipality } = call;
  if (Talk.wantsReviewer(talk))
    await Inbox.openTask(ctx, e, "talk-unreviewed", talkId, { talkId, occasionId, agencyId, municipality });
  else await Inbox.closeTask(ctx, "talk-unreviewed", talkId);
}

/** Nothing of it waits for a word any more, or there is no event. */
async function undecided(r: Relay, e: OfCall | OfTalk): Promise<void> {
  const { occasionId } = e.data;
  const { agencyId, municipality, stage } = (await Talk.loadCall(r.ctx, occasionId)).data;
  if (stage === "over" && (await Talk.isUndecided(r.ctx, occasionId)))
    await Inbox.openTask(r.ctx, e, "talks-undecided", occasionId, { occasionId, agencyId, municipality });
  else await Inbox.closeTask(r.ctx, "talks-undecided", occasionId);
}

/** What stood in the programme stands there no more, and is somebody's to fill. */
async function gap(r: Relay, e: OfCall | OfTalk): Promise<void> {
  const { occasionId } = e.data;
  const { agencyId, municipality, slots, stage } = (await Talk.loadCall(r.ctx, occasionId)).data;
  const talkId = "talkId" in e.data ? e.data.talkId : undefined;
  if (talkId === undefined || stage === "off") return Inbox.closeTask(r.ctx, "programme-gap", occasionId);
  if (!slots.some((slot) => slot.talkId === talkId)) return;
  await Inbox.openTask(r.ctx, e, "programme-gap", occasionId, { occasionId, agencyId, municipality });
  await toAgency(r, e, agencyId, "gap");
}

/** A practice that was accepted, and whose authors agree, is proposed for the library: its editor decides there. */
async function toLibrary({ ctx }: Relay, { data: { talkId } }: OfTalk): Promise<void> {
  const { kind, status, publish, agencyId } = (await Talk.load(ctx, talkId)).data;
  if (kind !== "practice" || status !== "accepted" || !publish || !agencyId) return;
  const text = (await Talk.readSealed(ctx, [talkId])).get(talkId)?.text;
  if (text) await Library.proposePractice(ctx, { from: talkId, agencyId, title: text.title, text: text.abstract });
}

const decided =
  (what: "accepted" | "reserve" | "refused") =>
  async (r: Relay, e: OfTalk): Promise<void> => {
    await tasks(r, e);
    await undecided(r, e);
    if (what === "accepted") await toLibrary(r, e);
    else await gap(r, e);
    await Talk.compile(r.ctx, e.data.occasionId);
    // As it is now: what was decided otherwise meanwhile is told by that.
    if ((await Talk.load(r.ctx, e.data.talkId)).data.status === what) await toAuthor(what)(r, e);
  };

const compiled = async ({ ctx }: Relay, e: OfTalk): Promise<void> => Talk.compile(ctx, e.data.occasionId);

/** Calls, what is submitted to them, and what becomes of that. */
export const effects: Effects = {
  "call.set": (r, e) => undecided(r, e),
  "call.closing": ({ ctx }, e) => Talk.remindSenders(ctx, e.data.occasionId),
  "call.closed": ({ ctx }, e) => Talk.distribute(ctx, e.data.occasionId),
  "call.late": ({ ctx }, e) => Talk.markLate(ctx, e.data.occasionId),
  "call.undecided": (r, e) => undecided(r, e),
  "call.reviews-asked": async (r, e) =>
    toAgency(r, e, e.data.reviewerId, "review-asked", {
      by: (await Talk.loadCall(r.ctx, e.data.occasionId)).data.reviewsBy,
    }),
  "call.reviews-due": async (r, e) =>
    toAgency(r, e, e.data.reviewerId, "review-due", {
      by: (await Talk.loadCall(r.ctx, e.data.occasionId)).data.reviewsBy,
    }),
  "call.programme-set": async (r, e) => {
    await gap(r, e);
    await Talk.compile(r.ctx, e.data.occasionId);
    await Talk.tellSlots(r.ctx, e.data.occasionId);
  },
  "talk.asked": toAuthor("asked"),
  "talk.submitted": toAuthor("submitted"),
  "talk.corrected": compiled,
  "talk.published": async (r, e) => {
    await toLibrary(r, e);
    await compiled(r, e);
  },
  "talk.closing-soon": toAuthor("closing"),
  "talk.reviews-asked": async (r, e) => {
    await tasks(r, e);
    if (!e.data.byHand) return;
    for (const reviewerId of e.data.reviewers) await Talk.askByHand(r.ctx, e.data.occasionId, reviewerId);
  },
  "talk.reviewed": tasks,
  "talk.review-declined": tasks,
  "talk.reviews-late": tasks,
  "talk.accepted": decided("accepted"),
  "talk.reserve": decided("reserve"),
  "talk.refused": decided("refused"),
  "talk.scheduled": toAuthor("scheduled"),
  "talk.moved": toAuthor("moved"),
  "talk.withdrawn": async (r, e) => {
    await tasks(r, e);
    await undecided(r, e);
    await compiled(r, e);
    await gap(r, e);
  },
  "talk.called-off": async (r, e) => {
    await tasks(r, e);
    await undecided(r, e);
    await toAuthor("called-off")(r, e);
    await Talk.forget(r.ctx, e.data.talkId);
  },
  "talk.forgotten": compiled,
};
