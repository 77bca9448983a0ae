import { changing, expected } from "../../ground/change/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { DecisionId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { lookupOf, shipped } from "./lookup.actions.ts";
import * as decide from "./service.decide.ts";
import type { ServiceEvent } from "./service.events.ts";
import * as store from "./service.store.ts";
import {
  ApproveStandard,
  NewService,
  type ServiceKey,
  ServicePatch,
  type StandardVersion,
  type TenantService,
} from "./service.ts";
import { type ServiceView, view } from "./service.view.ts";
import { standardOf, versionsOf } from "./standards.actions.ts";

const changed = changing<ServiceKey, TenantService, ServiceEvent>({
  load,
  authorise: ({ actor }) => mustBeStaff(actor, "region"),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, expected(before))],
  stream: (tenant, { serviceKey }) => store.streamOf(tenant, serviceKey),
  audit: ({ serviceKey }) => ({ subject: "services", detail: { serviceKey } }),
  ref: ({ serviceKey }) => ({ kind: "service", id: serviceKey }),
});

/** What the tenant has made of it, else what ships, unchanged. @throws Refusal not-found */
async function load(ctx: Ctx, serviceKey: ServiceKey): Promise<Stored<TenantService>> {
  const found = await store.read(ctx, serviceKey);
  if (found) return found;
  const head = await shipped(serviceKey);
  if (!head) throw notFound();
  const { measures: _, ...rest } = head;
  const data: TenantService = { ...rest, status: "active", versions: 1, inForce: 1 };
  return { key: store.keyOf(ctx.tenant, serviceKey), version: 0, kind: "service", data };
}

/** One service with its standards, for whoever has an account: there is nothing of a person in it. @throws Refusal not-found */
export async function get(ctx: Ctx, serviceKey: ServiceKey): Promise<ServiceView> {
  const { data, version } = await load(ctx, serviceKey);
  const measures = (await shipped(serviceKey))?.measures;
  return view(data, { version, measures, standards: await versionsOf(ctx, data) });
}

/**
 * Adds a service of the tenant's own with its first standard. Staff of the region only.
 * @throws Refusal input.invalid (also: a title that another has), conflict.exists, limit.reached, not-found
 */
export async function add(ctx: Ctx, input: unknown): Promise<ServiceView> {
  mustBeStaff(ctx.actor, "region");
  const given = parse(NewService, input);
  return retrying(async () => {
    const made = await madeBefore(ctx);
    if (made) return get(ctx, made.id);
    const all = (await store.list(ctx)).map(({ data }) => data);
    const service = decide.add(given, await lookupOf(all));
    mustHaveRoom("services", all.length);
    const { serviceKey } = service;
    const standard: StandardVersion = { version: 1, standard: given.standard, at: ctx.now().toString() };
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, service, "absent"),
        store.writeStandard(ctx.tenant, serviceKey, standard, "absent"),
      ],
      stream: store.streamOf(ctx.tenant, serviceKey),
      events: [{ type: "service.added", data: { serviceKey } } satisfies ServiceEvent],
      audit: { subject: "services", action: "service.add", detail: { serviceKey } },
      ref: { kind: "service", id: serviceKey },
    });
    return view(service, { version: 1, standards: [standard] });
  });
}

/**
 * Changes what is named; another standard becomes its next version, which counts when it is approved. Staff of the region only.
 * @throws Refusal input.invalid, limit.reached, not-found, conflict.version
 */
export async function patch(
  ctx: Ctx,
  serviceKey: ServiceKey,
  input: unknown,
  expectedVersion?: number,
): Promise<ServiceView> {
  mustBeStaff(ctx.actor, "region");
  const change = parse(ServicePatch, input);
  const all = (await store.list(ctx)).map(({ data }) => data);
  await changed(ctx, serviceKey, { action: "service.change", expectedVersion }, async (before) => {
    if (before.version === 0) mustHaveRoom("services", all.length);
    const versions = await versionsOf(ctx, before.data);
    const at = ctx.now().toString();
    const to = { before: versions.at(-1)!.standard, known: await lookupOf(all), at };
    const { service, standard, events } = decide.patch(before.data, change, to);
    if (events.length === 0) return { events: [] };
    if (standard) mustHaveRoom("standards", before.data.versions);
    const writes = standard ? [store.writeStandard(ctx.tenant, serviceKey, standard, "absent")] : [];
    return { events, after: service, writes, detail: { serviceKey, standard: standard?.version } };
  });
  return get(ctx, serviceKey);
}

/**
 * Records the act by which a standard is approved; the newest approved one counts. Staff of the region only.
 * @throws Refusal not-found (also: no such version), input.invalid, conflict.exists, approval.by-decision
 */
export async function approveStandard(
  ctx: Ctx,
  serviceKey: ServiceKey,
  version: number,
  input: unknown,
  decisionId?: DecisionId,
): Promise<ServiceView> {
  mustBeStaff(ctx.actor, "region");
  const act = parse(ApproveStandard, input);
  await Tenant.mustBeDecided(ctx, "standard", decisionId);
  const today = (await Tenant.today(ctx)).toString();
  await changed(ctx, serviceKey, { action: "service.approve-standard" }, async (before) => {
    const found = await standardOf(ctx, before.data, version);
    if (!found) throw notFound();
    const { service, events } = decide.approve(before.data, found.data, act, today);
    if (events.length === 0) return { events };
    const approved: StandardVersion = {
      ...found.data,
      approval: { ...act, recordedAt: ctx.now().toString(), decisionId },
    };
    const writes = [store.writeStandard(ctx.tenant, serviceKey, approved, expected(found))];
    return { events, after: service, writes, detail: { serviceKey, version } };
  });
  return get(ctx, serviceKey);
}
