import type { Asking } from "../../forms/response/part.actions.ts";
import type { Deadline } from "../../ground/calendar/calendar.ts";
import type { PeriodId } from "../../ground/calendar/index.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, EnrolmentId, InstrumentId, NoteId, RouteId, StepId } from "../../ground/shared/ids.ts";
import type { AnsweredBy } from "../../ground/vault/answerer.ts";
import type { StudyAnswer } from "../instrument/study.ts";
import type { Cut, HoldReason, Rest, ResumableStatus, StepCause, StepResult } from "./step.ts";

/** Whom and what every step event concerns, so that the relay can act without loading more than it must. */
export interface StepRef {
  stepId: StepId;
  routeId: RouteId;
  childId: ChildId;
  cycle: number;
  stage: string;
  agencyId: AgencyId;
  assignment: number;
  /** Of an answer: who gave it. */
  answerer?: AnsweredBy;
}

/** A locked period whose figures change, and the note that says why. */
export interface Revision {
  period: PeriodId;
  reasonId: NoteId;
}

/** What each event tells beside the {@link StepRef}; ids, codes and dates only. `link`: the one-time link it used up. */
export interface StepEventData {
  "step.planned": { requestAt: string; generation: number };
  /** `asking`: by which response it asks, where it asks by a form. */
  "step.requested": { due: Deadline; asking?: Asking };
  /** `asked`: it was at rest already, as somebody had asked. */
  "step.withheld": { resumeTo: ResumableStatus; asked?: Rest };
  "step.received": { via: string };
  "step.accepted": { via: string; link?: number };
  "step.rejected": { cause?: StepCause; noteId: NoteId; link?: number };
  /** `asked`: of one whose organisation has closed: somebody had asked to wait. */
  "step.held": {
    noteId?: NoteId;
    until?: string;
    reason: HoldReason;
    resumeTo: ResumableStatus;
    link?: number;
    asked?: Rest;
  };
  /** A partial report. */
  "step.progressed": { noteId: NoteId; link?: number };
  /** The agency asks the coordinator what is meant, and the coordinator answers. */
  "step.question-asked": { noteId: NoteId; link?: number };
  "step.clarified": { noteId: NoteId };
  /** A coordinator asked to remind. */
  "step.nudged": Record<string, never>;
  "step.resumed": { to: ResumableStatus };
  "step.completed": {
    result: StepResult;
    cause?: StepCause;
    late: boolean;
    noteId?: NoteId;
    link?: number;
    instrumentId?: InstrumentId;
    /** Whose sessions are the report. */
    enrolmentId?: EnrolmentId;
    study?: StudyAnswer;
  };
  /** A coordinator leaves a result as it is that is not what was asked for; `because`: its route ended meanwhile. */
  "step.outcome-accepted": { noteId?: NoteId; because?: "route-ended" };
  /** Its route goes on: what follows, which nobody had said when that ended, is a coordinator's to say. */
  "step.decision-wanted": Record<string, never>;
  /**
   * Asked anew after it was settled, of the same agency or another: an assignment and a generation more. `cut`: it came back with its
   * route, and nobody is asked: it rests, or stands refused, as it did when that ended.
   */
  "step.asked-again": {
    why: "repeat" | "give-to-another" | "reopen";
    from: AgencyId;
    requestAt: string;
    due: Deadline;
    generation: number;
    noteId: NoteId;
    revisions: Revision[];
    cut?: Cut;
    /** The same organisation goes on with what it had answered. */
    asking?: Asking | undefined;
  };
  /** A coordinator put the result right, or the sessions that it sums up were; `revisions`: locked periods whose figures change by it, each with the note that says why. */
  "step.corrected": {
    result: StepResult;
    cause?: StepCause;
    was: StepResult;
    noteId?: NoteId;
    reasonId: NoteId;
    revisions: Revision[];
    enrolmentId?: EnrolmentId;
    /** Absent: as it was answered. */
    study?: StudyAnswer;
    /** The answers to its form were put right too. */
    answered?: true | undefined;
  };
  /** The agency took back what it had answered by a link, which lives again. */
  "step.undone": { link: number; generation: number };
  /**
   * `because`: its route ended; should that be a mistake, the step comes back with it. `wasAsked`: the agency had been asked and
   * had not turned it down, so that it has to hear of it.
   */
  "step.cancelled": { noteId?: NoteId; because?: "route-ended"; wasAsked?: boolean };
  /** `hold`: it rests with the new agency too. */
  "step.reassigned": {
    from: AgencyId;
    due: Deadline;
    noteId?: NoteId;
    hold?: Rest;
    wasAsked?: boolean;
  };
  /** Its organisation has closed, and the successor goes on where that was: asked, accepted or under way, by the same day. */
  "step.inherited": { from: AgencyId; due: Deadline; asking?: Asking };
  /** The plan gives it other days or words; `reasonId`: why. */
  "step.replanned": {
    requestAt: string;
    due: Deadline;
    dueOn?: string;
    service?: string;
    words?: NoteId;
    reasonId?: NoteId;
  };
  /** The calendar has changed: another day, or another last working day; `again`: it is ahead, and reminded of anew. */
  "step.due-changed": { due: Deadline; was: { date: string; workBy: string }; again: boolean };
  /** The calendar has changed, and says otherwise why the same day is the one. */
  "step.due-explained": { due: Deadline };
  /** Another municipality looks after it. */
  "step.moved": { municipality: string };
  "step.reminded": Record<string, never>;
  "step.fell-due": Record<string, never>;
  "step.escalated": { count: number };
  /** It rests although its due date has passed. */
  "step.hold-overdue": { count: number };
  "step.link-renewed": { link: number };
  /** The live link is dead, and no letter has the number that follows it. */
  "step.link-revoked": { link: number; noteId: NoteId };
  /** The execution is gone or stale: a new one with this generation shall take over. */
  "step.restarted": { requestAt: string; generation: number };
  /** The execution came to wait for a step that is settled already. */
  "step.wait-answered": { generation: number };
}
export type StepEventType = keyof StepEventData;
export type StepEvent = { [T in StepEventType]: NewEvent<T, StepRef & StepEventData[T]> }[StepEventType];
