import type { z } from "zod";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import { auditRead, type Change, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type ConsentId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { mustBeHere, visible } from "../child/child.scope.ts";
import * as decide from "./consent.decide.ts";
import type { ConsentEvent } from "./consent.events.ts";
import * as store from "./consent.store.ts";
import { type Consent, NewConsent } from "./consent.ts";

/** A consent with the version of its record. */
export interface ConsentAt {
  consent: Consent;
  version: number;
}

/**
 * Records a consent that a legal representative gave: by staff from the paper, or by that representative.
 * @throws Refusal input.invalid, agency.unknown (recipient), child.left, not-found
 */
export async function give(ctx: Ctx, childId: ChildId, input: z.input<typeof NewConsent>): Promise<ConsentAt> {
  const { record } = await visible(ctx, childId);
  const wanted = parse(NewConsent, input);
  mustBeHere(record);
  if (wanted.recipient !== "route") await mustBeKnown(ctx, [{ pointer: "/recipient", agencyId: wanted.recipient }]);
  const now = ctx.now();
  const consent = decide.give(wanted, {
    childId,
    consentId: newId("consent", now.epochMilliseconds),
    givers: ctx.actor.kind === "representative" ? [ctx.actor.representative] : record.representativeIds,
    now,
    today: await Tenant.today(ctx),
  });
  await save(ctx, {
    ...changeOf(ctx, "given", consent),
    writes: [store.write(ctx.tenant, consent, "absent"), store.pointer(ctx.tenant, consent)],
  });
  return { consent, version: 1 };
}

/**
 * Ends a consent at once: whoever asks after this returns hears no. By staff or any representative of the child.
 * @throws Refusal consent.closed, not-found
 */
export const withdraw = (ctx: Ctx, consentId: ConsentId): Promise<ConsentAt> =>
  retrying(async () => {
    const found = await store.read(ctx, consentId);
    if (!found) throw notFound();
    await visible(ctx, found.data.childId);
    const consent = decide.withdraw(found.data, ctx.now());
    await save(ctx, {
      ...changeOf(ctx, "withdrawn", consent),
      writes: [store.write(ctx.tenant, consent, found.version)],
    });
    return { consent, version: found.version + 1 };
  });

/** Every consent of a child, oldest first, whatever its state; for staff and the family. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<Consent[]> {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "consent.list" });
  return (await store.list(ctx, childId)).map((c) => c.data);
}

/** One consent; for staff and the family. @throws Refusal not-found */
export async function get(ctx: Ctx, consentId: ConsentId): Promise<ConsentAt> {
  const found = await store.read(ctx, consentId);
  if (!found) throw notFound();
  const { childId } = found.data;
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "consent.read", detail: { consentId } });
  return { consent: found.data, version: found.version };
}

function changeOf(ctx: Ctx, what: "given" | "withdrawn", consent: Consent): Omit<Change, "writes"> {
  const { childId, consentId, recipient, purpose, dataClasses } = consent;
  const event: ConsentEvent = {
    type: `consent.${what}`,
    data: { childId, consentId, recipient, purpose, dataClasses },
  };
  return {
    stream: partitionOf(ctx.tenant, childId),
    events: [event],
    audit: { subject: childId, action: what === "given" ? "consent.give" : "consent.withdraw", detail: { consentId } },
    ref: { kind: "consent", id: consentId, parent: childId },
  };
}
