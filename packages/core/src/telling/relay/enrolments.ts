import type { DomainEvent, ProgrammeId } from "../../ground/shared/index.ts";
import { enrolmentMachine, executionName, type MachineInputs } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Report from "../../roadmaps/report/step.actions.ts";
import { endAccompaniments } from "../../routes/accompaniment/attend.actions.ts";
import * as Appointment from "../../routes/appointment/index.ts";
import { stopLooking } from "../../routes/employment/follow.actions.ts";
import { causeOf } from "../../routes/employment/seeker.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Digest from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { Relay } from "./deps.ts";
import type { Happened } from "./events.ts";
import { tellFamily } from "./family.ts";

// Loaded with the first event of a programme or an enrolment (decision 0101).

type EnrolmentEvent = DomainEvent<string, Enrolment.EnrolmentRef>;

export async function made(r: Relay, e: Happened<"enrolment.made">): Promise<void> {
  await start(r, e);
  if (e.data.status === "enrolled") await acceptStep(r, e);
}

/** Starts the execution of this generation, unless the record has moved on. Ids only. */
export async function start(
  { ctx, workflows }: Pick<Relay, "ctx" | "workflows">,
  { data: { enrolmentId, generation } }: { data: Enrolment.EnrolmentCall },
): Promise<void> {
  const { data: enrolment } = await Enrolment.load(ctx, enrolmentId);
  if (Enrolment.isEnded(enrolment) || enrolment.generation !== generation) return;
  await workflows.start({
    machine: enrolmentMachine,
    name: executionName(enrolmentId, generation),
    input: { tenant: ctx.tenant, enrolmentId, generation } satisfies MachineInputs["enrolment"],
  });
}

/** Its timetable has moved: its machine shall not sleep over what is now due earlier. */
export async function retime({ ctx, workflows }: Relay, { data: { enrolmentId } }: EnrolmentEvent): Promise<void> {
  const { data: enrolment } = await Enrolment.load(ctx, enrolmentId);
  if (!Enrolment.isEnded(enrolment) && enrolment.wait) await workflows.wake(enrolment.wait.taskToken);
}

/** Ends the execution by an answer to its wait, or, where nobody waits under this token, by force. */
export async function answer({ ctx, workflows }: Relay, { data: { enrolmentId } }: EnrolmentEvent): Promise<void> {
  const { data: enrolment } = await Enrolment.load(ctx, enrolmentId);
  if (!Enrolment.isEnded(enrolment)) return;
  const { wait, status, generation } = enrolment;
  if (wait && (await workflows.succeed(wait.taskToken, { status })) === "done") return;
  await workflows.stop(enrolmentMachine, executionName(enrolmentId, generation), "enrolment ended");
}

