import type { StepEvent, StepEventData } from "./step.events.ts";
import {
  type Attempt,
  type Cut,
  isAsked,
  isSettled,
  type ResumableStatus,
  restOf,
  type SettledStep,
  type Step,
} from "./step.ts";

/** The step after an event that happened at `at` (ISO instant). Pure; the only place where a step changes. */
export function evolve(step: Step, event: StepEvent, at: string): Step {
  const after = afterEvent(step, event, at);
  const { answerer } = event.data;
  return answerer ? { ...after, answerer: { ...answerer, at } } : after;
}

function afterEvent(step: Step, event: StepEvent, at: string): Step {
  switch (event.type) {
    case "step.planned":
    case "step.wait-answered":
      return step;
    case "step.requested":
      return become(step, "requested", {
        requestedAt: at,
        due: event.data.due,
        links: step.links + 1,
        asking: event.data.asking ?? step.asking,
      });
    case "step.withheld":
      return {
        ...withoutStatus(step),
        status: "on-hold",
        hold: { reason: "consent", resumeTo: event.data.resumeTo, asked: event.data.asked },
      };
    case "step.received":
      return become(step, "received");
    case "step.accepted":
      // The link that accepted is used up: the next mail brings the one for the report.
      return become(step, "accepted", event.data.link ? { links: step.links + 1, ...used(step, event) } : {});
    case "step.rejected":
      return {
        ...withoutStatus(step),
        ...used(step, event),
        answered: answeredBy(step, event, at),
        status: "rejected",
        rejectedAt: at,
        cause: event.data.cause,
        noteId: event.data.noteId,
      };
    case "step.held": {
      const { reason, resumeTo, until, noteId, asked } = event.data;
      return {
        ...withoutStatus(step),
        ...used(step, event),
        status: "on-hold",
        hold: { reason, resumeTo, noteId, until, asked },
      };
    }
    case "step.resumed":
      // What the agency held died with the pause: it is written to again, with a new link.
      return become(step, event.data.to === "accepted" ? "in-progress" : event.data.to, { links: step.links + 1 });
    case "step.completed": {
      const { late, enrolmentId, study } = event.data;
      const settled = { ...withoutStatus(step), ...used(step, event), settledAt: at, late, enrolmentId, study };
      return withResult({ ...settled, answered: answeredBy(step, event, at) }, event.data);
    }
    case "step.corrected": {
      if (!("result" in step)) return step;
      const { result, cause, was, noteId = step.noteId ?? event.data.reasonId, reasonId, enrolmentId } = event.data;
      const { settledAt, late, decided } = step;
      const { study = step.study } = event.data;
      const kept = { ...withoutStatus(step), settledAt, late, enrolmentId, study, corrected: { at, was, reasonId } };
      const { instrumentId } = step.status === "completed" ? step : {};
      const settled = result === "performed" ? kept : { ...kept, decided };
      return withResult(settled, { result, cause, noteId, instrumentId });
    }
    case "step.undone": {
      const { link, generation } = event.data;
      const isNew = generation !== step.generation;
      return become(step, step.answered?.before ?? "requested", {
        answered: undefined,
        answerer: undefined,
        usedLinks: step.usedLinks.filter((n) => n !== link),
        generation,
        ...(isNew ? { generationAt: at, wait: undefined } : {}),
      });
    }
    case "step.outcome-accepted": {
      const { noteId, because } = event.data;
      return { ...step, undecided: undefined, decided: { at, noteId, because } } as Step;
    }
    case "step.decision-wanted":
      return { ...step, undecided: true, decided: undefined } as Step;
    case "step.asked-again":
      return {
        ...askedOf(step, event.data, event.data.why === "reopen"),
        ...beginning(event.data.cut),
        requestAt: event.data.requestAt,
        asking: event.data.asking,
        generation: event.data.generation,
        generationAt: at,
        wait: undefined,
      };
    case "step.cancelled":
      return {
        ...withoutStatus(step),
        status: "cancelled",
        settledAt: at,
        because: event.data.because,
        cut: event.data.because === "route-ended" ? cutOf(step) : undefined,
        ...(event.data.noteId ? { noteId: event.data.noteId } : {}),
      };
    case "step.reassigned":
      return {
        ...askedOf(step, event.data),
        ...beginning(event.data.hold && { status: "on-hold", ...event.data.hold }),
      };
    case "step.inherited": {
      const { agencyId, assignment, from } = event.data;
      // Links of the former organisation die with its assignment; the next one has its own.
      const links = Math.min(step.links, 1);
      const formerAgencies = [...step.formerAgencies, from];
      const { asking } = event.data;
      return { ...step, agencyId, assignment, formerAgencies, links, usedLinks: [], answerer: undefined, asking };
    }
    case "step.replanned": {
      const { requestAt, due, dueOn, service, words } = event.data;
      // Who has been asked is written to again, and is reminded of the new date.
      const milestones = due.date === step.due.date ? step.milestones : { escalations: 0 };
      const links = step.links + (isAsked(step) ? 1 : 0);
      return { ...step, requestAt, due, dueOn, service, words, milestones, links };
    }
    case "step.due-changed": {
      const { due, again } = event.data;
      return { ...step, due, milestones: again ? { escalations: 0 } : step.milestones };
    }
    case "step.due-explained":
      return { ...step, due: event.data.due };
    case "step.moved":
      return { ...step, municipality: event.data.municipality };
    case "step.progressed":
      return become(step, "in-progress", { progress: { noteId: event.data.noteId, at }, ...renewed(step, event) });
    case "step.question-asked":
      return { ...step, clarification: { questionId: event.data.noteId, askedAt: at }, ...renewed(step, event) };
    case "step.clarified":
      // The answer brings a link of its own.
      return {
        ...step,
        ...(step.clarification
          ? { clarification: { ...step.clarification, answerId: event.data.noteId, answeredAt: at } }
          : {}),
        links: step.links + 1,
      };
    case "step.nudged":
      return { ...step, milestones: { ...step.milestones, nudgedAt: at } };
    case "step.reminded":
      return { ...step, milestones: { ...step.milestones, remindedAt: at } };
    case "step.fell-due":
      return { ...step, milestones: { ...step.milestones, dueAt: at } };
    case "step.escalated":
      return { ...step, milestones: { ...step.milestones, escalations: event.data.count, escalatedAt: at } };
    case "step.hold-overdue":
      return {
        ...step,
        milestones: { ...step.milestones, holdReminders: event.data.count, holdRemindedAt: at },
      };
    case "step.link-renewed":
    case "step.link-revoked":
      return { ...step, links: event.data.link, linkAt: at };
    case "step.restarted": {
      const { wait: _, ...rest } = step;
      return { ...rest, generation: event.data.generation, generationAt: at } as Step;
    }
  }
}

