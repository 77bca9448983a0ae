import {
  type BodyId,
  type Ctx,
  type DecisionId,
  type Expectation,
  getAll,
  type Key,
  type MeetingId,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { attendBodyOn, attendOn } from "./attend.decide.ts";
import type { Body } from "./body.ts";
import type { Decision, DecisionStatus } from "./decision.ts";
import type { Meeting } from "./meeting.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const bodyPartition = (tenant: string, id: BodyId) => `T#${tenant}#BODY#${id}`;
export const meetingPartition = (tenant: string, id: MeetingId) => `T#${tenant}#MEETING#${id}`;
export const decisionPartition = (tenant: string, id: DecisionId) => `T#${tenant}#DECISION#${id}`;
const [bodies, meetings, decisions] = [ordersOf("BODIES"), ordersOf("MEETINGS"), ordersOf("DECISIONS")];
export const [tenantMeetings, tenantDecisions] = [meetings.ofTenant, decisions.ofTenant];
/** The region's own stand beside those of municipalities. */
const placeOf = (municipality: string | undefined) => ({ municipality: municipality ?? "region" });

/** gsi2: the tenant's, gsi4: a municipality's, by status and age; gsi3: those whose rhythm asks for a meeting. */
export const writeBody = (tenant: string, body: Body, expect: Expectation): Write => ({
  put: {
    key: { table: "records", pk: bodyPartition(tenant, body.bodyId), sk: "BODY" },
    kind: "body",
    data: body,
    index: {
      ...bodies.index(tenant, placeOf(body.municipality), `${body.status}#${body.bodyId}`),
      gsi3: bodies.due(tenant, attendBodyOn(body), body.bodyId),
    },
  },
  expect,
});

/** @throws Refusal not-found */
export const loadBody = (ctx: Bank, id: BodyId): Promise<Stored<Body>> =>
  known<Body>("body", id, () => ctx.bank.get({ table: "records", pk: bodyPartition(ctx.tenant, id), sk: "BODY" }));

/** Eventually consistent. */
export const findBodies = (
  ctx: Bank,
  { municipality, status }: { municipality?: string | undefined; status: Body["status"] },
  page: PageRequest,
): Promise<Page<Stored<Body>>> => bodies.find<Body>(ctx, { municipality }, { prefix: `${status}#` }, page);
export const bodiesDueBy = bodies.dueBy<Body>;

const ofBody = (tenant: string, id: BodyId, what: "MEETINGS" | "DECISIONS") => `${bodyPartition(tenant, id)}#${what}`;

/** gsi1: its body's; gsi2: the tenant's, gsi4: a municipality's; by day. gsi3: those that time comes to. */
export const writeMeeting = (tenant: string, meeting: Meeting, expect: Expectation): Write => {
  const { meetingId, bodyId, on, municipality } = meeting;
  const sk = `${on}#${meetingId}`;
  return {
    put: {
      key: { table: "records", pk: meetingPartition(tenant, meetingId), sk: "MEETING" },
      kind: "meeting",
      data: meeting,
      index: {
        ...meetings.index(tenant, placeOf(municipality), sk),
        gsi1: { pk: ofBody(tenant, bodyId, "MEETINGS"), sk },
        gsi3: meetings.due(tenant, attendOn(meeting), meetingId),
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const loadMeeting = (ctx: Bank, id: MeetingId): Promise<Stored<Meeting>> =>
  known<Meeting>("meeting", id, () =>
    ctx.bank.get({ table: "records", pk: meetingPartition(ctx.tenant, id), sk: "MEETING" }),
  );

export interface MeetingOrder {
  body?: BodyId | undefined;
  municipality?: string | undefined;
  /** ISO dates, both inclusive. */
  from?: string | undefined;
  until?: string | undefined;
}

/** By day; eventually consistent. */
export function findMeetings(
  ctx: Bank,
  { body, municipality, from, until }: MeetingOrder,
  page: PageRequest,
): Promise<Page<Stored<Meeting>>> {
  const range = { from, to: until && `${until}$` };
  return body
    ? ctx.bank.find<Meeting>("gsi1", ofBody(ctx.tenant, body, "MEETINGS"), range, page)
    : meetings.find<Meeting>(ctx, { municipality }, range, page);
}
export const meetingsDueBy = meetings.dueBy<Meeting>;

/** gsi1: its body's; gsi2: the tenant's, gsi4: a municipality's; by status and age. */
export const writeDecision = (tenant: string, decision: Decision, expect: Expectation): Write => {
  const { decisionId, bodyId, status, municipality } = decision;
  const sk = `${status}#${decisionId}`;
  return {
    put: {
      key: decisionKey(tenant, decisionId),
      kind: "decision",
      data: decision,
      index: {
        ...decisions.index(tenant, placeOf(municipality), sk),
        gsi1: { pk: ofBody(tenant, bodyId, "DECISIONS"), sk },
      },
    },
    expect,
  };
};
const decisionKey = (tenant: string, id: DecisionId): Key => ({
  table: "records",
  pk: decisionPartition(tenant, id),
  sk: "DECISION",
});

/** @throws Refusal not-found */
export const loadDecision = (ctx: Bank, id: DecisionId): Promise<Stored<Decision>> =>
  known<Decision>("decision", id, () => ctx.bank.get(decisionKey(ctx.tenant, id)));

/** Those of a meeting, in their order. */
export const loadDecisions = async (ctx: Bank, ids: readonly DecisionId[]): Promise<Stored<Decision>[]> =>
  (
    await getAll<Decision>(
      ctx.bank,
      ids.map((id) => decisionKey(ctx.tenant, id)),
    )
  ).flatMap((one) => one ?? []);

export interface DecisionOrder {
  body?: BodyId | undefined;
  municipality?: string | undefined;
  status: DecisionStatus;
}

/** Eventually consistent. */
export const findDecisions = (
  ctx: Bank,
  { body, municipality, status }: DecisionOrder,
  page: PageRequest,
): Promise<Page<Stored<Decision>>> =>
  body
    ? ctx.bank.find<Decision>("gsi1", ofBody(ctx.tenant, body, "DECISIONS"), { prefix: `${status}#` }, page)
    : decisions.find<Decision>(ctx, { municipality }, { prefix: `${status}#` }, page);