/** A place is kept for some days: the coordinator asks the family, and hears of it on that day or the next. */
export async function offered(r: Relay, e: Happened<"enrolment.offered">): Promise<void> {
  const { enrolmentId, childId, municipality, until } = e.data;
  await Inbox.openTask(r.ctx, e, "place-offered", enrolmentId, { enrolmentId, childId, municipality, until });
  await Digest.collect(r.ctx, { municipality }, { offered: enrolmentId, until, at: e.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
  await retime(r, e);
}

export async function enrolled(r: Relay, e: EnrolmentEvent): Promise<void> {
  await Inbox.closeTask(r.ctx, "place-offered", e.data.enrolmentId);
  await retime(r, e);
  await acceptStep(r, e);
}

/** The place goes to the next. */
export async function offerLapsed(r: Relay, e: EnrolmentEvent): Promise<void> {
  await Inbox.closeTask(r.ctx, "place-offered", e.data.enrolmentId);
  await Enrolment.attendQueue(r.ctx, e.data.programmeId);
}

/** Of two of one child one goes on: with months that need not be asked for, and perhaps with the other's step. */
export async function joined(r: Relay, e: EnrolmentEvent): Promise<void> {
  await retime(r, e);
  if ((await Enrolment.load(r.ctx, e.data.enrolmentId)).data.status === "enrolled") await acceptStep(r, e);
}

/** Each goes on by itself again; whoever waits may come. */
export async function parted(r: Relay, e: Happened<"enrolment.parted">): Promise<void> {
  await start(r, e);
  await retime(r, e);
  await Enrolment.attendQueue(r.ctx, e.data.programmeId);
}

/** The step's organisation has taken it on, by enrolling the child. */
async function acceptStep({ ctx }: Relay, { data: { enrolmentId, agencyId } }: EnrolmentEvent): Promise<void> {
  const { stepId } = (await Enrolment.load(ctx, enrolmentId)).data;
  if (!stepId) return;
  const { data: step } = await Step.load(ctx, stepId);
  if (step.agencyId !== agencyId || (step.status !== "requested" && step.status !== "received")) return;
  await Step.accept(ctx, stepId, {});
}

export async function sessionsRecorded(r: Relay, e: EnrolmentEvent): Promise<void> {
  const { enrolmentId } = e.data;
  await Inbox.closeTask(r.ctx, "sessions-missing", enrolmentId);
  await retime(r, e);
  const { data: enrolment } = await Enrolment.load(r.ctx, enrolmentId);
  if (Enrolment.isEnded(enrolment)) await correctStep(r, enrolment);
}

/**
 * The organisation is asked in its next digest; who does not answer is the coordinator's, and so is at once whom the organisation cannot
 * tell of, since consent does not cover that.
 */
export async function sessionsDue(r: Relay, e: Happened<"enrolment.sessions-due">): Promise<void> {
  const { enrolmentId, childId, agencyId, municipality, month, count } = e.data;
  const { data: enrolment } = await Enrolment.load(r.ctx, enrolmentId);
  if (!(await Enrolment.isTold(r.ctx, enrolment))) {
    const about = { enrolmentId, childId, agencyId, municipality, month, because: "consent.missing" };
    return void (await Inbox.openTask(r.ctx, e, "sessions-missing", enrolmentId, about));
  }
  await Digest.collect(r.ctx, { agencyId }, { sessions: "owed", at: e.at });
  await Digest.wakeForDigest(r.ctx, r.workflows);
  if (count < 3) return;
  const about = { enrolmentId, childId, agencyId, municipality, month };
  await Inbox.openTask(r.ctx, e, "sessions-missing", enrolmentId, about);
}

/** A day before it is a line of the day's letter; two hours before one that is no matter of habit a letter of its own. */
export async function lessonSoon(r: Relay, e: Happened<"enrolment.lesson-soon">): Promise<void> {
  const { enrolmentId, childId, municipality, at, before } = e.data;
  if (before !== "hours") return;
  const { lessons = [] } = (await Enrolment.load(r.ctx, enrolmentId)).data;
  const lesson = lessons.find((one) => one.at === at && one.status === "planned");
  if (!lesson || at <= r.ctx.now().toString()) return;
  const { minutes } = lesson;
  await tellFamily(r, e, { childId, municipality }, ({ publicUrl, zone }, page) => ({
    kind: "lesson-soon",
    enrolmentId,
    at,
    zone,
    minutes,
    page,
    publicUrl,
  }));
}

/** Two by video in a row that were not held are somebody's: the link is bad, the family is tired, or nobody teaches. */
export async function lessonTold(r: Relay, e: Happened<"enrolment.lesson-told">): Promise<void> {
  const { enrolmentId, childId, agencyId, municipality, held, again } = e.data;
  if (held) return void (await Inbox.closeTask(r.ctx, "lessons-missed", enrolmentId));
  if (again)
    await Inbox.openTask(r.ctx, e, "lessons-missed", enrolmentId, { enrolmentId, childId, agencyId, municipality });
}

/** What it held is free again, and the step that it carried out has its report. */
export async function ended(r: Relay, e: Happened<"enrolment.completed" | "enrolment.left">): Promise<void> {
  const { enrolmentId, programmeId } = e.data;
  for (const kind of ["place-offered", "sessions-missing", "lessons-missed"] as const)
    await Inbox.closeTask(r.ctx, kind, enrolmentId);
  await answer(r, e);
  const { data: enrolment } = await Enrolment.load(r.ctx, enrolmentId);
  if (!Enrolment.isDouble(enrolment)) {
    await settleStep(r, enrolment);
    await tellCoordinator(r, e, enrolment);
  }
  await Enrolment.attendQueue(r.ctx, programmeId);
}

/**
 * An enrolment is a step whose report is its sessions: the step is performed where there were any to the end; what ended before is a
 * coordinator's to decide about, as every result that is not what was asked for.
 */
async function settleStep({ ctx }: Relay, enrolment: Enrolment.Enrolment): Promise<void> {
  const { stepId, agencyId, enrolmentId } = enrolment;
  if (!stepId) return;
  const { data: step } = await Step.load(ctx, stepId);
  if (step.agencyId !== agencyId || !Step.isAsked(step)) return;
  const words = reportOf(enrolment);
  const came = outcomeOf(enrolment);
  const given = came.result === "performed" ? { ...came, report: words } : { ...came, reason: words };
  await Step.complete(ctx, stepId, given, { enrolmentId });
}

/** What was summed up is summed up again, unless a coordinator has spoken since. */
async function correctStep({ ctx }: Relay, enrolment: Enrolment.Enrolment): Promise<void> {
  const { stepId, enrolmentId } = enrolment;
  const step = stepId && (await Step.load(ctx, stepId)).data;
  if (!step || !("enrolmentId" in step) || step.enrolmentId !== enrolmentId) return;
  const reason = "Организация исправила занятия после итога.";
  await Report.correctStep(
    ctx,
    step.stepId,
    { ...outcomeOf(enrolment), note: reportOf(enrolment), reason },
    { enrolmentId },
  );
}

const outcomeOf = (enrolment: Enrolment.Enrolment): Outcome =>
  enrolment.status === "completed" && enrolment.result !== "not-attended"
    ? { result: "performed" }
    : failureOf(enrolment);

type Outcome = Pick<Step.Complete, "result" | "cause">;
const failures: Partial<Record<NonNullable<Enrolment.Enrolment["cause"]>, Outcome>> = {
  family: { result: "refused-measure", cause: "family-refused" },
  "no-attendance": { result: "not-applied", cause: "did-not-come" },
  "offer-lapsed": { result: "not-applied", cause: "did-not-come" },
  "programme-withdrawn": { result: "not-performed", cause: "no-place" },
  "programme-over": { result: "not-performed", cause: "no-place" },
};
const failureOf = ({ cause }: Enrolment.Enrolment): Outcome =>
  cause
    ? (failures[cause] ?? { result: "not-performed", cause: "other" })
    : { result: "not-applied", cause: "did-not-come" };

/** In words of the platform's own: nothing that anybody wrote about the child. */
function reportOf(enrolment: Enrolment.Enrolment): string {
  const { goals, months } = enrolment;
  if (!Enrolment.hadPlace(enrolment)) return "Ребёнок ждал места в программе и не получил его.";
  const planned = months.reduce((sum, m) => sum + m.planned, 0);
  const reached = goals.filter(Enrolment.isReached).length;
  const ofGoals = goals.length > 0 ? ` Цели достигнуты: ${reached} из ${goals.length}.` : "";
  const cut = enrolment.status === "left" ? " Занятия прекращены раньше срока." : "";
  return `Занятий проведено: ${Enrolment.heldOf(enrolment)} из ${planned}.${ofGoals}${cut}`;
}

/** Whose term ended before there was a place, and an organisation that ends it without a step to say so by: a "no" is somebody's task. */
async function tellCoordinator({ ctx }: Relay, e: DomainEvent, enrolment: Enrolment.Enrolment): Promise<void> {
  const { status, stepId, cause, enrolmentId, childId, agencyId, municipality } = enrolment;
  const wasOwn = /^(coordinator|representative):/.test(e.by) || cause === "child-left";
  if (status !== "left" || stepId || wasOwn) return;
  const about = { enrolmentId, childId, agencyId, municipality, because: cause };
  await Inbox.openTask(ctx, e, "enrolment-left", enrolmentId, about);
}

/** More places, or a longer term: whoever waits may come. After a shorter one nobody sleeps beyond its end. */
export async function programmeApproved(r: Relay, { data: { programmeId } }: OfProgramme): Promise<void> {
  await Enrolment.attendQueue(r.ctx, programmeId);
  for (const token of await Enrolment.waitsBeyondTerm(r.ctx, programmeId)) await r.workflows.wake(token);
}

/** The next of those who stand in its queue. */
export const queueMoved = async ({ ctx }: Pick<Relay, "ctx">, { data }: OfProgramme): Promise<void> =>
  void (await Enrolment.attendQueue(ctx, data.programmeId));

interface OfProgramme {
  data: { programmeId: ProgrammeId };
}

/** Nobody is enrolled any more, nor looks for work. */
export async function childLeft({ ctx }: Relay, { data: { childId, cause } }: Happened<"child.left">): Promise<void> {
  await Enrolment.endAll(ctx, childId, "child-left");
  await Appointment.endAll(ctx, childId, "child-left");
  await stopLooking(ctx, childId, causeOf(cause));
  await endAccompaniments(ctx, childId, cause === "left-region" || cause === "transferred" ? "moved" : "other");
}

/** Without a route there is no hand-over to wait for: what is open goes with the child. */
export async function childMoved({ ctx }: Relay, { data: { childId } }: Happened<"child.changed">): Promise<void> {
  if (await Route.openRouteOf(ctx, childId)) return;
  const { municipality } = (await Child.load(ctx, childId)).record;
  await Enrolment.moveAll(ctx, childId, municipality);
  await Appointment.moveAll(ctx, childId, municipality);
}
