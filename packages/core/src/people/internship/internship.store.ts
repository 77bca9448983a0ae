import type { Temporal } from "temporal-polyfill";
import { idAt } from "../../ground/shared/ids.ts";
import {
  type AgencyId,
  all,
  type Ctx,
  type Expectation,
  getAll,
  type InternshipId,
  idPattern,
  type Key,
  notFound,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type SiteId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./internship.decide.ts";
import type { Internship, LookMonths } from "./internship.ts";
import type { Site } from "./site.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const [sites, orders] = [ordersOf("SITES"), ordersOf("INTERNSHIPS")];
export const [tenantSites, tenantInternships] = [sites.ofTenant, orders.ofTenant];

export const sitePartition = (tenant: string, id: SiteId) => `T#${tenant}#SITE#${id}`;
const siteKey = (tenant: string, id: SiteId): Key => ({
  table: "records",
  pk: sitePartition(tenant, id),
  sk: "SITE",
});

/** By status, oldest first. */
export const writeSite = (tenant: string, one: Site, expect: Expectation): Write => ({
  put: {
    key: siteKey(tenant, one.siteId),
    kind: "site",
    data: one,
    index: sites.index(tenant, one, `${one.status}#${one.siteId}`),
  },
  expect,
});

/** @throws Refusal not-found */
export async function loadSite(ctx: Bank, id: SiteId): Promise<Stored<Site>> {
  const found = idPattern("site").test(id) && (await ctx.bank.get<Site>(siteKey(ctx.tenant, id)));
  if (!found) throw notFound();
  return found;
}

/** Titles, of those that are there. */
export async function titlesOf(ctx: Bank, ids: readonly SiteId[]): Promise<Map<SiteId, string>> {
  const found = await getAll<Site>(
    ctx.bank,
    ids.map((id) => siteKey(ctx.tenant, id)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.data.siteId, one.data.title] as const] : [])));
}

export interface SiteOrder extends OrderOf {
  status: Site["status"];
}
/** Eventually consistent. */
export const findSites = (ctx: Bank, { status, ...of }: SiteOrder, page: PageRequest): Promise<Page<Stored<Site>>> =>
  sites.find<Site>(ctx, of, { prefix: `${status}#` }, page);

// Internships

export const partition = (tenant: string, id: InternshipId) => partitionOf(tenant, id);
const keyOf = (tenant: string, id: InternshipId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "INTERNSHIP",
});
const atHost = (tenant: string, host: AgencyId) => `T#${tenant}#AGENCY#${host}#INTERNS`;

/** In the order of the intern's organisation, and by a record beside it in that of the site's; in each by status. */
export function write(tenant: string, one: Internship, expect: Expectation): Write[] {
  const { internshipId, hostId, status } = one;
  const sk = `${status}#${internshipId}`;
  return [
    {
      put: {
        key: keyOf(tenant, internshipId),
        kind: "internship",
        data: one,
        index: {
          ...orders.index(tenant, one, sk),
          gsi3: orders.due(tenant, attendOn(one), internshipId),
        },
      },
      expect,
    },
    {
      put: {
        key: { table: "records", pk: partition(tenant, internshipId), sk: "AT-HOST" },
        kind: "internship-at-host",
        data: { internshipId },
        index: { gsi1: { pk: atHost(tenant, hostId), sk } },
      },
      // The two are never written apart, and so have the same version.
      expect,
    },
  ];
}

/** @throws Refusal not-found */
export async function load(ctx: Bank, id: InternshipId): Promise<Stored<Internship>> {
  const found = idPattern("internship").test(id) && (await ctx.bank.get<Internship>(keyOf(ctx.tenant, id)));
  if (!found) throw notFound();
  return found;
}

export interface Order extends OrderOf {
  /** Whose site it is at. */
  host?: AgencyId | undefined;
  status: Internship["status"];
}

/** Eventually consistent. */
export async function find(
  ctx: Bank,
  { status, host, ...of }: Order,
  page: PageRequest,
): Promise<Page<Stored<Internship>>> {
  const range = { prefix: `${status}#` };
  if (!host) return orders.find<Internship>(ctx, of, range, page);
  const { items, next } = await ctx.bank.find<{ internshipId: InternshipId }>(
    "gsi1",
    atHost(ctx.tenant, host),
    range,
    page,
  );
  const found = await getAll<Internship>(
    ctx.bank,
    items.map(({ data }) => keyOf(ctx.tenant, data.internshipId)),
  );
  return { items: found.filter((one) => one !== undefined), next };
}

/** Those of a status that were applied for before, the oldest first; eventually consistent. */
export const oldest = (
  ctx: Bank,
  status: Internship["status"],
  before: Temporal.Instant,
  page: PageRequest,
): Promise<Page<Stored<Internship>>> => {
  const range = { from: `${status}#`, to: `${status}#${idAt("internship", before.epochMilliseconds)}` };
  return orders.find<Internship>(ctx, {}, range, page);
};

export const dueBy = orders.dueBy<Internship>;

// What an organisation has taken over: read whole and strongly consistent, so that it counts once.

export interface Adoption {
  internshipId: InternshipId;
  months: LookMonths;
  on: string;
  municipality: string;
}
const adoptionsOf = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}#ADOPTIONS`;

/** What was said is put right: introduced, or not. */
export async function writeAdoption(
  { bank, tenant }: Bank,
  { agencyId, internshipId, municipality }: Internship,
  { months, on, introduced }: { months: LookMonths; on: string; introduced: boolean },
): Promise<Write> {
  const key: Key = { table: "records", pk: adoptionsOf(tenant, agencyId), sk: `ADOPTION#${internshipId}#${months}` };
  if (!introduced) return { remove: key, expect: "any" };
  const data: Adoption = { internshipId, months, on, municipality };
  return { put: { key, kind: "adoption", data }, expect: (await bank.get(key))?.version ?? "absent" };
}

export async function adoptions(ctx: Bank, agencyId: AgencyId): Promise<Adoption[]> {
  const found: Adoption[] = [];
  for await (const { data } of all<Adoption>(ctx.bank, "records", adoptionsOf(ctx.tenant, agencyId), {
    prefix: "ADOPTION#",
  }))
    found.push(data);
  return found;
}

export const certificateKey = (tenant: string, code: string): Key => ({
  table: "records",
  pk: `T#${tenant}#CERTIFICATE#${code}`,
  sk: "CERTIFICATE",
});
