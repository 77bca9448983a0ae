import type { EnrolmentId } from "../../ground/shared/ids.ts";

/**
 * Who has a place of a programme and who waits for one, in the order of coming: one record for each programme, so that of two who take
 * the last place at the same moment one waits. Ids only.
 */
export interface Roll {
  /** Enrolled at present. */
  taken: number;
  /** A freed place is offered to these, each for a term. */
  offered: EnrolmentId[];
  /** In turn. */
  waiting: EnrolmentId[];
}

export const emptyRoll: Roll = { taken: 0, offered: [], waiting: [] };
