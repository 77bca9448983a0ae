import * as Agency from "../../agencies/agency/index.ts";
import { isOfDecisions } from "../../ground/calendar/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { type Ctx, type DecisionId, mustBeStaff } from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isOutstanding, type Obligation } from "../obligation/obligation.ts";
import { readGate } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import {
  bringUpToDate,
  changed,
  closed,
  executionsOf,
  followed,
  kept,
  refOf,
  standing,
  turned,
} from "./decision.actions.ts";
import { type Decision, type DecisionView, type Execution, HandOverDecision, type Succession } from "./decision.ts";
import { reasonPlace, shownDecision } from "./decision.view.ts";
import type { DecisionEvent } from "./meeting.events.ts";
import { territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";

// A decision goes on where an organisation that was to carry it out has closed: with whoever goes on with its work, by itself; where nobody
// does, with whom a coordinator names (docs/decisions/0235-who-goes-on.md).

/** Of an organisation that has closed: decisions on which it still owes a report, in books that take any. */
export async function leftBy(ctx: Ctx, agencyId: AgencyId): Promise<DecisionId[]> {
  const left: DecisionId[] = [];
  for (const { period } of await periods.list(ctx)) {
    if (!isOfDecisions(period) || !(await readGate(ctx, period))?.data.open) continue;
    for (const { data } of await obligations.ofAgency(ctx, period, agencyId))
      if (isLeft(data) && (await names(ctx, data))) left.push(data.dutyKey as DecisionId);
  }
  return left;
}

/** A daily look may have taken it from the one that has closed already. */
const isLeft = (one: Obligation): boolean => isOutstanding(one) || (one.status === "withdrawn" && one.why === "agency");

async function names(ctx: Ctx, { period, dutyKey, agencyId }: Obligation): Promise<boolean> {
  const duty = await obligations.duty(ctx, { period, dutyKey });
  return duty?.status === "active" && duty.agencies?.includes(agencyId) === true;
}

/** Executors that have closed, each with whoever goes on with its work, if anybody does. */
export async function closedIn(
  ctx: Ctx,
  { executors = [] }: Pick<Decision, "executors">,
): Promise<{ agencyId: AgencyId; heir: AgencyId | undefined }[]> {
  const found = await Agency.byIds(ctx, executors);
  const gone = executors.filter((id) => found.get(id)?.status === "closed");
  return Promise.all(
    gone.map(async (agencyId) => ({ agencyId, heir: (await Agency.answering(ctx, agencyId))?.agencyId })),
  );
}

/** What it was to carry out is asked of whoever goes on with its work. Safe to repeat. For the platform */
export async function succeed(ctx: Ctx, id: DecisionId, from: AgencyId, to: AgencyId): Promise<void> {
  await followed(ctx, id, { action: "decision.succeed" }, ({ data }) =>
    isAsked(data, from) ? handed(ctx, data, { from, to }) : { events: [] },
  );
}

const isAsked = ({ status, executors }: Decision, agencyId: AgencyId): boolean =>
  status !== "withdrawn" && status !== "fulfilled" && executors?.includes(agencyId) === true;

/**
 * A coordinator names who goes on in the place of an organisation that has closed, with the reason. Of one that works the body itself
 * decides anew. @throws Refusal decision.closed, agency.unknown, input.invalid, not-found
 */
export async function handOver(ctx: Ctx, id: DecisionId, input: unknown): Promise<DecisionView> {
  const { from, to, reason } = parse(HandOverDecision, input);
  const { data: found } = await store.loadDecision(ctx, id);
  mustBeStaff(ctx.actor, territoryOf(found));
  await Agency.mustBeKnown(ctx, [{ pointer: "/to", agencyId: to }]);
  const gone = new Set((await closedIn(ctx, found)).map(({ agencyId }) => agencyId));
  const after = await changed(ctx, id, { action: "decision.hand-over" }, async ({ data }) => {
    if (data.status === "withdrawn" || data.status === "fulfilled") throw closed(data);
    mustBeRight([
      ...(gone.has(from) && isAsked(data, from)
        ? []
        : [fault("/from", "исполнитель, который закрыт", "an executor that has closed")]),
      ...(data.executors?.includes(to) ? [fault("/to", "ещё не исполнитель", "no executor yet")] : []),
    ]);
    const note = await writeNote(ctx, reason, reasonPlace(id));
    const decided = await handed(ctx, data, { from, to, reasonId: note.noteId });
    return { ...decided, writes: [...decided.writes, note.write] };
  });
  return shownDecision(ctx, after);
}

/** The decision and what asks for its reports name another one, in one transaction. */
async function handed(ctx: Ctx, data: Decision, { from, to, reasonId }: Omit<Succession, "on">) {
  const executors = [...new Set(data.executors!.map((one) => (one === from ? to : one)))];
  const on = (await Tenant.today(ctx)).toString();
  const duty = await kept(ctx, data);
  const event: DecisionEvent = { type: "decision.handed-over", data: { ...refOf(data), from, to } };
  return {
    events: [event],
    after: { ...data, executors, successions: [...(data.successions ?? []), { from, to, on, reasonId }] },
    writes: duty ? [obligations.writeDuty(ctx.tenant, { ...duty.data, agencies: executors }, duty.version)] : [],
  };
}

/** Whoever goes on has it on its page, and the decision knows how far that is. Safe to repeat. @returns it */
export async function askAnew(ctx: Ctx, id: DecisionId): Promise<Decision> {
  const { data: before } = await store.loadDecision(ctx, id);
  const { period } = before;
  if (period === undefined || before.status === "withdrawn") return before;
  await bringUpToDate(ctx, period);
  const today = (await Tenant.today(ctx)).toString();
  const after = await followed(ctx, id, { action: "decision.follow" }, async ({ data }) => {
    const known = await executionsOf(ctx, data, period);
    const others = (data.executions ?? []).filter((one) => !known.some(({ agencyId }) => agencyId === one.agencyId));
    // Whose report is in though it has closed stays beside those who are asked.
    const next = { ...data, executions: [...others.map(ended), ...known] };
    const { status, fulfilledOn } = data.status === "failed" ? data : standing(next, today);
    return { events: turned(data, status), after: { ...next, status, fulfilledOn } };
  });
  return after.data;
}

const ended = (one: Execution): Execution => (isOutstanding(one) ? { ...one, status: "withdrawn" } : one);
