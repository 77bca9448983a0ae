import { Temporal } from "temporal-polyfill";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Call, CallStage, Reviewer, SetCall } from "./call.ts";
import type { CallEvent, TalkEvent } from "./talk.events.ts";
import { isOpen, type Review, type Talk } from "./talk.ts";

// The rules of a call and of what is submitted to it.

export interface Decided {
  events: TalkEvent[];
  after: Talk;
}
type Plain = Exclude<TalkEvent["type"], "talk.reviews-asked">;

export const refOf = ({ talkId, occasionId, agencyId }: Talk) => ({ talkId, occasionId, agencyId });
export const happened = (type: Plain, one: Talk): TalkEvent => ({ type, data: refOf(one) });
const became = (type: Plain, after: Talk): Decided => ({ events: [happened(type, after)], after });

export const callClosed = () =>
  new Refusal("call.closed", {
    ru: "Доклады сейчас не принимаются: приём ещё не открыт, уже закрыт, или мероприятия не будет.",
    en: "No talks are taken now: the call is not open yet, is over, or there is no event.",
  });
export const closed = ({ status }: Pick<Talk, "status">) =>
  new Refusal(
    "talk.closed",
    {
      ru: "Сейчас этого нельзя: доклад в другом состоянии или мероприятие уже началось.",
      en: "Not possible now: the talk is in another state, or the event has begun.",
    },
    { current: { status } },
  );

// The call, which time takes from stage to stage.

/** So many days before its close, and before reviews are due, whoever it concerns is reminded; a week after these nothing should be undecided. */
const [remindedBefore, decidedWithin] = [{ days: 3 }, { days: 8 }];
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** @param today ISO, by the region's clock */
export const isTaking = ({ opens, closes, stage }: Pick<Call, "opens" | "closes" | "stage">, today: string): boolean =>
  (stage === "called" || stage === "closing") && opens <= today && today <= closes;

/** @throws Refusal call.closed */
export function mustTake(call: Call, today: string): void {
  if (!isTaking(call, today)) throw callClosed();
}

/** The day (ISO) on which something is to be done about it by itself. */
export function attendOn({
  stage,
  closes,
  reviewsBy,
}: Pick<Call, "stage" | "closes" | "reviewsBy">): string | undefined {
  const on: Record<CallStage, Temporal.PlainDate | undefined> = {
    called: day(closes).subtract(remindedBefore),
    closing: day(closes).add({ days: 1 }),
    closed: day(reviewsBy).subtract(remindedBefore),
    due: day(reviewsBy).add({ days: 1 }),
    late: day(reviewsBy).add(decidedWithin),
    over: undefined,
    off: undefined,
  };
  return on[stage]?.toString();
}

const next = {
  called: ["closing", "call.closing"],
  closing: ["closed", "call.closed"],
  closed: ["due", undefined],
  due: ["late", "call.late"],
  late: ["over", "call.undecided"],
} as const;

/** What time has come for: one stage on, and what is told of that. Whom reviews remind is known by whoever asks. */
export function attendCall(
  call: Call,
  today: string,
): { after: Call; events: CallEvent[]; reminds: boolean } | undefined {
  const { stage, occasionId, agencyId } = call;
  const on = attendOn(call);
  if (on === undefined || on > today || stage === "over" || stage === "off") return undefined;
  const [after, type] = next[stage];
  const events: CallEvent[] = type ? [{ type, data: { occasionId, agencyId } }] : [];
  return { after: { ...call, stage: after }, events, reminds: after === "due" };
}

/** Said again: a later close opens it anew, later days for reviews wait anew. */
export function setAgain(before: Call | undefined, said: SetCall, today: string): CallStage {
  if (!before) return "called";
  if (said.closes !== before.closes && said.closes >= today) return "called";
  if (said.reviewsBy !== before.reviewsBy && said.reviewsBy >= today && ["due", "late", "over"].includes(before.stage))
    return "closed";
  return before.stage;
}

/** A section that talks may name is said otherwise, and not taken away. @throws Refusal input.invalid */
export function mustKeepSections(before: Call | undefined, said: SetCall, today: string): void {
  const isBegun = before !== undefined && before.opens <= today;
  const gone = isBegun && before.sections.some(({ key }) => !said.sections.some((one) => one.key === key));
  mustBeRight(
    gone ? [fault("/sections", "прежние секции остаются: приём уже шёл", "sections stay: the call has been open")] : [],
  );
}

// A talk.

export function confirm(one: Talk, now: Temporal.Instant): Decided | undefined {
  if (one.status === "submitted" || one.status === "accepted" || one.status === "reserve" || one.status === "refused")
    return undefined;
  if (one.status !== "unconfirmed" || (one.until !== undefined && one.until < now.toString())) throw closed(one);
  return became("talk.submitted", { ...one, status: "submitted", until: undefined });
}

