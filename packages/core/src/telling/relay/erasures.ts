import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ErasureEvent } from "../../routes/erasure/index.ts";
import * as Delivery from "../delivery/index.ts";
import { compose, type PlainNotice } from "../notification/index.ts";
import type { Relay } from "./deps.ts";

type About = Extract<ErasureEvent, { type: "erasure.asked" }>["data"];

/** Loaded for those few events alone. */
const room = () => import("../../routes/erasure/index.ts");

/** A request has come: the family hears until when it is answered. Of one that a term of keeping brought about nobody asked. */
export async function erasureAsked(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const Erasure = await room();
  const { grounds, receivedOn } = await Erasure.load(r.ctx, e.data.erasureId);
  if (grounds === "purpose-reached") return;
  await tellFamily(r, e, ({ name, publicUrl }) => ({
    kind: "erasure-asked",
    erasureId: e.data.erasureId,
    operator: name,
    receivedOn,
    dueOn: Erasure.dueOn(receivedOn),
    publicUrl,
  }));
}

/** The act has its number, and the addresses can be read for the last time. */
export async function erasureAnnounced(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const Erasure = await room();
  const { announced } = await Erasure.load(r.ctx, e.data.erasureId);
  if (!announced) return;
  const { number, on } = announced;
  await tellFamily(r, e, ({ name, publicUrl }) => ({
    kind: "erasure-done",
    erasureId: e.data.erasureId,
    operator: name,
    number,
    on,
    publicUrl,
  }));
  await Erasure.familyTold(r.ctx, e.data.erasureId);
}

/** Each representative who gave an address; on record stands who it was, and never the address. */
async function tellFamily(
  { ctx, mailer, stream }: Relay,
  { eventId, data: { childId, municipality } }: DomainEvent<string, About>,
  noticeOf: (settings: Tenant.TenantSettings) => PlainNotice,
): Promise<void> {
  const settings = await Tenant.load(ctx);
  const notice = noticeOf(settings);
  for (const { representativeId, email } of await (await room()).familyOf(ctx, childId))
    await Delivery.deliver(ctx, mailer, {
      eventId,
      stream,
      from: settings.mailFrom,
      guards: [],
      deliveryId: Delivery.familyDeliveryIdOf(eventId, representativeId),
      audience: "family",
      kind: notice.kind,
      about: { childId, municipality },
      to: [email],
      recordedAs: representativeId,
      compose: async () => compose(notice),
    });
}
