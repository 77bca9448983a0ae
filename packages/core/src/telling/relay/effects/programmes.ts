import * as enrolments from "../enrolments.ts";
import type { Effects } from "../events.ts";

/** Programmes and enrolments. */
export const effects: Effects = {
  "programme.approved": enrolments.programmeApproved,
  "programme.withdrawn": enrolments.queueMoved,
  "programme.queue-continued": enrolments.queueMoved,
  "enrolment.made": enrolments.made,
  "enrolment.restarted": enrolments.start,
  "enrolment.offered": enrolments.offered,
  "enrolment.offer-lapsed": enrolments.offerLapsed,
  "enrolment.term-changed": enrolments.retime,
  "enrolment.joined": enrolments.joined,
  "enrolment.parted": enrolments.parted,
  "enrolment.enrolled": enrolments.enrolled,
  "enrolment.sessions-recorded": enrolments.sessionsRecorded,
  "enrolment.lessons-planned": enrolments.retime,
  "enrolment.lesson-soon": enrolments.lessonSoon,
  "enrolment.lesson-told": enrolments.lessonTold,
  "enrolment.sessions-due": enrolments.sessionsDue,
  "enrolment.completed": enrolments.ended,
  "enrolment.left": enrolments.ended,
  "enrolment.wait-answered": enrolments.answer,
};
