import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { changing, expected } from "../../ground/change/index.ts";
import { attendEach, attendedAtOnce } from "../../ground/shared/attend.ts";
import { isStaff, mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as decide from "./listing.decide.ts";
import * as store from "./listing.store.ts";
import { HideListing, type Listing, ListingContent, type ListingView } from "./listing.ts";
import type { ListingEvent } from "./navigator.events.ts";

/** What has not been filled in is a blank one of version 0. */
type Maybe = Listing | { agencyId: AgencyId; confirmedOn?: undefined };
const filled = (one: Maybe): one is Listing => one.confirmedOn !== undefined;

const changed = changing<AgencyId, Maybe, ListingEvent>({
  load,
  authorise: async (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => (filled(after) ? [store.write(tenant, after, expected(before))] : []),
  stream: (tenant, { agencyId }) => store.streamOf(tenant, agencyId),
  audit: ({ agencyId }) => ({ subject: agencyId }),
  ref: ({ agencyId }) => ({ kind: "listing", id: agencyId }),
});

async function load(ctx: Ctx, agencyId: AgencyId): Promise<Stored<Maybe>> {
  const found = await store.read(ctx, agencyId);
  return found ?? { key: store.keyOf(ctx.tenant, agencyId), version: 0, kind: "listing", data: { agencyId } };
}

async function said(ctx: Ctx): Promise<decide.Said> {
  const by = "agency" in ctx.actor ? "organisation" : "staff";
  return { by, at: ctx.now().toString(), on: (await Tenant.today(ctx)).toString() };
}

/** How an organisation is shown to everybody; for itself, and the staff of its municipality. @throws Refusal not-found */
export async function getListing(ctx: Ctx, agencyId: AgencyId): Promise<ListingView> {
  await Agency.mustManage(ctx, agencyId);
  return view(await load(ctx, agencyId));
}

/** What it says of itself, whole; whoever writes it has confirmed it. @throws Refusal input.invalid, conflict.version, not-found */
export async function setListing(
  ctx: Ctx,
  agencyId: AgencyId,
  input: unknown,
  expectedVersion?: number,
): Promise<ListingView> {
  const given = parse(ListingContent, input);
  const now = await said(ctx);
  return view(
    await changed(ctx, agencyId, { action: "listing.set", expectedVersion }, ({ data }) =>
      decide.set(filled(data) ? data : undefined, agencyId, given, now),
    ),
  );
}

/** It is still so. @throws Refusal not-found: also where nothing was filled in, conflict.version */
export async function confirmListing(ctx: Ctx, agencyId: AgencyId, expectedVersion?: number): Promise<ListingView> {
  const now = await said(ctx);
  return view(
    await changed(ctx, agencyId, { action: "listing.confirm", expectedVersion }, ({ data }) => {
      if (!filled(data)) throw notFound();
      return decide.confirm(data, now);
    }),
  );
}

/** Nobody sees it from now on. Staff only, with a reason. @throws Refusal input.invalid, conflict.exists, not-found */
export async function hideListing(ctx: Ctx, agencyId: AgencyId, input: unknown): Promise<ListingView> {
  const { reason } = parse(HideListing, input);
  mustBeStaff(ctx.actor, (await Agency.load(ctx, agencyId)).agency);
  const now = await said(ctx);
  return view(
    await changed(ctx, agencyId, { action: "listing.hide" }, async ({ data }) => {
      if (!filled(data)) throw notFound();
      const note = await writeNote(ctx, reason, { subject: agencyId, field: "listing-hidden" });
      return { ...decide.setHidden(data, true, now, note.noteId), writes: [note.write] };
    }),
  );
}

/** Everybody sees it again. Staff only. @throws Refusal conflict.exists, not-found */
export async function showListing(ctx: Ctx, agencyId: AgencyId): Promise<ListingView> {
  mustBeStaff(ctx.actor, (await Agency.load(ctx, agencyId)).agency);
  const now = await said(ctx);
  return view(
    await changed(ctx, agencyId, { action: "listing.show" }, ({ data }) => {
      if (!filled(data)) throw notFound();
      return decide.setHidden(data, false, now);
    }),
  );
}

/** Asks those whose year is over whether it is still so; by the platform itself, each hour. @returns how many */
export async function askForConfirmation(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  if (!isStaff(ctx.actor, "region")) throw notFound();
  const today = (await Tenant.today(ctx)).toString();
  return attendEach<Listing>(
    (page) => store.dueBy(ctx, today, page),
    ({ agencyId }) =>
      changed(ctx, agencyId, { action: "listing.ask" }, ({ data }) => {
        const decided = filled(data) ? decide.ask(data, { today, at: ctx.now().toString() }) : undefined;
        return decided ?? { events: [] };
      }),
    most,
  );
}

/**
 * What the directory tells of them beside their own words has changed: who they are, what they offer, when they receive. Whoever copies the
 * directory asks by that (`last_modified` of HSDS). By the platform; safe to repeat. @param at instant
 */
export async function touchListings(ctx: Ctx, ids: readonly AgencyId[], at: string): Promise<void> {
  for (const agencyId of ids)
    await changed(ctx, agencyId, { action: "listing.touch" }, ({ data }) =>
      filled(data) && Temporal.Instant.compare(data.changedAt, at) < 0
        ? { events: [{ type: "listing.touched", data: { agencyId } }], after: { ...data, changedAt: at } }
        : { events: [] },
    );
}

/** The same of everybody who offers a service of the catalogue. */
export async function touchGivers(ctx: Ctx, serviceKey: string, at: string): Promise<void> {
  const agencies = await Agency.byIds(
    ctx,
    (await store.list(ctx)).map(({ agencyId }) => agencyId),
  );
  const givers = [...agencies.values()].filter(({ services }) => services.map(Service.keyOf).includes(serviceKey));
  await touchListings(
    ctx,
    givers.map(({ agencyId }) => agencyId),
    at,
  );
}

/** The day of its last confirmation (ISO), where it was asked whether that still holds and has not said. */
export async function confirmationAsked(ctx: Ctx, agencyId: AgencyId): Promise<string | undefined> {
  const found = await store.read(ctx, agencyId);
  return found?.data.askedAt === undefined || found.data.hidden ? undefined : found.data.confirmedOn;
}

export function view({ data, version }: Pick<Stored<Maybe>, "data" | "version">): ListingView {
  if (!filled(data)) return { agencyId: data.agencyId, shown: false, history: [], version };
  const { agencyId, purpose, firstStep, address, phone, site, hours, access, ages, booking } = data;
  return {
    agencyId,
    listing: { purpose, firstStep, address, phone, site, hours, access, ages, booking },
    shown: !data.hidden,
    confirmedOn: data.confirmedOn,
    confirmedBy: data.confirmedBy,
    confirmBy: decide.askOn({ confirmedOn: data.confirmedOn }),
    history: data.history,
    version,
  };
}
