import * as Programme from "../../agencies/programme/index.ts";
import { caresFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, ProgrammeId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { question } from "./enrolment.scope.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, type EnrolmentStatus, type EnrolmentView, isEnded, view } from "./enrolment.ts";

export interface EnrolmentQuery extends PageRequest {
  programme?: ProgrammeId | undefined;
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: EnrolmentStatus | undefined;
  stage?: store.EnrolmentStage | undefined;
}

/** Open ones unless asked otherwise, on record with each child; an organisation's own for its specialists. @throws Refusal not-found */
export async function find(ctx: Ctx, { status, stage, ...query }: EnrolmentQuery): Promise<Page<EnrolmentView>> {
  const { actor } = ctx;
  const own = actor.kind === "specialist" ? actor.agency : undefined;
  if (!own && !caresFor(actor, "each")) throw notFound();
  const agency = own ?? query.agency;
  const municipality = within(actor, query.municipality);
  const wantedStage = stage ?? (isEnded({ status }) ? "ended" : "open");
  const { limit, from } = query;
  const found = await store.find(ctx, { ...query, agency, municipality, stage: wantedStage }, { limit, from });
  const wanted = found.items.filter(({ data }) => isWanted(data, { agency, municipality, status }));
  const visible = await Promise.all(wanted.map(({ data }) => (own ? isTold(ctx, data) : true)));
  const items = wanted.filter((_, i) => visible[i]);
  await auditReads(ctx, subjectsOf(items, "enrolment.list"));
  return { items: await views(ctx, items), next: found.next };
}

/** What the order that is read does not say: it is of one programme, or one organisation, or one municipality. */
const isWanted = (
  e: Enrolment,
  { agency, municipality, status }: Pick<EnrolmentQuery, "agency" | "municipality" | "status">,
): boolean =>
  (!agency || e.agencyId === agency) &&
  (!municipality || e.municipality === municipality) &&
  (!status || e.status === status);

/** What consent does not cover any more an organisation does not see, from that moment on. */
export const isTold = async (ctx: Ctx, e: Enrolment): Promise<boolean> =>
  (await Consent.stands(ctx, e.childId, question(e))).allowed;

/** Whether another organisation, which sums up what programmes came to, may hear of this one. */
export const mayHear = async (
  ctx: Ctx,
  childId: ChildId,
  { dataClass }: Pick<Consent.Question, "dataClass">,
  agencyId: AgencyId,
) => (await Consent.stands(ctx, childId, { recipient: agencyId, purpose: "support-route", dataClass })).allowed;

const subjectsOf = (items: readonly Stored<Enrolment>[], action: string) =>
  [...new Set(items.map(({ data }) => data.childId))].map((subject) => ({ subject, action }));

/** With where each stands in its queue; one read for all programmes. */
async function views(ctx: Ctx, items: readonly Stored<Enrolment>[]): Promise<EnrolmentView[]> {
  const queued = items.filter(({ data }) => data.status === "waiting").map(({ data }) => data.programmeId);
  const rolls = queued.length > 0 ? await Programme.readRolls(ctx, [...new Set(queued)]) : undefined;
  return items.map(({ data, version }) => {
    const roll = data.status === "waiting" ? rolls?.get(data.programmeId) : undefined;
    return view(data, version, { position: roll && Programme.positionOf(roll, data.enrolmentId) });
  });
}

/** All of a child, oldest first, to its family and whoever is responsible for it. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<EnrolmentView[]> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "enrolment.list" });
  return views(ctx, await store.ofChild(ctx, childId));
}

/** For other rooms, which have authorised by what they show. */
export const ofChild = async (ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<Enrolment[]> =>
  (await store.ofChild(ctx, childId)).map(({ data }) => data);

/** Open ones of an organisation with a place, for its own page; eventually consistent. */
export async function ofOrganisation(ctx: Ctx, agencyId: AgencyId, page: PageRequest): Promise<Page<Enrolment>> {
  const found = await store.find(ctx, { agency: agencyId, stage: "open" }, page);
  return { items: found.items.map(({ data }) => data), next: found.next };
}
