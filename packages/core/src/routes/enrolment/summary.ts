import * as z from "zod";
import { programmeKinds } from "../../agencies/programme/programme.ts";
import { attainment, isReached } from "./enrolment.goals.ts";
import { type Enrolment, enrolmentResults, enrolmentStatuses, hadPlace, isEnded } from "./enrolment.ts";

const sessions = z.strictObject({ planned: z.int(), held: z.int() });
const goals = z.strictObject({ agreed: z.int(), reached: z.int() });

/** An enrolment in numbers and codes: what others than its organisation have to know of it. */
export const EnrolmentSummary = z.strictObject({
  enrolmentId: z.string(),
  programmeId: z.string(),
  agencyId: z.string(),
  kind: z.enum(programmeKinds),
  serviceKeys: z.array(z.string()),
  stepId: z.string().optional(),
  status: z.enum(enrolmentStatuses),
  from: z.string(),
  until: z.string(),
  sessions,
  goals,
  attainment: z.number().optional(),
  result: z.enum(enrolmentResults).optional(),
});
export type EnrolmentSummary = z.infer<typeof EnrolmentSummary>;

/** What programmes have come to in a span of time: sessions of its months, goals as they stand. */
export const HelpGiven = z.strictObject({ sessions, goals, enrolments: z.array(EnrolmentSummary) }).meta({
  description:
    "Чем помогли программы за цикл: занятия по месяцам цикла, цели на сегодня / what programmes came to in the cycle: its months' sessions, goals as they stand",
});
export type HelpGiven = z.infer<typeof HelpGiven>;

/** @param first month of the sessions that count, `YYYY-MM` */
export function summaryOf(e: Enrolment, first = ""): EnrolmentSummary {
  const { enrolmentId, programmeId, agencyId, kind, serviceKeys, stepId, status, from, until, result } = e;
  const months = e.months.filter(({ month }) => month >= first);
  return {
    enrolmentId,
    programmeId,
    agencyId,
    kind,
    serviceKeys,
    stepId,
    status,
    from,
    until: e.endedOn ?? until,
    sessions: {
      planned: months.reduce((sum, { planned }) => sum + planned, 0),
      held: months.reduce((sum, { held }) => sum + held, 0),
    },
    goals: { agreed: e.goals.length, reached: e.goals.filter(isReached).length },
    attainment: attainment(e.goals),
    result,
  };
}

/** Those of a child that have, or had, a place since that day; undefined where there are none. @param since ISO date */
export function helpSince(all: readonly Enrolment[], since: string): HelpGiven | undefined {
  const given = all.filter((e) => hadPlace(e) && !e.double && (e.endedOn ?? e.until) >= since);
  if (given.length === 0) return undefined;
  const enrolments = given.map((e) => summaryOf(e, since.slice(0, 7)));
  const sum = (of: (one: EnrolmentSummary) => number) => enrolments.reduce((total, one) => total + of(one), 0);
  return {
    sessions: { planned: sum((one) => one.sessions.planned), held: sum((one) => one.sessions.held) },
    goals: { agreed: sum((one) => one.goals.agreed), reached: sum((one) => one.goals.reached) },
    enrolments,
  };
}

/** What is not over, for whoever takes over. */
export const openOf = (all: readonly Enrolment[]): EnrolmentSummary[] =>
  all.filter((e) => !isEnded(e)).map((e) => summaryOf(e));
