import { Temporal } from "temporal-polyfill";
import {
  decisionsId,
  isNoCalendar,
  nearestWorkingDay,
  noCalendarText,
  type PeriodId,
} from "../../ground/calendar/index.ts";
import { changing } from "../../ground/change/index.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import {
  Conflict,
  type Ctx,
  type DecisionId,
  type MeetingId,
  mustBeStaff,
  type ObligationId,
  Refusal,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { calendarOf } from "../../ground/tenant/calendars.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { writeNote } from "../../ground/vault/index.ts";
import type { ReportingDuty } from "../obligation/duty.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isOutstanding, type Obligation } from "../obligation/obligation.ts";
import { readGate } from "../period/gate.ts";
import * as periods from "../period/period.store.ts";
import { make, wanted } from "../reporting/reporting.actions.ts";
import { actOf, bringIntoUse } from "./approvals.ts";
import { type Decision, type DecisionView, type Execution, WithdrawDecision } from "./decision.ts";
import { reasonPlace, shownDecision } from "./decision.view.ts";
import type { DecisionEvent } from "./meeting.events.ts";
import { territoryOf } from "./meeting.scope.ts";
import * as store from "./meeting.store.ts";

const of = (authorise: (ctx: Ctx, decision: Decision) => void) =>
  changing<DecisionId, Decision, DecisionEvent>({
    load: store.loadDecision,
    authorise,
    writes: ({ tenant }, before, after) => [store.writeDecision(tenant, after, before.version)],
    stream: (tenant, { decisionId }) => store.decisionPartition(tenant, decisionId),
    audit: ({ decisionId }) => ({ subject: "tenant", detail: { decisionId } }),
    ref: ({ decisionId }) => ({ kind: "decision", id: decisionId }),
  });
export const changed = of(({ actor }, decision) => mustBeStaff(actor, territoryOf(decision)));
/** What the platform does by itself. */
export const followed = of(() => {});

export const refOf = ({ decisionId, bodyId, municipality, place }: Decision) => ({
  decisionId,
  bodyId,
  municipality,
  place,
});

/** The minutes of a meeting are approved: what it decided is asked for, and what it approved counts. Safe to repeat. */
export async function takeEffect(ctx: Ctx, meetingId: MeetingId): Promise<void> {
  const { decisionIds } = (await store.loadMeeting(ctx, meetingId)).data;
  for (const id of decisionIds) {
    const { data } = await store.loadDecision(ctx, id);
    if (data.status === "recorded") await bringAbout(ctx, data);
    else if (data.status === "withdrawn") await dropDuty(ctx, data);
  }
}

async function bringAbout(ctx: Ctx, decision: Decision): Promise<void> {
  const { decisionId, subject } = decision;
  const today = (await Tenant.today(ctx)).toString();
  const approved = subject && (await outcomeOf(ctx, decision));
  const period = decision.executors && (await ask(ctx, decision));
  const now = await followed(ctx, decisionId, { action: "decision.effect" }, async ({ data }) => {
    if (data.status !== "recorded" && data.status !== "failed") return { events: [] };
    const after: Decision = {
      ...data,
      effectiveOn: data.effectiveOn ?? today,
      period: period ?? data.period,
      executions: period ? await executionsOf(ctx, data, period) : data.executions,
      approvedAt: approved?.at ?? data.approvedAt,
      because: approved?.because,
    };
    const events: DecisionEvent[] =
      data.effectiveOn === undefined ? [{ type: "decision.effective", data: refOf(after) }] : [];
    if (after.because)
      return {
        events: [...events, { type: "decision.failed", data: refOf(after) }],
        after: { ...after, status: "failed" },
      };
    const { status, fulfilledOn } = standing(after, today);
    if (status === "fulfilled") events.push({ type: "decision.fulfilled", data: refOf(after) });
    return { events, after: { ...after, status, fulfilledOn } };
  });
  // Withdrawn meanwhile, it is asked of nobody.
  if (now.data.status === "withdrawn") await dropDuty(ctx, now.data);
}