/** As what an assignment begins: to be asked for on its day, unless it rests, or stands refused, as before. */
function beginning(cut: Cut | undefined) {
  if (cut?.status === "rejected") return cut;
  if (!cut) return { status: "planned" as const };
  const { until, noteId } = cut;
  const hold = { until, noteId, reason: "asked" as const, resumeTo: "planned" as const };
  return { status: "on-hold" as const, hold };
}

function cutOf(step: Step): Cut | undefined {
  if (step.status === "rejected") {
    const { status, rejectedAt, cause, noteId } = step;
    return { status, rejectedAt, cause, noteId };
  }
  const rest = restOf(step);
  return rest && { status: "on-hold", ...rest };
}

const become = (step: Step, status: ResumableStatus, more: Partial<Step> = {}): Step =>
  ({ ...withoutStatus(step), ...more, status }) as Step;

/** A link that answered is used up; the next one comes by mail. */
const renewed = (step: Step, event: { data: { link?: number } }) =>
  event.data.link ? { links: step.links + 1, ...used(step, event) } : {};

const used = (step: Step, { data }: { data: { link?: number } }) => ({
  usedLinks: data.link ? [...step.usedLinks, data.link] : step.usedLinks,
});

/** A settled step with its result; whoever has not decided yet what follows from a bad one has to. */
function withResult(
  settled: Omit<ReturnType<typeof withoutStatus>, "status"> & Pick<SettledStep, "settledAt"> & Settled,
  { result, cause, noteId, instrumentId }: Omit<StepEventData["step.completed"], "late" | "link">,
): Step {
  const undecided = result === "performed" || settled.decided ? undefined : (true as const);
  const outcome = { ...settled, cause, undecided };
  if (result === "not-performed") return { ...outcome, status: "failed", result, noteId: noteId! };
  return { ...outcome, status: "completed", result, instrumentId, ...(noteId ? { noteId } : {}) };
}
type Settled = Pick<Extract<Step, { late: boolean }>, "late" | "decided" | "corrected" | "enrolmentId" | "study">;

