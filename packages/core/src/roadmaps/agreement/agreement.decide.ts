import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { mustBePast, type Order } from "../../ground/shared/act.ts";
import type { AgencyId, NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { AgreementEvent } from "./agreement.events.ts";
import {
  type Agreement,
  type AgreementStatus,
  type AgreementVerb,
  mostParties,
  type NewAgreement,
  type Party,
} from "./agreement.ts";

/** What may follow what. */
const may = {
  join: ["active"],
  leave: ["active"],
  renew: ["active", "ended"],
  end: ["draft", "active"],
  approve: ["draft"],
} as const satisfies Record<AgreementVerb, readonly AgreementStatus[]>;

export const mayDo = ({ status }: Pick<Agreement, "status">): AgreementVerb[] =>
  (Object.keys(may) as AgreementVerb[]).filter((verb) => (may[verb] as readonly AgreementStatus[]).includes(status));

interface Decided {
  events: AgreementEvent[];
  after: Agreement;
}
type Who = { at: string; by: string };

/** @throws Refusal agreement.closed */
function mustMay(verb: AgreementVerb, agreement: Agreement): void {
  if (mayDo(agreement).includes(verb)) return;
  throw new Refusal(
    "agreement.closed",
    { ru: "С документом в этом состоянии так нельзя.", en: "This is not possible with the paper as it stands." },
    { current: { status: agreement.status } },
  );
}

export const refOf = ({ agreementId, municipality }: Agreement) => ({ agreementId, municipality });

/** A paper that is signed counts from a day of the next year at the latest: of later years nobody signs yet. */
const countsWithin = { years: 1 };

/** @throws Refusal input.invalid */
export function mustBeSound(
  { date, from, parties }: Pick<NewAgreement, "date" | "from" | "parties">,
  today: Temporal.PlainDate,
): void {
  const [day, latest] = [today.toString(), today.add(countsWithin).toString()];
  mustBeRight([
    ...(date > day ? [fault("/date", "не позже сегодняшнего дня", "not after today")] : []),
    ...(from !== undefined && (from < date || from > latest)
      ? [fault("/from", "от дня документа, не дальше года вперёд", "from its own day, at most a year ahead")]
      : []),
    ...parties.flatMap(({ joinedOn }, i) =>
      joinedOn !== undefined && joinedOn > day
        ? [fault(`/parties/${i}/joinedOn`, "не позже сегодняшнего дня", "not after today")]
        : [],
    ),
  ]);
}

/** The last day (ISO) on which an organisation took part; nothing where it does, or never has. */
export function lastDayOf({ parties }: Agreement, agencyId: AgencyId, today: string): string | undefined {
  const own = parties.filter((one) => one.agencyId === agencyId);
  if (own.some(({ leftOn }) => leftOn === undefined || leftOn >= today)) return undefined;
  return own
    .map(({ leftOn }) => leftOn!)
    .toSorted()
    .at(-1);
}

/** As it was on a day: whoever has left reads nothing of what became of it. */
export function asOf(agreement: Agreement, day: string | undefined): Agreement {
  if (day === undefined) return agreement;
  const later = agreement.renewals.find(({ date }) => date > day);
  const isEnded = agreement.endedOn !== undefined && agreement.endedOn <= day;
  return {
    ...agreement,
    status: agreement.status === "ended" && !isEnded ? "active" : agreement.status,
    until: later ? later.from : agreement.until,
    renewals: agreement.renewals.filter(({ date }) => date <= day),
    endedOn: isEnded ? agreement.endedOn : undefined,
    reasonId: isEnded ? agreement.reasonId : undefined,
    parties: agreement.parties
      .filter(({ joinedOn }) => joinedOn <= day)
      .map((one) => ({ ...one, leftOn: one.leftOn !== undefined && one.leftOn <= day ? one.leftOn : undefined })),
  };
}

/** @throws Refusal agreement.closed, conflict.exists, input.invalid */
export function join(agreement: Agreement, party: Omit<Party, "n" | "leftOn">, today: string): Decided {
  mustMay("join", agreement);
  mustBeRight(party.joinedOn > today ? [fault("/party/joinedOn", "не позже сегодняшнего дня", "not after today")] : []);
  mustBeRight(
    agreement.parties.length >= mostParties
      ? [fault("/party", `не больше ${mostParties}`, `at most ${mostParties}`)]
      : [],
  );
  const same = (one: Party) => (party.agencyId ? one.agencyId === party.agencyId : one.name === party.name);
  if (agreement.parties.some((one) => same(one) && one.leftOn === undefined))
    throw new Refusal("conflict.exists", { ru: "Эта сторона уже участвует.", en: "This party has joined already." });
  const n = Math.max(0, ...agreement.parties.map((one) => one.n)) + 1;
  return {
    events: [{ type: "agreement.joined", data: { ...refOf(agreement), party: n } }],
    after: { ...agreement, parties: [...agreement.parties, { ...party, n }] },
  };
}

/** @throws Refusal agreement.closed, input.invalid */
export function leave(agreement: Agreement, { party, on }: { party: number; on: string }, today: string): Decided {
  mustMay("leave", agreement);
  const found = agreement.parties.find(({ n, leftOn }) => n === party && leftOn === undefined);
  mustBeRight(
    found ? [] : [fault("/party", "номер стороны, которая участвует", "the number of a party that takes part")],
  );
  mustBeRight([
    ...(on < found!.joinedOn ? [fault("/on", "не раньше присоединения", "not before it joined")] : []),
    ...(on > today ? [fault("/on", "не позже сегодняшнего дня", "not after today")] : []),
  ]);
  return {
    events: [{ type: "agreement.left", data: { ...refOf(agreement), party } }],
    after: { ...agreement, parties: agreement.parties.map((one) => (one === found ? { ...one, leftOn: on } : one)) },
  };
}

/**
 * An organisation that has closed takes part no more from that day on; whoever goes on with its work does in its place (Civil Code, art. 58).
 * Again with a successor who was named later: nothing is left twice.
 */
export function succeed(
  agreement: Agreement,
  { agencyId, closedOn, heir }: { agencyId: AgencyId; closedOn: string; heir: AgencyId | undefined },
): Decided {
  const { parties } = agreement;
  const own = parties.findLast((one) => one.agencyId === agencyId && (one.leftOn === undefined || one.closed));
  if (agreement.status !== "active" || !own) return { events: [], after: agreement };
  const day = [own.joinedOn, closedOn].toSorted()[1]!;
  const left = parties.map((one): Party => (one === own ? { ...one, leftOn: day, closed: true } : one));
  const isNew = heir !== undefined && !parties.some((one) => one.agencyId === heir && one.leftOn === undefined);
  const n = Math.max(0, ...parties.map((one) => one.n)) + 1;
  const events: AgreementEvent[] = [];
  if (own.leftOn === undefined) events.push({ type: "agreement.left", data: { ...refOf(agreement), party: own.n } });
  if (isNew) events.push({ type: "agreement.joined", data: { ...refOf(agreement), party: n } });
  return {
    events,
    after: { ...agreement, parties: isNew ? [...left, { n, agencyId: heir, joinedOn: day }] : left },
  };
}

/** It works again, and takes part as before; by a mistake nothing was left. */
export function rejoin(agreement: Agreement, agencyId: AgencyId): Decided {
  const own = agreement.parties.findLast((one) => one.agencyId === agencyId && one.closed);
  if (agreement.status !== "active" || !own) return { events: [], after: agreement };
  return {
    events: [{ type: "agreement.joined", data: { ...refOf(agreement), party: own.n } }],
    after: {
      ...agreement,
      parties: agreement.parties.map((one) => (one === own ? { ...one, leftOn: undefined, closed: undefined } : one)),
    },
  };
}

/** An agreement is between two at least; an order binds one. */
export const isAlone = ({ kind, parties }: Agreement): boolean =>
  parties.filter(({ leftOn }) => leftOn === undefined).length < (kind === "agreement" ? 2 : 1);

/**
 * A longer term, or none; also after the term was over. What was ended before its time by mistake goes on for the term that it had, or
 * another one. @throws Refusal agreement.closed, input.invalid */
export function renew(
  agreement: Agreement,
  { until, number, date }: z.infer<typeof Order> & { until?: string | undefined },
  { at, by, today }: Who & { today: string },
): Decided {
  mustMay("renew", agreement);
  // With a reason: not by its term.
  const wasEnded = agreement.status === "ended" && agreement.reasonId !== undefined;
  const isLonger =
    until === undefined
      ? wasEnded || agreement.until !== undefined
      : (wasEnded || until > (agreement.until ?? "9999")) && until >= today;
  mustBeRight(
    isLonger ? [] : [fault("/until", "позже нынешнего срока и не в прошлом", "later than now, and not in the past")],
  );
  mustBePast({ number, date }, today);
  const renewal = { number, date, from: agreement.until ?? agreement.endedOn!, until, at, by };
  return {
    events: [{ type: "agreement.renewed", data: refOf(agreement) }],
    after: {
      ...agreement,
      status: "active",
      until,
      told: undefined,
      endedOn: undefined,
      reasonId: undefined,
      renewals: [...agreement.renewals, renewal],
    },
  };
}
/** Before its term, with the reason. @throws Refusal agreement.closed, input.invalid */
export function end(agreement: Agreement, on: string, today: string, reasonId: NoteId): Decided {
  mustMay("end", agreement);
  mustBeRight(
    on > today || on < agreement.date ? [fault("/on", "от дня документа до сегодня", "from its own day to today")] : [],
  );
  return {
    events: [{ type: "agreement.ended", data: refOf(agreement) }],
    after: { ...agreement, status: "ended", endedOn: on, reasonId },
  };
}

/** Nothing where the same act has approved it. @throws Refusal agreement.closed, input.invalid */
export function approve(
  agreement: Agreement,
  act: Pick<NonNullable<Agreement["approval"]>, "act" | "decisionId">,
  { at, by, today }: Who & { today: string },
): Decided {
  mustMay("approve", agreement);
  mustBePast(act.act, today);
  return {
    events: [{ type: "agreement.approved", data: refOf(agreement) }],
    after: { ...agreement, status: "active", approval: { ...act, at, by } },
  };
}

/** So many days before its last one a term is told. */
const toldBefore = [60, 30] as const;

const dayBefore = (until: string, days: number): string => Temporal.PlainDate.from(until).subtract({ days }).toString();

/** The day (ISO) from which something is to be done about it. */
export function attendOn({ status, until, told }: Agreement): string | undefined {
  if (status !== "active" || until === undefined) return undefined;
  const next = toldBefore.find((days) => told === undefined || days < told);
  return next === undefined ? Temporal.PlainDate.from(until).add({ days: 1 }).toString() : dayBefore(until, next);
}

/** What time asks for: of a late look only the nearest is told. */
export function attend(agreement: Agreement, today: string): Decided | undefined {
  const due = attendOn(agreement);
  if (due === undefined || due > today) return undefined;
  const until = agreement.until!;
  if (today > until)
    return {
      events: [{ type: "agreement.expired", data: refOf(agreement) }],
      after: { ...agreement, status: "ended", endedOn: until },
    };
  const days = toldBefore.findLast((one) => dayBefore(until, one) <= today)!;
  return {
    events: [{ type: "agreement.ending", data: { ...refOf(agreement), days, until } }],
    after: { ...agreement, told: days },
  };
}
