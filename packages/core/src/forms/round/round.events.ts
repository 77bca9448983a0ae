import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, FindingId, FormId, RoundId } from "../../ground/shared/ids.ts";
import type { ResultStatus } from "../../ground/shared/went.ts";

export interface RoundRef {
  roundId: RoundId;
  formId: FormId;
  municipality?: string | undefined;
}

/** What is done to all whom a round asks, piece by piece. */
export type Errand = "invite" | "remind";

/** What happens to a round; of an answer nothing is told, since whatever has a time could lead to whoever gave it (decision 0212). */
export type RoundEvent =
  | NewEvent<"round.planned" | "round.opened" | "round.extended" | "round.closed", RoundRef>
  | NewEvent<"round.reminding", RoundRef & { on: string }>
  /** The next piece of an errand; `from`: where it begins, `round` of the errand: the day, or `first`. */
  | NewEvent<"round.going-on", RoundRef & { errand: Errand; on: string; piece: number; from: string }>
  | NewEvent<
      "round.finding-recorded",
      RoundRef & { findingId: FindingId; agencyId?: AgencyId | undefined; responsible: string; dueOn: string }
    >
  /** Its day comes; or it is over, and nobody says that it is done. */
  | NewEvent<
      "round.finding-reminding" | "round.finding-overdue",
      RoundRef & { findingId: FindingId; responsible: string; dueOn: string }
    >
  /** How it went; `own`: by the word of the organisation that sees to it. */
  | NewEvent<
      "round.finding-result",
      RoundRef & { findingId: FindingId; responsible: string; status: ResultStatus; own: boolean; dueOn: string }
    >
  /** Somebody else sees to it. */
  | NewEvent<
      "round.finding-assigned",
      RoundRef & { findingId: FindingId; from: string; responsible: string; dueOn: string }
    >;
