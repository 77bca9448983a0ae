import { changing, expected } from "../../ground/change/index.ts";
import { mustBeStaff, within } from "../../ground/shared/authorise.ts";
import type { AgencyId, Ctx, Page, PageRequest, Stored, Write } from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import type { ResourceEvent } from "./resource.events.ts";
import * as store from "./resource.store.ts";
import { totalsOf } from "./resource.totals.ts";
import {
  emptySheet,
  ResourceSheet,
  type Resources,
  type ResourcesSummary,
  type ResourcesView,
  type SheetSummary,
} from "./resource.ts";

interface SheetId {
  agencyId: AgencyId;
  year: string;
}

/** Nobody has filled it in: an empty one of version 0. @throws Refusal not-found: no such organisation */
async function load(ctx: Ctx, { agencyId, year }: SheetId): Promise<Stored<Resources>> {
  const found = await store.read(ctx, agencyId, year);
  if (found) return found;
  const { agency } = await Agency.load(ctx, agencyId);
  const data: Resources = { agencyId, municipality: agency.municipality, year, ...emptySheet, saidAt: "" };
  return { key: store.keyOf(ctx.tenant, agencyId, year), version: 0, kind: "resources", data };
}

const changed = changing<SheetId, Resources, ResourceEvent>({
  load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, expected(before))],
  stream: (tenant, { agencyId }) => Agency.keyOf(tenant, agencyId).pk,
  audit: ({ agencyId, year }) => ({ subject: agencyId, detail: { year } }),
  ref: ({ agencyId }) => ({ kind: "agency", id: agencyId }),
});

/** A year's sheet, to the organisation itself and to staff; nothing yet is an empty one, version 0. @throws Refusal not-found */
export async function get(ctx: Ctx, agencyId: AgencyId, year: string): Promise<ResourcesView> {
  await Agency.mustManage(ctx, agencyId);
  return view(await load(ctx, { agencyId, year }));
}

/** What must hold so that a year's figures still take something. @throws Refusal period.locked */
export type YearGate = (ctx: Ctx, year: string) => Promise<Write[]>;

/**
 * An organisation says what it has; staff may say it for them. The sheet as a whole: what is left out is not there.
 * @throws Refusal not-found, input.invalid: a year to come, conflict.version,
 * period.locked: that year has been reported on
 */
export async function put(
  ctx: Ctx,
  agencyId: AgencyId,
  year: string,
  input: unknown,
  gate: YearGate,
  expectedVersion?: number,
): Promise<ResourcesView> {
  await Agency.mustManage(ctx, agencyId);
  const sheet = parse(ResourceSheet, input);
  const today = await Tenant.today(ctx);
  // Next year's staff list and budget are known before it begins.
  const [first, last] = [firstYear, today.year + 1];
  if (Number(year) < first || Number(year) > last)
    mustBeRight([fault("/year", `с ${first} по ${last}`, `from ${first} to ${last}`)]);
  const { agency } = await Agency.load(ctx, agencyId);
  return view(
    await changed(ctx, { agencyId, year }, { action: "resources.set", expectedVersion }, async () => ({
      events: [{ type: "agency.resources-said", data: { agencyId, year } }],
      after: { agencyId, year, municipality: agency.municipality, ...sheet, saidAt: ctx.now().toString() },
      writes: await gate(ctx, year),
    })),
  );
}

/** Whether the organisation has filled in its sheet of that year. */
export const isSaid = async (ctx: Ctx, agencyId: AgencyId, year: string): Promise<boolean> =>
  (await store.read(ctx, agencyId, year)) !== undefined;

/** What a year's sheet comes to, for whoever asks in the organisation's name. */
export async function summaryOf(
  ctx: Pick<Ctx, "bank" | "tenant">,
  agencyId: AgencyId,
  year: string,
): Promise<SheetSummary> {
  const found = await store.read(ctx, agencyId, year);
  return { year, saidAt: found?.data.saidAt, totals: found && totalsOf(found.data) };
}

/** The roadmap's first year. */
const firstYear = 2022;

export interface ResourcesQuery extends PageRequest {
  year: string;
  municipality?: string | undefined;
}

/** The sheets of a year that were filled in. Staff only. @throws Refusal not-found, cursor.invalid */
export async function find(ctx: Ctx, { year, municipality, ...page }: ResourcesQuery): Promise<Page<ResourcesSummary>> {
  mustBeStaff(ctx.actor, "each");
  const found = await store.find(ctx, { year, municipality: within(ctx.actor, municipality) }, page);
  const sheets = found.items.map(({ data }) => data);
  const names = await Agency.namesOf(
    ctx,
    sheets.map(({ agencyId }) => agencyId),
  );
  const items = sheets.map((sheet) => ({
    agencyId: sheet.agencyId,
    name: names.get(sheet.agencyId) ?? "",
    municipality: sheet.municipality,
    year: sheet.year,
    saidAt: sheet.saidAt,
    totals: totalsOf(sheet),
    priorities: sheet.priorities,
  }));
  return { items, next: found.next };
}

function view({ data, version }: Stored<Resources>): ResourcesView {
  const { municipality: _, saidAt, ...sheet } = data;
  return { ...sheet, saidAt: saidAt === "" ? undefined : saidAt, totals: totalsOf(sheet), version };
}