/** What it approves counts, or why it cannot: that is somebody's task. */
async function outcomeOf(ctx: Ctx, decision: Decision): Promise<{ at?: string; because?: string }> {
  try {
    await bringIntoUse(ctx, decision.subject!, await actOf(ctx, decision), decision.decisionId);
    return { at: ctx.now().toString() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { because: error.code };
  }
}

/** Asked for like any report: a duty in the book of the year's decisions. @returns the book */
async function ask(ctx: Ctx, decision: Decision): Promise<PeriodId> {
  const period = decisionsId(Temporal.PlainDate.from(decision.takenOn));
  const duty = await dutyOf(ctx, decision, period);
  if (!(await obligations.duty(ctx, { period, dutyKey: duty.dutyKey })))
    await ctx.bank.commit([obligations.writeDuty(ctx.tenant, duty, "absent")]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error; // told twice at the same moment
    });
  await bringUpToDate(ctx, period);
  return period;
}

/** The book is opened with the year's first decision; whoever has to report has it on their page from now on. */
export async function bringUpToDate(ctx: Ctx, period: PeriodId): Promise<void> {
  const gate = await readGate(ctx, period);
  // A book that was locked by hand takes no more: what it asked for stands in it.
  if (gate && !gate.data.open) return;
  await make(ctx, period, await wanted(ctx, period));
}

/** @throws Refusal calendar.missing */
async function dutyOf(ctx: Ctx, decision: Decision, period: PeriodId): Promise<ReportingDuty> {
  const { decisionId, bodyId, number, text, executors, due, indicators = [], protocol } = decision;
  const { name } = (await store.loadBody(ctx, bodyId)).data;
  const calendar = await calendarOf(ctx);
  const workBy = nearestWorkingDay(calendar, Temporal.PlainDate.from(due!), "previous");
  if (isNoCalendar(workBy)) throw new Refusal("calendar.missing", noCalendarText(workBy));
  const said = {
    ru: `Срок назвала группа «${name}»: протокол № ${protocol.number}, решение ${number}.`,
    en: `The date was set by ${name}: minutes no. ${protocol.number}, decision ${number}.`,
  };
  return {
    dutyKey: decisionId,
    period,
    roadmapId: bodyId,
    roadmapTitle: name,
    edition: 1,
    measureKey: `№ ${number}`,
    section: "Решения",
    sectionTitle: name,
    number,
    title: { ru: text, en: text },
    wording: said.ru,
    expectedResult: { ru: "Решение исполнено", en: "The decision is carried out" },
    executors: [{ key: "executor", name: { ru: "Исполнитель решения", en: "Executor of the decision" }, kinds: [] }],
    agencies: executors!,
    indicators,
    due: {
      date: due!,
      workBy: workBy.toString(),
      explain: {
        ...said,
        rule: {
          anchor: "meeting",
          offset: Math.max(0, Temporal.PlainDate.from(decision.takenOn).until(due!).days),
          unit: "calendar-day",
          direction: "after",
          nonWorking: "keep",
          legalBasis: { text: said, grade: "S" },
        },
        calendarVersion: calendar.version,
        assumptions: [],
      },
    },
    status: "active",
  };
}

export async function executionsOf(
  ctx: Ctx,
  { decisionId, executors = [] }: Decision,
  period: PeriodId,
): Promise<Execution[]> {
  const found: Execution[] = [];
  for (const agencyId of executors) {
    const own = await obligations.ofAgency(ctx, period, agencyId);
    const one = own.find(({ data }) => data.dutyKey === decisionId);
    if (one) found.push(executionOf(one.data));
  }
  return found;
}

const executionOf = ({ agencyId, obligationId, status, dueDate }: Obligation): Execution => ({
  agencyId,
  obligationId,
  status,
  dueDate,
});

/** Fulfilled when every executor's report is accepted, or what has no executors is approved. */
export function standing(
  { executors, executions = [], approvedAt, subject, fulfilledOn }: Decision,
  today: string,
): Pick<Decision, "status" | "fulfilledOn"> {
  // Of an organisation that has closed nothing is asked any more; the others carry the decision out.
  const asked = executions.filter(({ status }) => status !== "withdrawn");
  const done = asked.length > 0 && asked.every(({ status }) => status === "accepted");
  const isDone = (executors === undefined || done) && (subject === undefined || approvedAt !== undefined);
  return isDone
    ? { status: "fulfilled", fulfilledOn: fulfilledOn ?? today }
    : { status: "in-force", fulfilledOn: undefined };
}

/** It is carried out now, or no more. */
export function turned(before: Decision, status: Decision["status"]): DecisionEvent[] {
  if (status === before.status) return [];
  if (status === "fulfilled") return [{ type: "decision.fulfilled", data: refOf(before) }];
  return before.status === "fulfilled" ? [{ type: "decision.reopened", data: refOf(before) }] : [];
}

