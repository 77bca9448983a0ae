import { inForce } from "../../routes/instrument/instrument.decide.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { Study } from "../../routes/instrument/study.ts";
import type { Counts } from "./contribution.counts.ts";
import { type HelpOf, helpGroup, helpOfGroup } from "./help.ts";
import { lessonMeasure } from "./measures.served.ts";

/** Whether a conclusion says that the child learns at home, or by remote means. */
export const learnsAtHome = (study: Study | undefined): boolean =>
  study?.conditions.some((one) => one === "home" || one === "remote") ?? false;

/** A lesson by video that was held. */
interface Held {
  at: string;
  municipality: string;
  agencyId: string;
  lasted: number;
  atHome: boolean;
}

/**
 * Lessons by video: how many there were and how long, and each child once that had one, altogether and of those who learn at home by the
 * conclusion of that day; where the last of them was. @param periodsOf the quarter and the year of a day
 */
export function lessonsOfChild(
  counts: Counts,
  { enrolments, instruments }: HelpOf,
  periodsOf: (day: string) => string[],
): void {
  const last = new Map<string, { group: string; cell: string }>();
  for (const held of heldOnes(enrolments, instruments))
    for (const period of periodsOf(held.day)) {
      const group = helpGroup(period, held.municipality);
      counts.add(group, "lessons|n");
      counts.add(group, "lessons|minutes", held.lasted);
      const mark = (name: string, cell: string, of = group) => last.set(`${period}#${name}`, { group: of, cell });
      mark("video", "video");
      if (!held.atHome) continue;
      mark("measure", `p|${lessonMeasure}`);
      mark(`of#${held.agencyId}`, `p|${lessonMeasure}`, helpOfGroup(held.agencyId, period));
    }
  for (const { group, cell } of last.values()) counts.add(group, cell);
}

function heldOnes(
  enrolments: HelpOf["enrolments"],
  instruments: readonly InstrumentRecord[],
): Array<Held & { day: string }> {
  return enrolments
    .filter(({ double }) => !double)
    .flatMap(({ lessons = [], agencyId, municipality }) =>
      lessons
        .filter(({ status }) => status === "held")
        .map(({ at, day, minutes, lasted = minutes, municipality: told = municipality }) => {
          const conclusion = inForce(instruments, "pmpk", day)?.conclusion;
          const atHome = conclusion?.agreement !== "disagree" && learnsAtHome(conclusion?.study);
          return { at, day, municipality: told, agencyId, lasted, atHome };
        }),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
