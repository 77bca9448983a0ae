import { Temporal } from "temporal-polyfill";
import type { Key, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { DeliveryId, RepresentativeId } from "../../ground/shared/ids.ts";
import { ofRepresentative } from "../child/child.store.ts";

/**
 * A letter to somebody of a family came back: the address that they had then takes none any more. The address stands nowhere but with
 * the person, so that what is kept is its keyed hash: with another address the mark means nothing, and so it ends by itself.
 */
export interface Returned {
  addressHash: string;
  because: string;
  at: string;
  deliveryId: DeliveryId;
}

type Bank = Pick<Ctx, "bank" | "tenant">;

/** So long a mark counts: after a year a mailbox may be another one. */
const markLasts = Temporal.Duration.from({ hours: 24 * 365 });

const keyOf = (tenant: string, id: RepresentativeId): Key => ({
  table: "records",
  pk: ofRepresentative(tenant, id),
  sk: "MAIL-RETURNED",
});

export const addressHashOf = ({ keys }: Pick<Ctx, "keys">, email: string): Promise<string> =>
  keys.mac("link", `family-address~${email.toLowerCase()}`);

/** What came back from the address that they have now. */
export async function returnedFrom(
  ctx: Bank & Pick<Ctx, "keys" | "now">,
  id: RepresentativeId,
  email: string,
): Promise<Returned | undefined> {
  const mark = (await ctx.bank.get<Returned>(keyOf(ctx.tenant, id)))?.data;
  if (!mark || isOver(ctx, mark)) return undefined;
  return mark.addressHash === (await addressHashOf(ctx, email)) ? mark : undefined;
}

const isOver = ({ now }: Pick<Ctx, "now">, { at }: Returned): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at).add(markLasts), now()) <= 0;

/** For the transaction in which a letter is told to have come back. */
export async function markReturned(ctx: Bank, id: RepresentativeId, data: Returned): Promise<Write> {
  const key = keyOf(ctx.tenant, id);
  const found = await ctx.bank.get(key);
  const expiresAt = Math.floor(Temporal.Instant.from(data.at).add(markLasts).epochMilliseconds / 1000);
  return { put: { key, kind: "mail-returned", data, expiresAt }, expect: found?.version ?? "absent" };
}

/** Somebody has asked for a letter to that very address: it is tried again. */
export async function clearReturned(ctx: Bank, id: RepresentativeId): Promise<void> {
  const found = await ctx.bank.get(keyOf(ctx.tenant, id));
  if (found) await ctx.bank.commit([{ remove: found.key, expect: "any" }]);
}
