import { Temporal } from "temporal-polyfill";
import {
  type AgencyId,
  all,
  Conflict,
  type Ctx,
  idPattern,
  type Key,
  notFound,
  type Stored,
  type WebhookId,
  type Write,
} from "../../ground/shared/index.ts";
import type { Webhook } from "./webhook.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** Endpoints live in their agency's partition, so that all of an agency's are one consistent read. */
export const agencyPartition = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}`;
const keyOf = (tenant: string, agencyId: AgencyId, webhookId: WebhookId): Key => ({
  table: "records",
  pk: agencyPartition(tenant, agencyId),
  sk: `WEBHOOK#${webhookId}`,
});
const locatorKey = (tenant: string, webhookId: WebhookId): Key => ({
  table: "records",
  pk: `T#${tenant}#WEBHOOK#${webhookId}`,
  sk: "AT",
});

export const record = (tenant: string, webhook: Webhook): Omit<Stored<Webhook>, "version"> => ({
  key: keyOf(tenant, webhook.agencyId, webhook.webhookId),
  kind: "webhook",
  data: webhook,
});

/** That an agency has no endpoints: most have none, and each event about them asks. */
export const endpointsKey = (tenant: string, agencyId: AgencyId): Key => ({
  table: "records",
  pk: agencyPartition(tenant, agencyId),
  sk: "WEBHOOKS",
});
export interface Endpoints {
  /** When it was found so; nothing where there may be some. */
  noneAt?: string;
}
/**
 * So long that is believed. A former program, to which an operator has gone back for some days, registers endpoints without a word here;
 * whatever is told of an endpoint itself says so at once ({@link thereIs}).
 */
const believed = Temporal.Duration.from({ hours: 30 * 24 });

const endpoints = (tenant: string, agencyId: AgencyId, data: Endpoints, kept?: Stored): Write<Endpoints> => ({
  put: { key: endpointsKey(tenant, agencyId), kind: "webhooks", data },
  expect: kept?.version ?? "absent",
});

/** @param kept what is known of its agency's endpoints until now */
export const creation = (tenant: string, webhook: Webhook, kept: Stored<Endpoints> | undefined): Write[] => [
  endpoints(tenant, webhook.agencyId, {}, kept),
  { put: record(tenant, webhook), expect: "absent" },
  {
    put: { key: locatorKey(tenant, webhook.webhookId), kind: "locator", data: { agencyId: webhook.agencyId } },
    expect: "absent",
  },
];

/** @throws Refusal not-found */
export async function load(ctx: Bank, webhookId: WebhookId): Promise<Stored<Webhook>> {
  if (!idPattern("webhook").test(webhookId)) throw notFound();
  const locator = await ctx.bank.get<{ agencyId: AgencyId }>(locatorKey(ctx.tenant, webhookId));
  const found = locator && (await ctx.bank.get<Webhook>(keyOf(ctx.tenant, locator.data.agencyId, webhookId)));
  if (!found) throw notFound();
  return found;
}

/** All that stands there of an agency's endpoints, for whoever registers another. */
export async function beside(ctx: Bank, agencyId: AgencyId) {
  const range = { from: "WEBHOOK#", to: "WEBHOOKS$" };
  const found: Stored<Webhook>[] = [];
  let kept: Stored<Endpoints> | undefined;
  for await (const one of all(ctx.bank, "records", agencyPartition(ctx.tenant, agencyId), range))
    if (one.kind === "webhooks") kept = one as Stored<Endpoints>;
    else found.push(one as Stored<Webhook>);
  return { found, kept };
}

/**
 * An agency's endpoints for whoever tells events: where there are none that is kept, so that the next one does not look. Whoever registers the first
 * one meanwhile has said otherwise by the same commit.
 */
export async function hearing(ctx: Bank & Pick<Ctx, "now">, agencyId: AgencyId): Promise<Stored<Webhook>[]> {
  const kept = await ctx.bank.get<Endpoints>(endpointsKey(ctx.tenant, agencyId));
  const now = ctx.now();
  const noneAt = kept?.data.noneAt;
  if (noneAt !== undefined && Temporal.Instant.compare(now, Temporal.Instant.from(noneAt).add(believed)) < 0) return [];
  const found = await ofAgency(ctx, agencyId);
  if (found.length > 0) return found;
  await unlessOvertaken(ctx, endpoints(ctx.tenant, agencyId, { noneAt: now.toString() }, kept));
  return found;
}

/** An agency has an endpoint: what was found before is believed no more. */
export async function thereIs(ctx: Bank, agencyId: AgencyId): Promise<void> {
  const kept = await ctx.bank.get<Endpoints>(endpointsKey(ctx.tenant, agencyId));
  if (kept?.data.noneAt !== undefined) await unlessOvertaken(ctx, endpoints(ctx.tenant, agencyId, {}, kept));
}

/** Whoever was faster has seen as much. */
async function unlessOvertaken({ bank }: Bank, write: Write): Promise<void> {
  try {
    await bank.commit([write]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** An agency's endpoints, oldest first; strongly consistent. */
export async function ofAgency(ctx: Bank, agencyId: AgencyId): Promise<Stored<Webhook>[]> {
  const found: Stored<Webhook>[] = [];
  const range = { prefix: "WEBHOOK#" };
  for await (const one of all<Webhook>(ctx.bank, "records", agencyPartition(ctx.tenant, agencyId), range))
    found.push(one);
  return found;
}
