import { changing } from "../../ground/change/index.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  type Ctx,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type PlacementId,
  type Stored,
  save,
  type WorkPlaceId,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Agency from "../agency/index.ts";
import type { WorkPlaceEvent } from "./work-place.events.ts";
import * as store from "./work-place.store.ts";
import {
  freeOf,
  NewWorkPlace,
  offeringKinds,
  type WorkKind,
  type WorkPlace,
  WorkPlacePatch,
  type WorkPlaceView,
} from "./work-place.ts";

const changed = changing<WorkPlaceId, WorkPlace, WorkPlaceEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { workPlaceId }) => store.partition(tenant, workPlaceId),
  audit: ({ agencyId, workPlaceId }) => ({ subject: agencyId, detail: { workPlaceId } }),
  ref: ({ workPlaceId }) => ({ kind: "work-place", id: workPlaceId }),
});

/** An organisation offers places; staff may say it for them. @throws Refusal input.invalid */
export async function offer(ctx: Ctx, input: unknown): Promise<WorkPlaceView> {
  const { agencyId, ...content } = parse(NewWorkPlace, input);
  const { agency } = await mayOffer(ctx, agencyId);
  mustBeRight([
    ...(agency.status === "active" ? [] : [fault("/agencyId", "действующая организация", "an active organisation")]),
    ...(offeringKinds.includes(agency.kind)
      ? []
      : [
          fault(
            "/agencyId",
            "работодатель, колледж, НКО, социальная служба или РЦППМС",
            "an employer, a college, an NGO, a social service or a resource centre",
          ),
        ]),
  ]);
  const now = ctx.now();
  const place: WorkPlace = {
    workPlaceId: newId("workplace", now.epochMilliseconds),
    agencyId,
    municipality: agency.municipality,
    ...content,
    status: "open",
    taken: [],
    createdAt: now.toString(),
  };
  const { workPlaceId } = place;
  await save(ctx, {
    writes: [store.write(ctx.tenant, place, "absent")],
    stream: store.partition(ctx.tenant, workPlaceId),
    events: [{ type: "work-place.offered", data: { workPlaceId, agencyId } } satisfies WorkPlaceEvent],
    audit: { subject: agencyId, action: "work-place.offer", detail: { workPlaceId } },
    ref: { kind: "work-place", id: workPlaceId },
  });
  return view({ data: place, version: 1 });
}

/** Whoever it is to be for; what one may not offer for does not exist. @throws Refusal input.invalid */
async function mayOffer(ctx: Ctx, agencyId: AgencyId): Promise<Agency.AgencyAt> {
  const found = await unlessRefused(async () => {
    await Agency.mustManage(ctx, agencyId);
    return Agency.load(ctx, agencyId);
  });
  if (!found) throw invalid([fault("/agencyId", "организация, за которую вы отвечаете", "an organisation of yours")]);
  return found;
}

/**
 * What is named changes. Whoever works there goes on: no fewer places than are taken. @throws Refusal not-found, input.invalid,
 * conflict.version
 */
export async function change(
  ctx: Ctx,
  id: WorkPlaceId,
  input: unknown,
  expectedVersion?: number,
): Promise<WorkPlaceView> {
  const { until, ...patch } = parse(WorkPlacePatch, input);
  const request = { action: "work-place.change", expectedVersion };
  const after = await changed(ctx, id, request, ({ data }) => {
    const next: WorkPlace = { ...data, ...patch, until: until === undefined ? data.until : (until ?? undefined) };
    const { workPlaceId, agencyId, taken, places, from } = next;
    mustBeRight([
      ...(places < taken.length
        ? [fault("/places", `занято ${taken.length}: не меньше`, `${taken.length} are taken: no fewer`)]
        : []),
      ...(next.until !== undefined && next.until < from
        ? [fault("/until", "не раньше начала", "not before the beginning")]
        : []),
    ]);
    const closes = next.status === "closed" && data.status === "open";
    const type = closes ? "work-place.closed" : "work-place.changed";
    return { events: [{ type, data: { workPlaceId, agencyId } }], after: next };
  });
  return view(after);
}

/**
 * An organisation that has closed offers nothing; whoever works there stays until somebody says otherwise. A page of its places, by the
 * platform alone; safe to repeat. @returns where the next one begins
 */
export async function closeOfAgency(ctx: Ctx, agency: AgencyId, page: PageRequest): Promise<string | undefined> {
  const found = await store.find(ctx, { agency, status: "open" }, page);
  for (const { data } of found.items)
    await changed(ctx, data.workPlaceId, { action: "work-place.close" }, ({ data: place }) => {
      const { workPlaceId, agencyId } = place;
      if (place.status === "closed") return { events: [] };
      return {
        events: [{ type: "work-place.closed", data: { workPlaceId, agencyId } }],
        after: { ...place, status: "closed" },
      };
    });
  return found.next;
}

/** For staff everywhere, and for whoever offers it. @throws Refusal not-found */
export async function get(ctx: Ctx, id: WorkPlaceId): Promise<WorkPlaceView> {
  const found = await store.load(ctx, id);
  if (!isStaff(ctx.actor, "each")) await Agency.mustManage(ctx, found.data.agencyId);
  return view(found);
}

export interface WorkPlaceQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  kind?: WorkKind | undefined;
  status?: WorkPlace["status"] | undefined;
}

/** For staff all of the region, since somebody may work in the next town; for an organisation its own. @throws Refusal not-found, cursor.invalid */
export async function find(ctx: Ctx, { status = "open", ...query }: WorkPlaceQuery): Promise<Page<WorkPlaceView>> {
  const { limit, from, ...order } = query;
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !isStaff(ctx.actor, "each")) throw notFound();
  if (own && order.agency && order.agency !== own) throw notFound();
  const { items, next } = await store.find(ctx, { ...order, agency: own ?? order.agency, status }, { limit, from });
  return { items: items.map(view), next };
}

/** The write by which somebody has a place, or has it no more; in the commit of the placement. */
export const takenBy = (ctx: Ctx, { data, version }: Stored<WorkPlace>, placementId: PlacementId): Write =>
  store.write(ctx.tenant, { ...data, taken: [...data.taken, placementId] }, version);
export const freedBy = (ctx: Ctx, { data, version }: Stored<WorkPlace>, placementId: PlacementId): Write =>
  store.write(ctx.tenant, { ...data, taken: data.taken.filter((id) => id !== placementId) }, version);

export function view({ data, version }: Pick<Stored<WorkPlace>, "data" | "version">): WorkPlaceView {
  return { ...data, taken: data.taken.length, free: freeOf(data), version };
}
