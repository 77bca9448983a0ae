import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { load as loadSpecialist } from "../../agencies/specialist/specialist.store.ts";
import { changing } from "../../ground/change/index.ts";
import { mustBePast } from "../../ground/shared/act.ts";
import { isStaff, mustBeStaff, within } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  type AgreementId,
  by,
  type Ctx,
  type DecisionId,
  type ItemId,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type SiteId,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { siteClosed } from "./internship.decide.ts";
import type { SiteEvent } from "./internship.events.ts";
import * as store from "./internship.store.ts";
import { approvedContent, CloseSite, NewSite, type Site, SitePatch, type SiteVerb, type SiteView } from "./site.ts";
import { publicView } from "./site.view.ts";

/** Whether the library has such a practice for everybody to read; the library stands above, and says it. */
export type Practices = (id: ItemId) => Promise<boolean>;

export const changed = changing<SiteId, Site, SiteEvent>({
  load: store.loadSite,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.writeSite(tenant, after, before.version)],
  stream: (tenant, { siteId }) => store.sitePartition(tenant, siteId),
  audit: ({ agencyId, siteId }) => ({ subject: agencyId, detail: { siteId } }),
  ref: ({ siteId }) => ({ kind: "site", id: siteId }),
});

export const told = (type: SiteEvent["type"], { siteId, agencyId, municipality }: Site): SiteEvent => ({
  type,
  data: { siteId, agencyId, municipality },
});

/** An organisation proposes its site; staff may say it for them. @throws Refusal input.invalid */
export async function open(ctx: Ctx, input: unknown, practices: Practices): Promise<SiteView> {
  const { agencyId, ...given } = parse(NewSite, input);
  const { agency } = await organisation(ctx, agencyId);
  const content = { ...given, serviceKeys: await resolved(ctx, given.serviceKeys) };
  await mustBeItsOwn(ctx, agencyId, content, practices);
  const now = ctx.now();
  const data: Site = {
    siteId: newId("site", now.epochMilliseconds),
    agencyId,
    municipality: agency.municipality,
    ...content,
    status: "proposed",
    present: [],
    createdAt: now.toString(),
  };
  const { siteId } = data;
  await save(ctx, {
    writes: [store.writeSite(ctx.tenant, data, "absent")],
    stream: store.sitePartition(ctx.tenant, siteId),
    events: [told("site.proposed", data)],
    audit: { subject: agencyId, action: "site.propose", detail: { siteId } },
    ref: { kind: "site", id: siteId },
  });
  return view(ctx, { data, version: 1 }, agency.shortName);
}

/** What one may not speak for does not exist. @throws Refusal input.invalid */
async function organisation(ctx: Ctx, agencyId: AgencyId): Promise<Agency.AgencyAt> {
  const found = await unlessRefused(async () => {
    await Agency.mustManage(ctx, agencyId);
    return Agency.load(ctx, agencyId);
  });
  if (!found) throw invalid([fault("/agencyId", "организация, за которую вы отвечаете", "an organisation of yours")]);
  if (found.agency.status !== "active")
    throw invalid([fault("/agencyId", "действующая организация", "an active organisation")]);
  return found;
}

const resolved = async (ctx: Ctx, words: readonly string[]): Promise<string[]> =>
  words.length === 0
    ? []
    : (await Service.lookup(ctx)).mustResolve(words.map((word, i) => ({ pointer: `/serviceKeys/${i}`, word })));

/** Its mentors work there, and the practice is one that everybody can read. @throws Refusal input.invalid */
async function mustBeItsOwn(
  ctx: Ctx,
  agencyId: AgencyId,
  { mentors = [], practiceId }: Partial<Pick<Site, "mentors" | "practiceId">>,
  practices: Practices,
): Promise<void> {
  const found = await Promise.all(mentors.map((id) => unlessRefused(() => loadSpecialist(ctx, id))));
  mustBeRight([
    ...found.flatMap((one, i) =>
      one?.data.agencyId === agencyId && one.data.status === "working"
        ? []
        : [fault(`/mentors/${i}`, "специалист, который работает здесь", "a specialist who works here")],
    ),
    ...(practiceId === undefined || (await practices(practiceId))
      ? []
      : [fault("/practiceId", "опубликованная практика библиотеки", "a practice that the library has published")]),
  ]);
}

/**
 * What is named changes. What was approved, said otherwise by the organisation itself, is to be approved anew; whoever has a place keeps it.
 * @throws Refusal not-found, input.invalid, conflict.version, site.closed
 */
export async function change(
  ctx: Ctx,
  id: SiteId,
  input: unknown,
  practices: Practices,
  expectedVersion?: number,
): Promise<SiteView> {
  const { practiceId, conditions, serviceKeys, ...patch } = parse(SitePatch, input);
  const keys = serviceKeys && (await resolved(ctx, serviceKeys));
  const after = await changed(ctx, id, { action: "site.change", expectedVersion }, async ({ data }) => {
    if (data.status === "closed") throw siteClosed(data);
    await mustBeItsOwn(ctx, data.agencyId, { mentors: patch.mentors, practiceId: practiceId ?? undefined }, practices);
    const next: Site = {
      ...data,
      ...patch,
      serviceKeys: keys ?? data.serviceKeys,
      practiceId: practiceId === undefined ? data.practiceId : (practiceId ?? undefined),
      conditions: conditions === undefined ? data.conditions : (conditions ?? undefined),
    };
    mustHold(next, data);
    const isOther = approvedContent.some((name) => !same(next[name], data[name]));
    const again = data.status === "approved" && isOther && !isStaff(ctx.actor, data);
    const after: Site = again ? { ...next, status: "proposed", approval: undefined } : next;
    return { events: [told(again ? "site.proposed" : "site.changed", after)], after };
  });
  return shown(ctx, after);
}

