import { all, type Expectation, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type ChildId, type ConsentId, idPattern } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import type { Consent } from "./consent.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const key = (tenant: string, childId: ChildId, consentId: ConsentId): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `CONSENT#${consentId}`,
});

export const pointerKey = (tenant: string, consentId: ConsentId): Key => ({
  table: "records",
  pk: `T#${tenant}#CONSENT#${consentId}`,
  sk: "AT",
});

export const write = (tenant: string, consent: Consent, expect: Expectation): Write => ({
  put: { key: key(tenant, consent.childId, consent.consentId), kind: "consent", data: consent },
  expect,
});

/** Says which child a consent belongs to. */
export const pointer = (tenant: string, { consentId, childId }: Consent): Write => ({
  put: { key: pointerKey(tenant, consentId), kind: "consent-pointer", data: { childId } },
  expect: "absent",
});

/** As long as this holds, the consent is as it was read: a commit that discloses carries it along. */
export const unchanged = (tenant: string, { data, version }: Stored<Consent>): Write => ({
  check: key(tenant, data.childId, data.consentId),
  expect: version,
});

/** Strongly consistent. */
export async function read(ctx: Bank, consentId: ConsentId): Promise<Stored<Consent> | undefined> {
  if (!idPattern("consent").test(consentId)) return undefined;
  const pointer = await ctx.bank.get<{ childId: ChildId }>(pointerKey(ctx.tenant, consentId));
  return pointer && ctx.bank.get<Consent>(key(ctx.tenant, pointer.data.childId, consentId));
}

/** All consents of a child, oldest first; strongly consistent. */
export async function list(ctx: Bank, childId: ChildId): Promise<Array<Stored<Consent>>> {
  const found: Array<Stored<Consent>> = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const consent of all<Consent>(ctx.bank, "records", pk, { prefix: "CONSENT#" })) found.push(consent);
  return found;
}
