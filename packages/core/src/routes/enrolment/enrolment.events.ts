import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, EnrolmentId, ProgrammeId, StepId } from "../../ground/shared/ids.ts";
import type { EnrolmentResult, EnrolmentStatus, LeaveCause } from "./enrolment.ts";
import type { LessonReminder } from "./lesson.ts";

/** Whom and what every event of an enrolment concerns. */
export interface EnrolmentRef {
  enrolmentId: EnrolmentId;
  childId: ChildId;
  programmeId: ProgrammeId;
  agencyId: AgencyId;
  municipality: string;
  stepId?: StepId | undefined;
}

/** What each event tells beside the {@link EnrolmentRef}: codes and dates only. */
export interface EnrolmentEventData {
  "enrolment.made": { status: Extract<EnrolmentStatus, "enrolled" | "waiting">; generation: number };
  /** A place has become free and is kept to the end of that day. */
  "enrolment.offered": { until: string };
  /** Nobody answered; `again`: it waits at the end of the queue. */
  "enrolment.offer-lapsed": { again: boolean };
  /** Who waits, does so for a programme that now goes on to another day. */
  "enrolment.term-changed": { until: string };
  "enrolment.enrolled": Record<string, never>;
  "enrolment.sessions-recorded": { month: string };
  /** Hours by video; of those that are new the first day. */
  "enrolment.lessons-planned": { lessons: number; first: string };
  "enrolment.lesson-called-off": { at: string; on: string };
  /** The family is reminded. */
  "enrolment.lesson-soon": { at: string; on: string; before: LessonReminder };
  /** `again`: it was not held, nor was the one before. */
  "enrolment.lesson-told": { at: string; held: boolean; again: boolean };
  "enrolment.goals-set": { goals: number };
  /** The organisation is to say what sessions there were in the month: asked, reminded, and then told to the coordinator. */
  "enrolment.sessions-due": { month: string; count: 1 | 2 | 3 };
  /** Another municipality looks after it. */
  "enrolment.moved": Record<string, never>;
  /** Another one of the same child goes on in it; or each goes on by itself again. */
  "enrolment.joined": Record<string, never>;
  "enrolment.parted": { generation: number };
  "enrolment.completed": { result: EnrolmentResult };
  "enrolment.left": { cause: LeaveCause; hadPlace: boolean };
  /** The execution is gone: a new one with this generation shall take over. */
  "enrolment.restarted": { generation: number };
  /** The execution came to wait for an enrolment that has ended already. */
  "enrolment.wait-answered": { generation: number };
}
export type EnrolmentEventType = keyof EnrolmentEventData;
export type EnrolmentEvent = {
  [T in EnrolmentEventType]: NewEvent<T, EnrolmentRef & EnrolmentEventData[T]>;
}[EnrolmentEventType];
