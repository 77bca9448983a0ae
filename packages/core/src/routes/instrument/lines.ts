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
    return { ...measure, line: lineOf(same!) };
  });
}