/** A term in which somebody has a place stays, with as many places as are taken. @throws Refusal input.invalid */
function mustHold(next: Site, before: Site): void {
  const faults = before.terms.flatMap((term) => {
    const taken = before.present.filter(({ from, status }) => from === term.from && status === "accepted").length;
    const kept = next.terms.find(({ from }) => from === term.from);
    const stands = kept && kept.places >= taken && kept.until >= term.until;
    const isTold = before.present.some(({ from }) => from === term.from);
    return !isTold || stands
      ? []
      : [
          fault(
            "/terms",
            `на заезд с ${term.from} уже есть заявки: он остаётся, мест не меньше ${taken}`,
            `somebody has applied for the term from ${term.from}: it stays, with no fewer than ${taken} places`,
          ),
        ];
  });
  mustBeRight(faults);
}

/** What it is approved by. */
export type Approval =
  | { act: { number: string; date: string }; agreementId?: AgreementId }
  | { act: { number: string; date: string }; decisionId?: DecisionId | undefined };

/** From now on it takes interns; not by the organisation itself. Said again it is the same. @throws Refusal not-found, site.closed, input.invalid */
export async function approve(ctx: Ctx, id: SiteId, approval: Approval): Promise<SiteView> {
  const today = (await Tenant.today(ctx)).toString();
  mustBePast(approval.act, today);
  const after = await changed(
    ctx,
    id,
    { action: "site.approve", holds: (site) => mustBeStaff(ctx.actor, site) },
    async ({ data }) => {
      if (data.status === "closed") throw siteClosed(data);
      if (data.status === "approved") return { events: [] };
      const { agency } = await Agency.load(ctx, data.agencyId);
      if (agency.status !== "active") throw siteClosed({ status: "closed" });
      const next: Site = {
        ...data,
        status: "approved",
        approval: { ...approval, at: ctx.now().toString(), by: by(ctx.actor) },
      };
      return { events: [told("site.approved", next)], after: next };
    },
  );
  return shown(ctx, after);
}

/** It takes nobody any more, and whoever was to come is told. Twice is once. @throws Refusal not-found, input.invalid */
export async function close(ctx: Ctx, id: SiteId, input: unknown): Promise<SiteView> {
  const { reason } = parse(CloseSite, input);
  return shown(ctx, await ended(ctx, id, reason));
}

const ended = async (ctx: Ctx, id: SiteId, reason: string): Promise<Stored<Site>> => {
  const on = (await Tenant.today(ctx)).toString();
  return changed(ctx, id, { action: "site.close" }, ({ data }) =>
    data.status === "closed"
      ? { events: [] }
      : { events: [told("site.closed", data)], after: { ...data, status: "closed", closed: { on, reason } } },
  );
};

/** An organisation that has closed shows nothing to anybody: all of its sites, which are few. By the platform alone; safe to repeat. */
export async function closeSitesOfAgency(ctx: Ctx, agency: AgencyId): Promise<undefined> {
  for (const status of ["proposed", "approved"] as const) {
    let from: string | undefined;
    do {
      const { items, next } = await store.findSites(ctx, { agency, status }, { limit: 50, from });
      for (const { data } of items) await ended(ctx, data.siteId, "Организация закрыта.");
      from = next;
    } while (from);
  }
}

/** Approved ones everybody who has an account may see; others whoever they belong to, and staff of the territory. @throws Refusal not-found */
export async function get(ctx: Ctx, id: SiteId): Promise<SiteView> {
  const found = await store.loadSite(ctx, id);
  if (found.data.status !== "approved") await Agency.mustManage(ctx, found.data.agencyId);
  return shown(ctx, found);
}

export interface SiteQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: Site["status"] | undefined;
}

/** Approved ones of the whole region, since somebody may learn in the next town; others are their organisation's and staff's. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "approved", ...page }: SiteQuery,
): Promise<Page<SiteView>> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !isStaff(ctx.actor, "each")) throw notFound();
  const isOpen = status === "approved";
  if (own && !isOpen && agency && agency !== own) throw notFound();
  const of = isOpen
    ? { agency, municipality }
    : { agency: own ?? agency, municipality: within(ctx.actor, municipality) };
  if (!isOpen && agency && own === undefined) await Agency.mustManage(ctx, agency);
  const { items, next } = await store.findSites(ctx, { ...of, status }, page);
  const names = await Agency.namesOf(ctx, [...new Set(items.map(({ data }) => data.agencyId))]);
  return { items: items.map((one) => view(ctx, one, names.get(one.data.agencyId) ?? "")), next };
}

const shown = async (ctx: Ctx, found: Pick<Stored<Site>, "data" | "version">): Promise<SiteView> =>
  view(ctx, found, (await Agency.namesOf(ctx, [found.data.agencyId])).get(found.data.agencyId) ?? "");

function view(ctx: Ctx, { data, version }: Pick<Stored<Site>, "data" | "version">, organisation: string): SiteView {
  const own = "agency" in ctx.actor && ctx.actor.agency === data.agencyId;
  const office = isStaff(ctx.actor, data);
  const isOpen = data.status !== "closed";
  const may: Record<SiteVerb, boolean> = {
    change: isOpen && (own || office),
    approve: data.status === "proposed" && office,
    close: isOpen && (own || office),
    apply: data.status === "approved" && !own,
  };
  return {
    ...publicView(data, organisation),
    measures: data.measures,
    mentors: data.mentors,
    status: data.status,
    approval: data.approval,
    applied: data.present.filter(({ status }) => status === "applied").length,
    closed: data.closed,
    createdAt: data.createdAt,
    mayDo: (Object.keys(may) as SiteVerb[]).filter((verb) => may[verb]),
    version,
  };
}
