import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { DomainEvent } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { keepNews } from "../../people/family/news.store.ts";
import type { NewsKind } from "../../people/family/news.ts";
import * as Occasion from "../../people/occasion/index.ts";
import * as Delivery from "../delivery/index.ts";
import { compose, type EventNotice } from "../notification/index.ts";
import type { Relay } from "./deps.ts";
import { orderOf } from "./tell.ts";

type About = DomainEvent<string, Occasion.SignUpRef>;

/** Of what a family hears in the letter of the day; the rest stands on its page. */
const news: Partial<Record<EventNotice["what"], NewsKind>> = {
  offered: "event-offered",
  moved: "event-moved",
  "called-off": "event-cancelled",
  tomorrow: "event-tomorrow",
};

/** Tells whoever has signed up: a family by the letter of the day, anybody else at the address that they gave, if they gave one. */
export const toWhoComes =
  (what: EventNotice["what"]) =>
  async (r: Relay, e: About): Promise<void> => {
    const { occasionId, childId } = e.data;
    const { data: occasion } = await Occasion.load(r.ctx, occasionId);
    if (childId) await toFamily(r, e, what, occasion);
    else await toGuest(r, e, what, occasion);
  };

/** The last that is told: then it is kept no more who it was. */
export const toWhoComesNoMore =
  (what: "called-off" | "lapsed") =>
  async (r: Relay, e: About): Promise<void> => {
    await toWhoComes(what)(r, e);
    await Occasion.forgetGuest(r.ctx, e.data);
  };

async function toFamily(
  { ctx }: Relay,
  e: About,
  what: EventNotice["what"],
  occasion: Occasion.Occasion,
): Promise<void> {
  const kind = news[what];
  const { signUpId, childId, representativeId } = e.data;
  if (!kind || !childId) return;
  const { until } = (await Occasion.loadSignUp(ctx, { signUpId, childId })).data;
  const at = what === "offered" && until ? until : occasion.begins;
  const on = localDay(Temporal.Instant.from(at), occasion.zone).toString();
  await keepNews(ctx, e, { kind, childId, about: signUpId, on, only: representativeId });
}

async function toGuest(r: Relay, e: About, what: EventNotice["what"], occasion: Occasion.Occasion): Promise<void> {
  const { ctx, mailer } = r;
  const { signUpId } = e.data;
  const signUp = (await unlessRefused(() => Occasion.loadSignUp(ctx, { signUpId })))?.data;
  if (!signUp || signUp.forgotten) return;
  const email = (await Occasion.readPerson(ctx, signUpId))?.email;
  if (email === undefined) return;
  const settings = await Tenant.load(ctx);
  const { agency } = await Agency.load(ctx, occasion.agencyId);
  const { title, begins, ends, zone, place, online, reason, moves } = occasion;
  const { status } = await Delivery.deliver(ctx, mailer, {
    ...orderOf(r, e, settings),
    deliveryId: Delivery.deliveryIdOf(e.eventId, "guest"),
    audience: "guest",
    kind: "event",
    about: { municipality: occasion.municipality },
    to: [email],
    recordedAs: signUpId,
    compose: async () =>
      compose({
        kind: "event",
        what,
        occasionId: occasion.occasionId,
        signUpId,
        title,
        organisation: agency.shortName,
        begins,
        ends,
        zone,
        place,
        online,
        reason,
        code: signUp.code,
        until: what === "offered" || what === "asked" ? signUp.until : undefined,
        link: `${settings.publicUrl}/sign-up#${await Occasion.signUpToken(ctx, signUpId, occasion)}`,
        sequence: moves,
        now: ctx.now(),
        organizer: settings.mailFrom,
        publicUrl: settings.publicUrl,
      }),
  });
  // Nobody may write there any more: known at once, and not by what comes back.
  if (status === "refused") await Occasion.notReached(ctx, signUpId);
}
