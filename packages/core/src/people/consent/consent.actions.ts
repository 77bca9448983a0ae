import type { z } from "zod";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { changing } from "../../ground/change/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx, type Ref, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type ConsentId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { mustBeHere, mustBeSettled, visible } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import * as decide from "./consent.decide.ts";
import { aboutOf, type ConsentEvent } from "./consent.events.ts";
import * as store from "./consent.store.ts";
import { type Consent, NewConsent } from "./consent.ts";
import { limitsOf } from "./limits.ts";

/** A consent with the version of its record. */
export interface ConsentAt {
  consent: Consent;
  version: number;
}

/**
 * Records a consent that a legal representative gave: by staff from the paper, or by that representative.
 * @throws Refusal input.invalid, agency.unknown (recipient), child.left, limit.reached, not-found
 */
export async function give(ctx: Ctx, childId: ChildId, input: z.input<typeof NewConsent>): Promise<ConsentAt> {
  await visible(ctx, childId);
  const wanted = parse(NewConsent, input);
  if (wanted.recipient !== "route") await mustBeKnown(ctx, [{ pointer: "/recipient", agencyId: wanted.recipient }]);
  return retrying(async () => {
    const { record, version } = await visible(ctx, childId);
    mustBeHere(record);
    mustHaveRoom("consents", (await store.list(ctx, childId)).length);
    const now = ctx.now();
    const isOwn = wanted.about === "giver";
    const consent = decide.give(wanted, {
      childId,
      consentId: newId("consent", now.epochMilliseconds),
      limits: await limitsOf(ctx, record, wanted, wanted.expiresOn),
      born: isOwn || record.expected ? undefined : record.born,
      from: isOwn ? undefined : record.standings?.[wanted.representativeId]?.from,
      givers: ctx.actor.kind === "representative" ? [ctx.actor.representative] : record.representativeIds,
      now,
      today: await Tenant.today(ctx),
    });
    const { subject, detail } = auditOf(consent);
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, consent, "absent"),
        store.pointer(ctx.tenant, consent),
        children.unchanged(ctx.tenant, childId, version),
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [event("consent.given", consent)],
      audit: { subject, action: "consent.give", detail },
      ref: refOf(consent),
    });
    return { consent, version: 1 };
  });
}

/**
 * Ends a consent at once: whoever asks after this returns hears no. By staff, or by the representative who gave it: one parent does not
 * end alone what the other agreed to (docs/decisions/0089).
 * @throws Refusal consent.closed, consent.of-another, not-found
 */
export async function withdraw(ctx: Ctx, consentId: ConsentId): Promise<ConsentAt> {
  const { data: consent, version } = await changed(ctx, consentId, { action: "consent.withdraw" }, ({ data }) => {
    if (ctx.actor.kind === "representative") decide.mustBeGiver(data, ctx.actor.representative);
    const after = decide.withdraw(data, ctx.now());
    return { events: [event("consent.withdrawn", after)], after };
  });
  return { consent, version };
}

/** The last day of a consent has passed: whatever rested on it is told to rest. Safe to repeat; nothing before that day. */
export async function expire(ctx: Ctx, consentId: ConsentId): Promise<void> {
  const today = (await Tenant.today(ctx)).toString();
  await changed(ctx, consentId, { action: "consent.expire" }, ({ data }) => {
    if (data.status !== "given" || data.expiresOn >= today) return { events: [] };
    const because = data.cut?.because ?? "term";
    const after = decide.end(data, because, ctx.now());
    return { events: [{ type: "consent.ended", data: { ...aboutOf(after), because } }], after };
  });
}

/** Every consent of a child, oldest first, whatever its state; for staff and the family. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<Consent[]> {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "consent.list" });
  return (await store.list(ctx, childId)).map((c) => c.data);
}

/** One consent; for staff and the family. @throws Refusal not-found */
export async function get(ctx: Ctx, consentId: ConsentId): Promise<ConsentAt> {
  const found = await load(ctx, consentId);
  const { childId } = found.data;
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "consent.read", detail: { consentId } });
  return { consent: found.data, version: found.version };
}

async function load(ctx: Ctx, consentId: ConsentId): Promise<Stored<Consent>> {
  const found = await store.read(ctx, consentId);
  if (!found) throw notFound();
  return found;
}

const event = (type: "consent.given" | "consent.withdrawn", consent: Consent): ConsentEvent => ({
  type,
  data: aboutOf(consent),
});
const auditOf = ({ childId, consentId }: Consent) => ({ subject: childId, detail: { consentId } });
const refOf = ({ childId, consentId }: Consent): Ref => ({ kind: "consent", id: consentId, parent: childId });

const changed = changing<ConsentId, Consent, ConsentEvent>({
  load,
  authorise: async (ctx, { childId }) => {
    const { record, version } = await visible(ctx, childId);
    mustBeSettled(record);
    return [children.unchanged(ctx.tenant, childId, version)];
  },
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: auditOf,
  ref: refOf,
});
