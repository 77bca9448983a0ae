import { Temporal } from "temporal-polyfill";
import { addWorkingDays, isNoCalendar, type WorkCalendar } from "../../ground/calendar/index.ts";
import type { NoteId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { FormContent } from "../form/content.ts";
import type { RoundEvent, RoundRef } from "./round.events.ts";
import {
  type Audience,
  type Finding,
  isNameless,
  isSettled,
  type NewRound,
  type Round,
  type RoundVerb,
} from "./round.ts";

interface Decided {
  after: Round;
  events: RoundEvent[];
}

/** A round lasts a year at most, with all that it is extended by. */
const longest = { years: 1 };
/** So many working days before its last day whoever has not answered is reminded. */
const remindedBefore = [5, 1];
/** So many days after its end it may be opened again, and whom it asked is known. */
const listLasts = { days: 30 };

export const refOf = ({ roundId, formId, municipality }: Round): RoundRef => ({ roundId, formId, municipality });

const day = (text: string) => Temporal.PlainDate.from(text);
const laterThan = (text: string, by: Temporal.DurationLike) => day(text).add(by).toString();

/** About whom a form has to be, for whom it is answered by. */
const fits: Record<Audience["kind"], readonly FormContent["subject"][]> = {
  families: ["nobody", "family"],
  agencies: ["agency"],
  visitors: ["agency"],
  experts: ["agency"],
  providers: ["child"],
};

/** @throws Refusal input.invalid */
export function mustBeSound({ audience, opensOn, closesOn }: NewRound, { subject }: FormContent, today: string): void {
  const from = opensOn ?? today;
  const faults: FieldFault[] = [];
  if (!fits[audience.kind].includes(subject))
    faults.push(fault("/audience/kind", `форма — о другом: ${subject}`, `the form is about: ${subject}`));
  if (from < today) faults.push(fault("/opensOn", "не раньше сегодняшнего дня", "no earlier than today"));
  if (from > laterThan(today, longest)) faults.push(fault("/opensOn", "не дальше года вперёд", "at most a year ahead"));
  else faults.push(...lengthFaults(from, closesOn));
  mustBeRight(faults);
}

const lengthFaults = (from: string, closesOn: string): FieldFault[] => [
  ...(closesOn < from ? [fault("/closesOn", "не раньше первого дня", "no earlier than the first day")] : []),
  ...(closesOn > laterThan(from, longest)
    ? [fault("/closesOn", "раунд не длиннее года", "a round lasts a year at most")]
    : []),
];

/** Days of reminders that are still to come. In a year without a calendar days are counted as they come. */
export function remindersOf(
  calendar: WorkCalendar,
  { opensOn, closesOn }: Pick<Round, "opensOn" | "closesOn">,
  today: string,
) {
  const from = opensOn > today ? opensOn : today;
  const days = remindedBefore.map((n) => {
    const found = addWorkingDays(calendar, day(closesOn), -n);
    return (isNoCalendar(found) ? day(closesOn).subtract({ days: n }) : found).toString();
  });
  return days.filter((one) => one > from).toSorted();
}

/** Opened by hand before its first day, or by its day. Opened twice is opened once. @throws Refusal round.closed */
export function open(round: Round, today: string, remindOn: string[]): Decided {
  if (round.status === "open") return { after: round, events: [] };
  if (round.status === "closed") throw isOver(round);
  const opensOn = round.opensOn < today ? round.opensOn : today;
  return {
    after: { ...round, status: "open", opensOn, remindOn },
    events: [{ type: "round.opened", data: refOf(round) }],
  };
}

/** Before its last day, with a reason. @throws Refusal round.closed */
export function close(round: Round, today: string, reasonId: NoteId): Decided {
  if (round.status === "closed") throw isOver(round);
  const moved = [...round.moved, { on: today, from: round.closesOn, to: today, reasonId }];
  return ended({ ...round, moved }, today);
}

const ended = (round: Round, today: string): Decided => ({
  after: { ...round, status: "closed", closedOn: today, remindOn: [] },
  events: [{ type: "round.closed", data: refOf(round) }],
});

/**
 * Another last day, with a reason. One that was closed takes answers again, unless somebody has looked at its results: what came after
 * would show by the difference. @throws Refusal round.closed, round.seen, input.invalid
 */
export function extend(
  round: Round,
  { closesOn, reasonId, remindOn }: { closesOn: string; reasonId: NoteId; remindOn: string[] },
  today: string,
): Decided {
  if (round.forgotten) throw isOver(round);
  if (round.seen)
    throw new Refusal("round.seen", {
      ru: "Итоги раунда уже смотрели: новые ответы были бы видны по разнице. Объявите новый раунд.",
      en: "The results of the round were looked at: new answers would show by the difference. Begin another round.",
    });
  if (isCounted(round))
    throw new Refusal("round.seen", {
      ru: "Оценки этого раунда уже вошли в показатели: новые ответы были бы видны по разнице. Объявите новый раунд.",
      en: "Figures have the scores of this round already: new answers would show by the difference. Begin another round.",
    });
  mustBeRight([
    ...(closesOn < today ? [fault("/closesOn", "не раньше сегодняшнего дня", "no earlier than today")] : []),
    ...lengthFaults(round.opensOn, closesOn),
  ]);
  if (round.status !== "closed" && closesOn === round.closesOn) return { after: round, events: [] };
  const moved = [...round.moved, { on: today, from: round.closesOn, to: closesOn, reasonId }];
  // One that was closed before its first day waits for it again.
  const again = round.opensOn > today ? "planned" : "open";
  const status = round.status === "closed" ? again : round.status;
  return {
    after: { ...round, status, closesOn, closedOn: undefined, moved, remindOn: status === "planned" ? [] : remindOn },
    events: [{ type: "round.extended", data: refOf(round) }],
  };
}

/** What whoever leads it may do with it now. */
export function mayDo(round: Round): RoundVerb[] {
  const isOver = round.status === "closed";
  const verbs: RoundVerb[] = round.status === "planned" ? ["open"] : [];
  if (!round.forgotten && !round.seen && !isCounted(round)) verbs.push("extend");
  return [...verbs, isOver ? "record" : "close"];
}

/** What parents say without a name of how satisfied they are is a figure (room `indicator`) from the end of its round on. */
const isCounted = ({ status, model, audience }: Round): boolean =>
  status === "closed" && model === "satisfaction" && isNameless(audience);

/** What time has come for. */
export function attend(round: Round, today: string, remindOn: string[]): Decided {
  if (round.status === "planned")
    return round.opensOn <= today ? open(round, today, remindOn) : { after: round, events: [] };
  if (round.status === "open") {
    if (round.closesOn < today) return ended(round, today);
    const left = round.remindOn.filter((one) => one > today);
    if (left.length === round.remindOn.length) return { after: round, events: [] };
    return {
      after: { ...round, remindOn: left },
      events: [{ type: "round.reminding", data: { ...refOf(round), on: today } }],
    };
  }
  return { after: round, events: [] };
}

type Awaited = Pick<Finding, "dueOn" | "result" | "remindOn" | "told">;

/** From which day something of a finding is to be done by itself: its reminders, and the day after its last. */
export function attendFindingOn({ dueOn, result, remindOn = [], told }: Awaited): string | undefined {
  if (isSettled({ result })) return undefined;
  return [...remindOn, ...(told ? [] : [laterThan(dueOn, { days: 1 })])].toSorted()[0];
}

/** What of a finding is told today. A decision may rest on it meanwhile: it is open until somebody says that it is done. */
export function attendFinding<F extends Awaited>(one: F, today: string): { after: F; tell?: "reminding" | "overdue" } {
  const due = attendFindingOn(one);
  if (due === undefined || due > today) return { after: one };
  if (one.dueOn < today) return { after: { ...one, remindOn: [], told: true }, tell: "overdue" };
  return { after: { ...one, remindOn: (one.remindOn ?? []).filter((day) => day > today) }, tell: "reminding" };
}

/** From which day whom it asked is nobody's to know. */
const forgottenOn = ({ closedOn, closesOn }: Round): string => laterThan(closedOn ?? closesOn, listLasts);

/** From which day something is to be done by itself; of what is over nothing. */
export function attendOn(round: Round): string | undefined {
  if (round.status === "planned") return round.opensOn;
  if (round.status === "closed") return undefined;
  return [...round.remindOn, laterThan(round.closesOn, { days: 1 })].toSorted()[0];
}

/** From which day its list goes; of what is open, and of what was forgotten, none. */
export const forgetOn = (round: Round): string | undefined =>
  round.status !== "closed" || round.forgotten ? undefined : forgottenOn(round);

const isOver = ({ closedOn }: Round) =>
  new Refusal("round.closed", { ru: "Раунд закрыт.", en: "The round is closed." }, { current: { closedOn } });
