import * as Agency from "../../agencies/agency/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { type AuditEntry, auditRead, type Ctx, retrying } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import { isGoverned, isOwn } from "../child/child.scope.ts";
import type { ChildRecord } from "../child/child.ts";
import { allows } from "../consent/allows.ts";
import type { DataClass, Purpose } from "../consent/consent.ts";

/** What is about to be told; the recipient is needed only where the platform itself acts. */
export interface Telling {
  purpose: Purpose;
  dataClass: DataClass;
  recipient?: AgencyId | undefined;
}

/**
 * Puts a disclosure on record, under the very consent that it relies on and before the vault is opened: one that is withdrawn
 * in between ends it. @throws those of {@link mayBeTold}
 */
export const recordDisclosure = (
  ctx: Ctx,
  record: ChildRecord,
  telling: Telling,
  entry: Omit<AuditEntry, "subject">,
): Promise<void> =>
  retrying(async () => {
    const guards = await mayBeTold(ctx, record, telling);
    await auditRead(ctx, { subject: record.childId, ...entry }, guards);
  });

/**
 * Whether the actor may be told something of a child: the tenant's own staff and the child's family may; an agency's
 * specialist, a one-time link and the platform on behalf of an agency only as consent covers it.
 * @returns what must still hold when it is told: the consent, for the commit that puts the disclosure on record
 * @throws Refusal not-found (no business of theirs), agency.closed, consent.missing
 */
async function mayBeTold(ctx: Ctx, record: ChildRecord, { recipient, ...what }: Telling): Promise<Write[]> {
  const { actor } = ctx;
  if ((await isOwn(ctx, record)) || (actor.kind !== "system" && (await isGoverned(ctx, record)))) return [];
  const agency = forWhom(actor, recipient);
  if (agency === undefined || (recipient && recipient !== agency)) throw notFound();
  if ((await Agency.load(ctx, agency)).agency.status === "closed")
    throw new Refusal("agency.closed", {
      ru: "Организация закрыта: сведения о детях ей не передаются.",
      en: "The organisation is closed: it is told nothing of children.",
    });
  const answer = await allows(ctx, record.childId, { ...what, recipient: agency });
  if (answer.allowed) return [answer.guard];
  throw consentMissing(answer.reason);
}

/** The organisation that is told: the actor's own, or the one that the platform acts for; by nobody else, whatever their office, any. */
const forWhom = (actor: Actor, recipient: AgencyId | undefined): AgencyId | undefined =>
  actor.kind === "specialist" || actor.kind === "link" ? actor.agency : actor.kind === "system" ? recipient : undefined;

export const consentMissing = (reason: string): Refusal =>
  new Refusal(
    "consent.missing",
    {
      ru: "Нет действующего согласия законного представителя на передачу этих сведений.",
      en: "There is no valid consent of the legal representative to disclose this.",
    },
    { current: { reason } },
  );
