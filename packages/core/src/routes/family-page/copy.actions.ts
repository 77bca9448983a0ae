import type { Temporal } from "temporal-polyfill";
import * as Response from "../../forms/response/index.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RouteId } from "../../ground/shared/ids.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Occasion from "../../people/occasion/index.ts";
import * as Peer from "../../people/peer/index.ts";
import * as Union from "../../people/union/index.ts";
import * as Access from "../access/index.ts";
import * as Accompaniment from "../accompaniment/index.ts";
import * as Appointment from "../appointment/index.ts";
import * as ChildDocument from "../child-document/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import * as Execution from "../execution/index.ts";
import * as FamilyPaper from "../family-paper/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Request from "../request/index.ts";
import * as Route from "../route/index.ts";

/** So many lines of a history or a log: an answer has an end, and what is older is asked of the operator. */
const mostLines = 1000;

export type Copy = Awaited<ReturnType<typeof copyOf>>;
export type ChildCopy = Awaited<ReturnType<typeof childOf>>;

/** All of it, each part as the family may read it, and so on record. */
export async function copyOf(
  ctx: Ctx,
  { familyId }: Family.Family,
  member: Family.Member,
  { today, only }: { today: Temporal.PlainDate; only?: ChildId | undefined },
) {
  const { represents } = await Family.householdOf(ctx, { members: [member] });
  const acts = await Family.actsFor(ctx, member.memberId, represents.get(member.memberId) ?? [], today);
  const children = [];
  for (const childId of acts) if (only === undefined || only === childId) children.push(await childOf(ctx, childId));
  return { madeAt: ctx.now().toString(), family: await Family.get(ctx, familyId), children };
}

async function childOf(ctx: Ctx, childId: ChildId) {
  const { record, person, expected, representatives, left } = await Child.get(ctx, childId);
  const routes = await Route.listFor(ctx, childId);
  return {
    childId,
    person,
    expected,
    representatives,
    left,
    municipality: record.municipality,
    disability: record.disability,
    educationalNeeds: record.educationalNeeds,
    targetGroups: record.targetGroups,
    attachments: record.attachments,
    consents: await Consent.listFor(ctx, childId),
    instruments: await Instrument.listFor(ctx, childId),
    routes: await Promise.all(routes.map(({ routeId }) => routeOf(ctx, routeId as RouteId))),
    execution: await Execution.execution(ctx, childId),
    enrolments: await Enrolment.listFor(ctx, childId),
    appointments: await Appointment.copyFor(ctx, childId),
    accompaniments: await Accompaniment.listAccompaniments(ctx, childId),
    handedIn: await FamilyPaper.listPapers(ctx, childId),
    requests: await Request.listRequests(ctx, childId),
    documents: await ChildDocument.familyDocuments(ctx, childId),
    forms: await Response.listFor(ctx, childId),
    unions: (await Union.listFor(ctx, childId)).filter(({ member }) => member),
    peers: await Peer.copyOfPeers(ctx, childId),
    events: await Occasion.copyFor(ctx, childId),
    looks: await whole((page) => Access.log(ctx, childId, page)),
  };
}

async function routeOf(ctx: Ctx, routeId: RouteId) {
  return {
    ...(await Route.get(ctx, routeId)),
    mayDo: undefined,
    history: await whole((page) => Route.history(ctx, routeId, page)),
  };
}

async function whole<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let from: string | undefined;
  do {
    const page = await read({ limit: 200, from });
    found.push(...page.items);
    from = page.next;
  } while (from && found.length < mostLines);
  return found.slice(0, mostLines);
}