/** An executor's report has changed: the decision knows. Safe to repeat. @returns the decision, where it is one */
export async function follow(ctx: Ctx, obligationId: ObligationId): Promise<Decision | undefined> {
  const { data: obligation } = await obligations.load(ctx, obligationId);
  if (!obligation.dutyKey.startsWith("decision_")) return undefined;
  const today = (await Tenant.today(ctx)).toString();
  const after = await followed(ctx, obligation.dutyKey as DecisionId, { action: "decision.follow" }, ({ data }) => {
    if (data.status === "withdrawn" || data.status === "recorded") return { events: [] };
    const now = executionOf(obligation);
    const others = (data.executions ?? []).filter(({ agencyId }) => agencyId !== now.agencyId);
    const executions = [...others, now].sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
    const next = { ...data, executions };
    const { status, fulfilledOn } = data.status === "failed" ? data : standing(next, today);
    return { events: turned(data, status), after: { ...next, status, fulfilledOn } };
  });
  return after.data;
}

/** What it approves is tried once more, when what stood against it is settled. @throws Refusal decision.closed, not-found */
export async function retry(ctx: Ctx, id: DecisionId): Promise<DecisionView> {
  const { data } = await store.loadDecision(ctx, id);
  mustBeStaff(ctx.actor, territoryOf(data));
  if (data.status !== "failed") throw closed(data);
  await bringAbout(ctx, data);
  return shownDecision(ctx, await store.loadDecision(ctx, id));
}

/** It is taken back, with the reason; its executors are told and asked no more. @throws Refusal decision.closed, not-found */
export async function withdraw(ctx: Ctx, id: DecisionId, input: unknown): Promise<DecisionView> {
  const { reason } = parse(WithdrawDecision, input);
  const after = await changed(ctx, id, { action: "decision.withdraw" }, async ({ data }) => {
    if (data.status === "withdrawn" || data.status === "fulfilled") throw closed(data);
    const note = await writeNote(ctx, reason, reasonPlace(id));
    const duty = await kept(ctx, data);
    return {
      events: [{ type: "decision.withdrawn", data: refOf(data) }],
      after: { ...data, status: "withdrawn", reasonId: note.noteId },
      writes: [
        note.write,
        ...(duty ? [obligations.writeDuty(ctx.tenant, { ...duty.data, status: "withdrawn" }, duty.version)] : []),
      ],
    };
  });
  return shownDecision(ctx, after);
}

/** Its duty is written before the decision knows of its book. */
export const kept = async (ctx: Ctx, { decisionId, takenOn }: Decision) =>
  (await obligations.duties(ctx, decisionsId(Temporal.PlainDate.from(takenOn)))).find(
    ({ data }) => data.dutyKey === decisionId,
  );

/** What took effect at the moment in which it was withdrawn is asked of nobody. Safe to repeat. */
async function dropDuty(ctx: Ctx, decision: Decision): Promise<void> {
  const duty = await kept(ctx, decision);
  if (!duty) return;
  if (duty.data.status !== "withdrawn")
    await ctx.bank.commit([obligations.writeDuty(ctx.tenant, { ...duty.data, status: "withdrawn" }, duty.version)]);
  const { period } = duty.data;
  if (await periods.read(ctx, period)) await bringUpToDate(ctx, period);
}

/** Reports of a decision that was withdrawn are asked for no more. Safe to repeat. @returns it */
export async function unask(ctx: Ctx, id: DecisionId): Promise<Decision> {
  const { data } = await store.loadDecision(ctx, id);
  if (data.status === "withdrawn") await dropDuty(ctx, data);
  return data;
}

/** Of one organisation's decisions those that are past their date. */
export async function lateOf(
  ctx: Ctx,
  period: PeriodId,
  agencyId: AgencyId,
): Promise<{ decisionId: DecisionId; obligationId: ObligationId }[]> {
  const today = (await Tenant.today(ctx)).toString();
  return (await obligations.ofAgency(ctx, period, agencyId))
    .map(({ data }) => data)
    .filter((one) => isOutstanding(one) && one.dueDate < today)
    .map(({ dutyKey, obligationId }) => ({ decisionId: dutyKey as DecisionId, obligationId }));
}

export const closed = ({ status }: Decision) =>
  new Refusal(
    "decision.closed",
    { ru: "С решением в этом состоянии так нельзя.", en: "This is not possible with the decision as it stands." },
    { current: { status } },
  );
