import type { z } from "zod";
import { mustBeStaff, mustMatch } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type AgencyId, newId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./agency.decide.ts";
import * as store from "./agency.store.ts";
import { type Agency, AgencyPatch, NewAgency } from "./agency.ts";

/** An agency with the version that a writer compares. */
export interface AgencyAt {
  agency: Agency;
  version: number;
}

/** Adds an organisation. Staff only. @throws Refusal input.invalid (municipality unknown, address malformed), not-found */
export async function register(ctx: Ctx, input: z.input<typeof NewAgency>): Promise<AgencyAt> {
  mustBeStaff(ctx.actor);
  const given = parse(NewAgency, input);
  await mustBeOurs(ctx, given.municipality);
  const now = ctx.now();
  const agency: Agency = {
    ...given,
    agencyId: newId("agency", now.epochMilliseconds),
    status: "active",
    createdAt: now.toString(),
  };
  const { agencyId, kind, municipality } = agency;
  await save(ctx, {
    writes: [store.write(ctx.tenant, agency, "absent")],
    stream: store.keyOf(ctx.tenant, agencyId).pk,
    events: [{ type: "agency.registered", data: { agencyId, kind, municipality } }],
    audit: { subject: agencyId, action: "agency.register" },
    ref: { kind: "agency", id: agencyId },
  });
  return { agency, version: 1 };
}

/** Any agency for staff, its own for a specialist; for everybody else there is none. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId): Promise<AgencyAt> {
  const { actor } = ctx;
  if (actor.kind === "representative") throw notFound();
  if ((actor.kind === "specialist" || actor.kind === "link") && actor.agency !== agencyId) throw notFound();
  return load(ctx, agencyId);
}

/** For other rooms, which have authorised by what they show. @throws Refusal not-found */
export async function load(ctx: Pick<Ctx, "bank" | "tenant">, agencyId: AgencyId): Promise<AgencyAt> {
  const found = await store.read(ctx, agencyId);
  if (!found) throw notFound();
  return { agency: found.data, version: found.version };
}

export interface AgencyQuery extends PageRequest {
  kind?: Agency["kind"] | undefined;
  municipality?: string | undefined;
}

/** By kind, active before closed. Staff only. @throws Refusal not-found, cursor.invalid */
export async function find(ctx: Ctx, { kind, municipality, ...page }: AgencyQuery): Promise<Page<AgencyAt>> {
  mustBeStaff(ctx.actor);
  const { items, next } = await store.find(ctx, { kind, municipality }, page);
  return { items: items.map((s) => ({ agency: s.data, version: s.version })), next };
}

/** Changes what is named. Staff only. @throws Refusal input.invalid, not-found, conflict.version */
export async function patch(
  ctx: Ctx,
  agencyId: AgencyId,
  input: z.input<typeof AgencyPatch>,
  expectedVersion?: number,
): Promise<AgencyAt> {
  mustBeStaff(ctx.actor);
  const change = parse(AgencyPatch, input);
  if (change.municipality !== undefined) await mustBeOurs(ctx, change.municipality);
  const today = (await Tenant.today(ctx)).toString();
  return retrying(async () => {
    const before = await load(ctx, agencyId);
    mustMatch(before.version, expectedVersion);
    const { agency, fields, events } = decide.patch(before.agency, change, today);
    if (fields.length === 0) return before;
    await save(ctx, {
      writes: [store.write(ctx.tenant, agency, before.version)],
      stream: store.keyOf(ctx.tenant, agencyId).pk,
      events,
      audit: { subject: agencyId, action: "agency.patch", detail: { fields: fields.join(",") } },
      ref: { kind: "agency", id: agencyId },
    });
    return { agency, version: before.version + 1 };
  });
}

async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const keys = (await Tenant.load(ctx)).municipalities.map((m) => m.key);
  if (keys.includes(municipality)) return;
  mustBeRight([fault("/municipality", `одно из: ${keys.join(", ")}`, `one of: ${keys.join(", ")}`)]);
}
