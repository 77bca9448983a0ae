import type { Actor } from "../../ground/shared/actor.ts";
import { isStaff } from "../../ground/shared/authorise.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { type Body, seatsOf, sitsIn } from "./body.ts";
import { territoryOf } from "./meeting.scope.ts";
import type { Meeting, MeetingStatus, MeetingVerb } from "./meeting.ts";

/** What may follow what. */
const may = {
  agenda: ["planned", "invited"],
  invite: ["planned"],
  move: ["planned", "invited"],
  cancel: ["planned", "invited"],
  answer: ["invited"],
  hold: ["invited", "held"],
  minutes: ["held"],
  decisions: ["held"],
  approve: ["held"],
  correct: ["minuted"],
} as const satisfies Record<MeetingVerb, readonly MeetingStatus[]>;

const takes = (verb: MeetingVerb, { status }: Pick<Meeting, "status">): boolean =>
  (may[verb] as readonly MeetingStatus[]).includes(status);

/** @throws Refusal meeting.closed */
export function mustMay(verb: MeetingVerb, meeting: Meeting): void {
  if (takes(verb, meeting)) return;
  throw new Refusal(
    "meeting.closed",
    { ru: "С заседанием в этом состоянии так нельзя.", en: "This is not possible with the meeting as it stands." },
    { current: { status: meeting.status } },
  );
}

/** What this actor may do with it now; staff also what a member says by telephone. */
export function mayDo(actor: Actor, meeting: Meeting, body: Body): MeetingVerb[] {
  const isIts = isStaff(actor, territoryOf(body));
  const answers = isIts || (actor.kind === "specialist" && sitsIn(body, actor.agency));
  return (Object.keys(may) as MeetingVerb[]).filter(
    (verb) => takes(verb, meeting) && (verb === "answer" ? answers : isIts),
  );
}

export const refOf = ({ meetingId, bodyId, municipality, place, on }: Meeting) => ({
  meetingId,
  bodyId,
  municipality,
  place,
  on,
});

/** More than the quorum's share of whoever sits in the body. */
export const isQuorate = (present: number, { seats, quorum }: { seats: number; quorum: number }): boolean =>
  present * 100 > quorum * seats;

/** Who was there: before anything is decided it can be put right. @throws Refusal meeting.closed, input.invalid */
export function hold(
  meeting: Meeting,
  body: Body,
  given: { present: Meeting["present"] & object; guests: string[] },
  today: string,
): Meeting {
  mustMay("hold", meeting);
  mustBeRight(meeting.on > today ? [fault("/present", "в день заседания или позже", "on its day or later")] : []);
  const strangers = given.present.flatMap((agencyId, i) =>
    sitsIn(body, agencyId) ? [] : [fault(`/present/${i}`, "участник рабочей группы", "a member of the body")],
  );
  mustBeRight(strangers);
  const seats = seatsOf(body).length;
  const quorate = isQuorate(given.present.length, { seats, quorum: body.quorum });
  if (!quorate && meeting.decisionIds.length > 0) throw noQuorum(meeting);
  return {
    ...meeting,
    ...given,
    status: "held",
    secretaryId: body.secretary.agencyId,
    seats,
    quorate,
    seen: undefined,
  };
}

export const noQuorum = ({ present = [], seats = 0 }: Pick<Meeting, "present" | "seats">) =>
  new Refusal(
    "meeting.no-quorum",
    {
      ru: `Нет кворума: присутствовали ${present.length} из ${seats}. Решений такое заседание не принимает; назначьте новое.`,
      en: `There was no quorum: ${present.length} of ${seats} were present. Such a meeting decides nothing; plan another one.`,
    },
    { current: { present: present.length, seats } },
  );
