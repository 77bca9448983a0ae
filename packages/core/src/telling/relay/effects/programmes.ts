import * as Programme from "../../../agencies/programme/index.ts";
import * as Digest from "../../digest/index.ts";
import * as Inbox from "../../inbox/index.ts";
import * as enrolments from "../enrolments.ts";
import type { Effects } from "../events.ts";

/** Programmes and enrolments. */
export const effects: Effects = {
  "programme.approved": async (r, e) => {
    await enrolments.programmeApproved(r, e);
    if (e.data.agencyId === undefined) await Programme.tellCopies(r.ctx, e.data.programmeId);
  },
  "programme.model-revised": async (r, { at, data: { agencyId } }) => {
    if (!agencyId) return;
    await Digest.collect(r.ctx, { agencyId }, { open: "programmes", at });
    await Digest.wakeForDigest(r.ctx, r.workflows);
  },
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
  "enrolment.moved": ({ ctx }, { data: { municipality, enrolmentId } }) =>
    Inbox.moveTasks(
      ctx,
      municipality,
      ["place-offered", "sessions-missing", "lessons-missed", "enrolment-left"],
      [enrolmentId],
    ),
  "enrolment.completed": enrolments.ended,
  "enrolment.left": enrolments.ended,
  "enrolment.wait-answered": enrolments.answer,
};
