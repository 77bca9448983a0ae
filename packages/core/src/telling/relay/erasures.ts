import { Temporal } from "temporal-polyfill";
import { localDay } from "../../ground/calendar/index.ts";
import type { DomainEvent } from "../../ground/shared/index.ts";
import type { ErasureEvent } from "../../routes/erasure/index.ts";
import type { Relay } from "./deps.ts";
import { tellFamily } from "./family.ts";

type About = Extract<ErasureEvent, { type: "erasure.asked" }>["data"];

/** Loaded for those few events alone. */
const loaded = async ({ ctx }: Relay, { data }: DomainEvent<string, About>) =>
  (await import("../../routes/erasure/open.ts")).load(ctx, data.erasureId);

/** A request has come: the family hears until when it is answered. Of one that a term of keeping brought about nobody asked. */
export async function erasureAsked(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const { grounds, receivedOn } = await loaded(r, e);
  if (grounds === "purpose-reached") return;
  const { dueOn } = await import("../../routes/erasure/erasure.ts");
  await tellFamily(r, e, e.data, ({ name, publicUrl }) => ({
    kind: "erasure-asked",
    erasureId: e.data.erasureId,
    operator: name,
    receivedOn,
    dueOn: dueOn(receivedOn),
    publicUrl,
  }));
}

/** The act has its number, and the addresses can be read for the last time. */
export async function erasureAnnounced(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const { announced } = await loaded(r, e);
  if (!announced) return;
  const { number, on } = announced;
  await tellFamily(r, e, e.data, ({ name, publicUrl }) => ({
    kind: "erasure-done",
    erasureId: e.data.erasureId,
    operator: name,
    number,
    on,
    publicUrl,
  }));
  const { familyTold } = await import("../../routes/erasure/family.ts");
  await familyTold(r.ctx, e.data.erasureId);
}

/** No, and on which ground; how to complain. Of one that a term of keeping brought about nobody asked. */
export async function erasureRefused(r: Relay, e: DomainEvent<string, About>): Promise<void> {
  const { grounds, refused } = await loaded(r, e);
  if (grounds === "purpose-reached" || !refused) return;
  await tellFamily(r, e, e.data, ({ name, publicUrl, zone }) => ({
    kind: "erasure-refused",
    erasureId: e.data.erasureId,
    operator: name,
    basis: refused.basis,
    on: localDay(Temporal.Instant.from(refused.at), zone).toString(),
    publicUrl,
  }));
}