/** By whoever submitted it, until the close; that names are printed or not, as long as it stands. @throws Refusal talk.closed, call.closed */
export function correct(
  one: Talk,
  said: { kind?: Talk["kind"]; section?: string; publish?: boolean; words: boolean },
  { call, today }: { call: Call; today: string },
): Decided {
  if (!isOpen(one)) throw closed(one);
  const { words, publish = one.publish, kind = one.kind, section = one.section } = said;
  if (words || kind !== one.kind || section !== one.section) {
    if (one.status !== "submitted" && one.status !== "unconfirmed") throw closed(one);
    mustTake(call, today);
  }
  const after = { ...one, kind, section, publish };
  return became(publish === one.publish ? "talk.corrected" : "talk.published", after);
}

/** By whoever submitted it, until the event begins; twice is once. @throws Refusal talk.closed */
export function withdraw(one: Talk, hasBegun: boolean, reasonId: NoteId | undefined): Decided | undefined {
  if (one.status === "withdrawn" || one.status === "lapsed") return undefined;
  if (!isOpen(one) || hasBegun) throw closed(one);
  return became("talk.withdrawn", { ...one, status: "withdrawn", until: undefined, slot: undefined, reasonId });
}

/**
 * Who reads it: whoever has answered stays, and nobody reads what their own organisation has submitted.
 * @param own organisations that have a part in it @throws Refusal talk.closed, input.invalid
 */
export function ask(
  one: Talk,
  reviewers: readonly Reviewer[],
  { own, at, byHand }: { own: ReadonlySet<AgencyId>; at: string; byHand: boolean },
): Decided {
  if (one.status !== "submitted") throw closed(one);
  mustBeRight(
    reviewers.flatMap(({ agencyId }, i) =>
      own.has(agencyId)
        ? [fault(`/reviewers/${i}/agencyId`, "своё не рецензируют: другая организация", "not whose own it is")]
        : [],
    ),
  );
  const reviews: Review[] = [
    ...one.reviews.filter(
      ({ agencyId, answeredAt, declined }) =>
        reviewers.some((each) => each.agencyId === agencyId) || (answeredAt !== undefined && !declined),
    ),
  ];
  const added = reviewers.filter(({ agencyId }) => !reviews.some((each) => each.agencyId === agencyId));
  for (const { agencyId, specialistId } of added) reviews.push({ agencyId, specialistId, askedAt: at });
  const after = { ...one, reviews, late: added.length > 0 ? undefined : one.late };
  const asked = added.map(({ agencyId }) => agencyId);
  return { events: [{ type: "talk.reviews-asked", data: { ...refOf(one), reviewers: asked, byHand } }], after };
}

/** Whom a talk goes to by itself: in turn, so that everybody reads about as many. @param n the how-manieth talk */
export function inTurn(
  reviewers: readonly Reviewer[],
  { each, n, own }: { each: number; n: number; own: ReadonlySet<AgencyId> },
): Reviewer[] {
  const may = reviewers.filter(({ agencyId }) => !own.has(agencyId));
  return Array.from({ length: Math.min(each, may.length) }, (_, i) => may[(n * each + i) % may.length]!);
}

/** A mark, or that one cannot say; said again it is put right. @throws Refusal talk.closed: it is decided, or nobody has asked them */
export function review(
  one: Talk,
  by: AgencyId,
  { grade, remarkId, at }: { grade?: number | undefined; remarkId: NoteId; at: string },
): Decided {
  if (one.status !== "submitted") throw closed(one);
  const reviews = one.reviews.map(
    (each): Review =>
      each.agencyId === by
        ? { ...each, grade, declined: grade === undefined ? true : undefined, remarkId, answeredAt: at }
        : each,
  );
  return became(grade === undefined ? "talk.review-declined" : "talk.reviewed", { ...one, reviews });
}

/** Until the event begins; otherwise than before is told anew. @throws Refusal talk.closed */
export function decide(
  one: Talk,
  decision: "accepted" | "reserve" | "refused",
  { wordsId, at, hasBegun }: { wordsId: NoteId | undefined; at: string; hasBegun: boolean },
): Decided {
  const decidable = one.status === "submitted" || one.status === "refused" || one.status === "reserve";
  if (hasBegun || !(decidable || one.status === "accepted")) throw closed(one);
  return became(`talk.${decision}`, {
    ...one,
    status: decision,
    // Words belong to their decision: of a refusal nothing is read once it is accepted.
    wordsId: wordsId ?? (one.status === decision ? one.wordsId : undefined),
    decidedAt: at,
    slot: decision === "accepted" ? one.slot : undefined,
  });
}

/** Whether somebody has to see to who reads it. */
export const wantsReviewer = ({ status, reviews, late }: Talk): boolean =>
  status === "submitted" &&
  reviews.some(({ declined, answeredAt }) => declined === true || (late === true && answeredAt === undefined));

export const isPending = ({ answeredAt }: Review): boolean => answeredAt === undefined;
/** The mean grade, in tenths; of none there is no mean. */
export function meanOf({ reviews }: Pick<Talk, "reviews">): number | undefined {
  const grades = reviews.flatMap(({ grade }) => (grade === undefined ? [] : [grade]));
  return grades.length === 0 ? undefined : Math.round((10 * grades.reduce((a, b) => a + b, 0)) / grades.length) / 10;
}
