import type { Temporal } from "temporal-polyfill";
import { localDay } from "../calendar/index.ts";
import { changing } from "../change/index.ts";
import { mustMatch } from "../shared/authorise.ts";
import type { DataBank, Expectation, Key, Stored, Write } from "../shared/bank.ts";
import { type Ctx, retrying, save } from "../shared/context.ts";
import type { NewEvent } from "../shared/events.ts";
import { unfinishedFiles } from "../shared/files.ts";
import { parse } from "../shared/input.ts";
import { notFound } from "../shared/refusal.ts";
import { sourceOf } from "../shared/source.ts";
import { TenantSettings } from "./tenant.ts";

type TenantCtx = Pick<Ctx, "bank" | "now" | "tenant">;

/** Nobody has configured this tenant yet; an accident of operation, not a refusal. */
export class NotConfigured extends Error {
  override readonly name = "NotConfigured";
  constructor(tenant: string) {
    super(`The tenant ${tenant} has no settings: Tenant.configure() comes first`);
  }
}

const cachedFor = 60_000;
const caches = new WeakMap<DataBank, Map<string, { at: number; stored: Stored<TenantSettings> }>>();

/** The tenant's settings, at most 60 seconds old. @throws NotConfigured */
export const load = async (ctx: TenantCtx): Promise<TenantSettings> => (await cached(ctx)).data;

/** Today's date where the tenant is. */
export const today = async (ctx: TenantCtx): Promise<Temporal.PlainDate> => localDay(ctx.now(), (await load(ctx)).zone);

/** The settings as they stand, with the version that {@link configure} compares: administrators only. */
export async function get(ctx: Ctx): Promise<{ settings: TenantSettings; version: number }> {
  mustAdminister(ctx);
  const stored = await ctx.bank.get<TenantSettings>(keyOf(ctx.tenant));
  if (!stored) throw notFound();
  return { settings: stored.data, version: stored.version };
}

/**
 * Sets all of the tenant's settings at once. @throws Refusal input.invalid, conflict.version, not-found (not an
 * administrator)
 */
export async function configure(ctx: Ctx, input: TenantSettings, expectedVersion?: number): Promise<TenantSettings> {
  mustAdminister(ctx);
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(ctx.tenant))
    throw new RangeError("A tenant's id is lower-case a-z, 0-9, hyphen");
  if (ctx.tenant === unfinishedFiles) throw new RangeError("Files under this name are let go after a day");
  const settings = parse(TenantSettings, input);
  await retrying(async () => {
    const stored = await ctx.bank.get<TenantSettings>(keyOf(ctx.tenant));
    mustMatch(stored?.version ?? 0, expectedVersion);
    await save(ctx, {
      writes: [write(ctx.tenant, settings, stored?.version ?? "absent")],
      stream: keyOf(ctx.tenant).pk,
      events: [{ type: "tenant.configured", data: {} }],
      audit: { subject: "tenant", action: "tenant.configure" },
    });
  });
  forget(ctx);
  return settings;
}

const changed = changing<undefined, TenantSettings, NewEvent<"tenant.configured">>({
  load: async ({ bank, tenant }) => {
    const stored = await bank.get<TenantSettings>(keyOf(tenant));
    if (!stored) throw notFound();
    return stored;
  },
  authorise: mustAdminister,
  writes: ({ tenant }, { version }, after) => [write(tenant, after, version)],
  stream: (tenant) => keyOf(tenant).pk,
  audit: () => ({ subject: "tenant" }),
  ref: () => ({ kind: "tenant", id: "settings" }),
});

/** Changes a part of them, as it is decided; administrators only. @throws Refusal conflict.version, not-found */
export async function changeSettings(
  ctx: Ctx,
  request: Parameters<typeof changed>[2],
  decide: Parameters<typeof changed>[3],
): Promise<void> {
  await changed(ctx, undefined, request, decide);
  forget(ctx);
}

const write = (tenant: string, data: TenantSettings, expect: Expectation): Write => ({
  put: { key: keyOf(tenant), kind: "tenant", data, index: { gsi1: { ...listed, sk: tenant } } },
  expect,
});

/** The next look is at the settings as they are. */
const forget = (ctx: Pick<Ctx, "bank" | "tenant">): void => void caches.get(sourceOf(ctx.bank))?.delete(ctx.tenant);

/** The ids of all configured tenants, for the platform's own rounds (sweeper, reconciler); eventually consistent. */
export async function all(bank: DataBank): Promise<string[]> {
  const ids: string[] = [];
  let from: string | undefined;
  do {
    const page = await bank.find("gsi1", listed.pk, {}, { from });
    ids.push(...page.items.map((s) => s.index!.gsi1!.sk));
    from = page.next;
  } while (from);
  return ids;
}

// The one order that is not of a tenant: it lists them.
const listed = { pk: "TENANTS" };

const keyOf = (tenant: string): Key => ({ table: "records", pk: `T#${tenant}#TENANT`, sk: "SETTINGS" });

async function cached(ctx: TenantCtx): Promise<Stored<TenantSettings>> {
  const cache = caches.get(sourceOf(ctx.bank)) ?? new Map<string, { at: number; stored: Stored<TenantSettings> }>();
  caches.set(sourceOf(ctx.bank), cache);
  const now = ctx.now().epochMilliseconds;
  const hit = cache.get(ctx.tenant);
  // The clock of a test may also go back.
  if (hit && Math.abs(now - hit.at) < cachedFor) return hit.stored;
  const stored = await ctx.bank.get<TenantSettings>(keyOf(ctx.tenant));
  if (!stored) throw new NotConfigured(ctx.tenant);
  cache.set(ctx.tenant, { at: now, stored });
  return stored;
}

function mustAdminister({ actor }: Ctx): void {
  if (actor.kind !== "admin" && actor.kind !== "system") throw notFound();
}
