import * as Agency from "../../agencies/agency/index.ts";
import { isOverdue } from "../../ground/calendar/index.ts";
import {
  type BodyId,
  type Ctx,
  type DecisionId,
  isStaff,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  within,
} from "../../ground/shared/index.ts";
import type { Clock } from "../../ground/tenant/clock.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNotes } from "../../ground/vault/index.ts";
import { isOutstanding } from "../obligation/obligation.ts";
import type { Body } from "./body.ts";
import type { Decision, DecisionStatus, DecisionSummary, DecisionView } from "./decision.ts";
import { isVisible, mustWorkHere, territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";

export const reasonPlace = (id: DecisionId): NotePlace => ({ subject: id, field: "decision-reason" });

type When = Pick<Clock, "now" | "zone">;

/** Somebody who is to carry it out is past their date. */
export const isLate = ({ status, executions = [] }: Decision, { now, zone }: When): boolean =>
  status === "in-force" && executions.some((one) => isOutstanding(one) && isOverdue(one.dueDate, now, zone));

export async function summariesOf(
  ctx: Ctx,
  found: readonly Pick<Stored<Decision>, "data" | "version">[],
): Promise<DecisionSummary[]> {
  if (found.length === 0) return [];
  const when = await Tenant.clock(ctx);
  const ids = found.flatMap(({ data }) => data.executors ?? []);
  const names = await Agency.namesOf(ctx, [...new Set(ids)]);
  return found.map((one) => summary(one, names, when));
}

function summary(
  { data, version }: Pick<Stored<Decision>, "data" | "version">,
  names: ReadonlyMap<string, string>,
  when: When,
): DecisionSummary {
  const { place: _, reasonId: __, executions, successions, ...rest } = data;
  return {
    ...rest,
    successions: successions?.map(({ reasonId: ___, ...one }) => one),
    overdue: isLate(data, when),
    executions: executions?.map((one) => ({
      ...one,
      name: names.get(one.agencyId),
      overdue: isOutstanding(one) && isOverdue(one.dueDate, when.now, when.zone),
    })),
    version,
  };
}

/** Whoever sees its body, and its executors. */
const isFor = (ctx: Ctx, decision: Decision, body: Body): boolean =>
  isVisible(ctx, body) || (ctx.actor.kind === "specialist" && decision.executors?.includes(ctx.actor.agency) === true);

/** @throws Refusal not-found */
export async function getDecision(ctx: Ctx, id: DecisionId): Promise<DecisionView> {
  return shownDecision(ctx, await store.loadDecision(ctx, id));
}

export async function shownDecision(
  ctx: Ctx,
  found: Pick<Stored<Decision>, "data" | "version">,
): Promise<DecisionView> {
  const { data } = found;
  const { data: body } = await store.loadBody(ctx, data.bodyId);
  if (!isFor(ctx, data, body)) throw notFound();
  const executors = await Agency.byIds(ctx, data.executors ?? []);
  const names = new Map([...executors].map(([id, { shortName }]) => [id, shortName]));
  const place = reasonPlace(data.decisionId);
  const reasons = await readNotes(
    ctx,
    [data, ...(data.successions ?? [])].flatMap(({ reasonId }) => reasonId ?? []),
    place,
  );
  return {
    ...summary(found, names, await Tenant.clock(ctx)),
    reason: data.reasonId && reasons.get(data.reasonId),
    successions: data.successions?.map(({ reasonId, ...one }) => ({
      ...one,
      reason: reasonId && reasons.get(reasonId),
    })),
    mayDo: isStaff(ctx.actor, territoryOf(body)) ? mayDo(data, executors) : [],
  };
}

function mayDo({ status }: Decision, executors: ReadonlyMap<string, Agency.Agency>): DecisionView["mayDo"] {
  if (status === "withdrawn" || status === "fulfilled") return [];
  const isClosed = [...executors.values()].some((one) => one.status === "closed");
  return [
    "withdraw",
    ...(status === "failed" ? (["retry"] as const) : []),
    ...(isClosed ? (["hand-over"] as const) : []),
  ];
}

/** Those in force unless asked otherwise; `overdue`: of these the late ones. @throws Refusal cursor.invalid, not-found */
export async function findDecisions(
  ctx: Ctx,
  {
    body,
    municipality,
    status = "in-force",
    overdue,
    ...page
  }: PageRequest & {
    body?: BodyId | undefined;
    municipality?: string | undefined;
    status?: DecisionStatus | undefined;
    overdue?: boolean | undefined;
  },
): Promise<Page<DecisionSummary>> {
  mustWorkHere(ctx);
  const { items, next } = await store.findDecisions(
    ctx,
    { body, municipality: within(ctx.actor, municipality), status },
    page,
  );
  const bodies = new Map(
    await Promise.all(
      [...new Set(items.map(({ data }) => data.bodyId))].map(
        async (id) => [id, (await store.loadBody(ctx, id)).data] as const,
      ),
    ),
  );
  const seen = items.filter(({ data }) => isFor(ctx, data, bodies.get(data.bodyId)!));
  const told = await summariesOf(ctx, seen);
  return { items: overdue ? told.filter((one) => one.overdue) : told, next };
}
