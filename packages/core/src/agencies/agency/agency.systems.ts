import * as z from "zod";
import type { DataBank, Key } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { idText } from "../../ground/shared/schema.ts";
import { type BlockMark, blockKey } from "../../ground/shared/standing.ts";
import { mustBeKnown } from "./agency.known.ts";
import { read } from "./agency.store.ts";

/** An agency's own system that signs in by itself (OAuth client credentials) and acts as a specialist of the agency. */
export const System = z.strictObject({
  /** `client_id` at the identity provider, and `sub` of its tokens. */
  client: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
  agencyId: idText("agency"),
  /** For people: «Барс.Образование». */
  name: z.string().min(1).max(120),
});
export interface System {
  client: string;
  tenant: string;
  agencyId: AgencyId;
  name: string;
  createdAt: string;
}

// Without a tenant: whoever issues a token knows the client and nothing else. No other key begins so.
const keyOf = (client: string): Key => ({ table: "records", pk: `SYSTEM#${client}`, sk: "SYSTEM" });
const inTenant = (tenant: string) => `T#${tenant}#SYSTEMS`;

/**
 * Says for which agency a client of the identity provider speaks; another agency's client is never taken over. For
 * administrators and their scripts. @throws Refusal agency.unknown, input.invalid, not-found
 */
export async function addSystem(ctx: Ctx, input: z.input<typeof System>): Promise<System> {
  mustBeOperator(ctx);
  const { client, agencyId: id, name } = parse(System, input);
  const agencyId = id as AgencyId;
  await mustBeKnown(ctx, [{ pointer: "/agencyId", agencyId }]);
  return retrying(async () => {
    const found = await ctx.bank.get<System>(keyOf(client));
    if (found && !(found.data.tenant === ctx.tenant && found.data.agencyId === agencyId)) throw notFound();
    const createdAt = found?.data.createdAt ?? ctx.now().toString();
    const system: System = { client, tenant: ctx.tenant, agencyId, name, createdAt };
    const block = found ? undefined : await ctx.bank.get<BlockMark>(blockKey(ctx.tenant, client));
    const index = { gsi2: { pk: inTenant(ctx.tenant), sk: `${agencyId}#${client}` } };
    await save(ctx, {
      writes: [
        { put: { key: keyOf(client), kind: "system", data: system, index }, expect: found?.version ?? "absent" },
        // What an administrator has blocked stays so.
        ...(block?.data.removed ? [{ remove: block.key, expect: block.version }] : []),
      ],
      stream: keyOf(client).pk,
      events: [],
      audit: { subject: agencyId, action: "agency.system.add", detail: { client } },
    });
    return system;
  });
}

/** From now on the client gets no token of ours, and those that it has count no more. Safe to repeat. @throws Refusal not-found */
export async function removeSystem(ctx: Ctx, client: string): Promise<void> {
  mustBeOperator(ctx);
  await retrying(async () => {
    const found = await ctx.bank.get<System>(keyOf(client));
    if (!found) return;
    if (found.data.tenant !== ctx.tenant) throw notFound();
    const block = { key: blockKey(ctx.tenant, client), kind: "block", data: { removed: true } satisfies BlockMark };
    const isBlocked = (await ctx.bank.get(block.key)) !== undefined;
    await save(ctx, {
      writes: [
        { remove: keyOf(client), expect: found.version },
        // Tokens that it has still speak for nobody.
        ...(isBlocked ? [] : [{ put: block, expect: "absent" as const }]),
      ],
      stream: keyOf(client).pk,
      events: [],
      audit: { subject: found.data.agencyId, action: "agency.system.remove", detail: { client } },
    });
  });
}

/** The systems of a tenant, by agency. Eventually consistent. @throws Refusal not-found */
export async function systems(ctx: Ctx): Promise<System[]> {
  mustBeOperator(ctx);
  const all: System[] = [];
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<System>("gsi2", inTenant(ctx.tenant), {}, { limit: 100, from });
    all.push(...page.items.map((stored) => stored.data));
    from = page.next;
  } while (from);
  return all;
}

/** Whom a client speaks for, when a token is issued; undefined for a client that nobody added, or whose agency is closed. */
export async function systemOf(bank: DataBank, client: string): Promise<System | undefined> {
  const found = (await bank.get<System>(keyOf(client)))?.data;
  const agency = found && (await read({ bank, tenant: found.tenant }, found.agencyId));
  return agency?.data.status === "active" ? found : undefined;
}

function mustBeOperator({ actor }: Ctx): void {
  if (actor.kind !== "admin" && actor.kind !== "system") throw notFound();
}
