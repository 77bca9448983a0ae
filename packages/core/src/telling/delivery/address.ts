import type { Ctx, DeliveryId, Key, RepresentativeId, Stored, Write } from "../../ground/shared/index.ts";
import { getCarried } from "../../ground/shared/read-once.ts";
import { addressHashOf, returnedFrom } from "../../people/family/reach.ts";

/** Why nothing is sent to an address any more. */
export type UndeliverableBecause = "bounce" | "complaint" | "suppressed" | "refused";

/** What is known of an address of an organisation. */
export interface Address {
  email: string;
  undeliverable?: { because: UndeliverableBecause; at: string; deliveryId: DeliveryId };
  /** One click in a digest: no digests, only requests and escalations. */
  noDigestSince?: string;
}

type Bank = Pick<Ctx, "bank" | "tenant">;

export const addressKey = (tenant: string, email: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ADDRESS#${email.toLowerCase()}`,
  sk: "ADDRESS",
});

export const addressOf = async (ctx: Bank, email: string): Promise<Stored<Address> | undefined> =>
  ctx.bank.get<Address>(addressKey(ctx.tenant, email));

export const addressWrite = (tenant: string, address: Address, found: Stored<Address> | undefined): Write => ({
  put: { key: addressKey(tenant, address.email), kind: "address", data: address },
  expect: found?.version ?? "absent",
});

/** The addresses of a list that still take mail, in its order. */
export async function takingMail(ctx: Bank, emails: readonly string[]): Promise<string[]> {
  const keys = new Map(emails.map((email) => [email.toLowerCase(), addressKey(ctx.tenant, email)]));
  const found = await getCarried<Address>(ctx.bank, [...keys.values()]);
  const closed = new Set(found.flatMap((one) => (one?.data.undeliverable ? [one.key.pk] : [])));
  return emails.filter((email) => !closed.has(addressKey(ctx.tenant, email).pk));
}

/** Likewise of somebody of a family, whose address stands nowhere but with them: by which hash it is known again. */
export async function memberTakingMail(
  ctx: Ctx,
  id: RepresentativeId,
  email: string,
): Promise<{ takers: string[]; addressHash: string }> {
  const isClosed = await returnedFrom(ctx, id, email);
  return { takers: isClosed ? [] : [email], addressHash: await addressHashOf(ctx, email) };
}
