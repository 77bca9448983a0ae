import type { MeasureId } from "../../ground/shared/ids.ts";
import { fold } from "../../ground/vault/fold.ts";
import type { MeasureRecord } from "./instrument.ts";

/** Measures beside their wording, by id. */
export interface Worded {
  measures: MeasureRecord[];
  titles: Record<MeasureId, string>;
}

/** One measure through all the instruments that repeat it: the id of the first of them. */
export const lineOf = ({ measureId, line }: Pick<MeasureRecord, "measureId" | "line">): MeasureId => line ?? measureId;

/**
 * The measures of a new instrument. Those that the superseded one had too, by block and wording, go on in its line, each
 * of them once: a change is a whole new ИПРА (545н), so most of it is said again.
 */
export function continued(next: Worded, old: Worded): MeasureRecord[] {
  const left = [...old.measures];
  const wording = ({ titles }: Worded, { measureId }: MeasureRecord) => fold(titles[measureId] ?? "");
  return next.measures.map((measure) => {
    const index = left.findIndex((o) => o.block === measure.block && wording(old, o) === wording(next, measure));
    if (index < 0) return measure;
    const [same] = left.splice(index, 1);
    return { ...measure, ...confirmedOf(same!, measure), line: lineOf(same!) };
  });
}

/** What a person has said of a measure's service holds for the same measure in the next paper, unless that says it itself. */
const confirmedOf = (
  { serviceKey, proposedBy }: MeasureRecord,
  next: MeasureRecord,
): Pick<MeasureRecord, "serviceKey" | "proposedBy"> => {
  const { serviceKey: said, proposedBy: now } = next;
  const isConfirmed = serviceKey !== undefined && proposedBy === undefined;
  return isConfirmed && (said === undefined || now === "rule")
    ? { serviceKey, proposedBy: undefined }
    : { serviceKey: said, proposedBy: now };
};