/** What a link has answered, so that it can be taken back. */
const answeredBy = (step: Step, { data }: { data: { link?: number } }, at: string): Step["answered"] =>
  data.link === undefined
    ? undefined
    : {
        link: data.link,
        at,
        before: step.status === "on-hold" ? step.hold.resumeTo : (step.status as ResumableStatus),
      };

interface Assigned {
  agencyId: Step["agencyId"];
  assignment: number;
  from: Step["agencyId"];
  due: Step["due"];
  noteId?: Step["assignedNoteId"];
}

/** The step as its next assignment begins: nothing of the former agency's is the next one's business. */
function askedOf(step: Step, { agencyId, assignment, from, due, noteId }: Assigned, undone = false) {
  const ended = attemptOf(step);
  return {
    ...unanswered(withoutStatus(step)),
    agencyId,
    assignment,
    assignedNoteId: noteId,
    formerAgencies: [...step.formerAgencies, from],
    attempts: ended ? [...(step.attempts ?? []), undone ? { ...ended, undone } : ended] : step.attempts,
    requestedAt: undefined,
    asking: undefined,
    answered: undefined,
    answerer: undefined,
    due,
    milestones: { escalations: 0 },
    links: 0,
    usedLinks: [],
  };
}

/** What came of the present assignment, where anything did. */
function attemptOf(step: Step): Attempt | undefined {
  const { agencyId, assignment, requestedAt } = step;
  const by = { agencyId, assignment, requestedAt };
  if (step.status === "rejected")
    return { ...by, outcome: "rejected", endedAt: step.rejectedAt, cause: step.cause, noteId: step.noteId };
  if (!isSettled(step)) return undefined;
  const { settledAt: endedAt, noteId } = step;
  if (step.status === "cancelled") return { ...by, outcome: "cancelled", endedAt, noteId };
  return { ...by, outcome: step.result, endedAt, noteId, cause: step.cause, late: step.late };
}

/** Fields that belong to one status alone. */
type OfStatus =
  | "rejectedAt"
  | "hold"
  | "settledAt"
  | "result"
  | "cause"
  | "because"
  | "cut"
  | "late"
  | "noteId"
  | "undecided"
  | "decided"
  | "corrected"
  | "instrumentId"
  | "enrolmentId"
  | "study";

/** The step without what belongs to its present status alone. */
function withoutStatus(step: Step) {
  const {
    rejectedAt: _r,
    hold: _h,
    settledAt: _s,
    result: _t,
    cause: _c,
    because: _b,
    cut: _k,
    late: _l,
    noteId: _n,
    undecided: _u,
    decided: _d,
    corrected: _o,
    instrumentId: _i,
    enrolmentId: _e,
    study: _y,
    ...rest
  } = step as Step & Record<OfStatus, unknown>;
  return rest;
}

/** What one agency reported or asked is not the next one's business. */
function unanswered<S extends Pick<Step, "progress" | "clarification">>({
  progress: _,
  clarification: __,
  ...rest
}: S) {
  return rest;
}
