import { Conflict, type Key } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { ConsentId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { aboutOf, type ConsentEvent } from "./consent.events.ts";
import * as store from "./consent.store.ts";
import type { Consent } from "./consent.ts";

/**
 * A consent ends soon, and no other goes on in its place: its family hears of it. Once for each last day, safe to repeat.
 * @param until the day that is known of it: where it is another one meanwhile, that one's turn comes
 */
export async function remindOfEnd(ctx: Ctx, consentId: ConsentId, until: string): Promise<void> {
  const found = (await store.read(ctx, consentId))?.data;
  if (found?.status !== "given" || found.expiresOn !== until) return;
  const { childId } = found;
  const pk = partitionOf(ctx.tenant, childId);
  const key: Key = { table: "records", pk, sk: `CONSENT-ENDS#${consentId}#${until}` };
  if ((await ctx.bank.get(key)) || (await store.list(ctx, childId)).some(({ data }) => goesOn(data, found))) return;
  const event: ConsentEvent = { type: "consent.ending", data: { ...aboutOf(found), until } };
  try {
    await save(ctx, {
      writes: [{ put: { key, kind: "consent-ending", data: {} }, expect: "absent" }],
      stream: pk,
      events: [event],
      audit: { subject: childId, action: "consent.remind", detail: { consentId } },
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // told already
  }
}

/** Whether another one lasts longer for the same recipient, for all that this one is for. */
const goesOn = (other: Consent, { recipient, purpose, dataClasses, expiresOn }: Consent): boolean =>
  other.status === "given" &&
  other.expiresOn > expiresOn &&
  other.purpose === purpose &&
  (other.recipient === recipient || other.recipient === "route") &&
  dataClasses.every((one) => other.dataClasses.includes(one));
