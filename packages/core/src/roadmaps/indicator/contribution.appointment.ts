import { Temporal } from "temporal-polyfill";
import { slotPlaces } from "../../agencies/slot/slot.places.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import type { Appointment } from "../../routes/appointment/appointment.ts";
import { outcomes, topics } from "../../routes/appointment/topics.ts";

/** Whose family was received is counted of all appointments of one child together. */
export const receivedSubject = (childId: string) => `received:${childId}`;

/**
 * Consultations by appointment: in the quarter and the year of their day, where they were held and by whom; by place, consultation point and
 * topic. A family counts once in each of these, where the last of them was; a child stands for its family, as with accompaniment.
 */
export function ofAppointments(childId: ChildId, all: readonly Appointment[]): Contribution {
  const cells: Contribution["cells"] = {};
  const add = (group: string, cell: string) => {
    const counts = cells[group] ?? {};
    cells[group] = { ...counts, [cell]: (counts[cell] ?? 0) + 1 };
  };
  const groupOf = (period: string, { municipality, agencyId }: Appointment) =>
    `CONSULTATIONS#${period}#${municipality}#${agencyId}`;
  const dated = all.filter((one): one is Dated => one.day !== undefined && one.at !== undefined);
  const byPeriod = Map.groupBy(
    dated
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .flatMap((one) => periodsOf(one).map((period) => ({ period, one }))),
    ({ period }) => period,
  );
  for (const [period, found] of byPeriod) {
    const last = new Map<string, Appointment>();
    for (const { one } of found) {
      if (one.status === "missed") add(groupOf(period, one), `missed|${one.missedBy ?? "family"}`);
      for (const figure of one.status === "attended" ? figuresOf(one) : []) {
        add(groupOf(period, one), figure);
        last.set(figure, one);
      }
    }
    for (const [figure, one] of last) add(groupOf(period, one), `families|${figure}`);
  }
  return { subject: receivedSubject(childId), cells };
}

type Dated = Appointment & { day: string; at: string };
const periodsOf = ({ day }: Dated): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];
const figuresOf = ({ place, topic, consultationPoint, outcome }: Appointment): string[] => [
  "held",
  ...(outcome ? [`outcome|${outcome}`] : []),
  `place|${place}`,
  `topic|${topic}`,
  ...(consultationPoint ? ["point"] : []),
];

/** What the counters tell of consultations in a period, by the keys of the figures. */
export const consultationTotals = (counts: Record<string, number>): Record<string, number> => ({
  "consultations-held": counts.held ?? 0,
  "consultations-families": counts["families|held"] ?? 0,
  ...Object.fromEntries(slotPlaces.map((one) => [`consultations-${one}`, counts[`place|${one}`] ?? 0])),
  "consultations-point": counts.point ?? 0,
  ...Object.fromEntries(topics.map((one) => [`consultations-families-${one}`, counts[`families|topic|${one}`] ?? 0])),
  ...Object.fromEntries(outcomes.map((one) => [`consultations-${one}`, counts[`outcome|${one}`] ?? 0])),
  "consultations-missed": counts["missed|family"] ?? 0,
  "consultations-not-held": counts["missed|organisation"] ?? 0,
});

/** The keys of all of them. */
export const consultationKeys: readonly string[] = Object.keys(consultationTotals({}));
