import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, QualityId } from "../../ground/shared/ids.ts";

interface QualityRef {
  qualityId: QualityId;
  year: string;
  municipality?: string | undefined;
}

/** What happens to an independent assessment, in its partition. */
export type QualityEvent =
  | NewEvent<"quality.opened" | "quality.changed" | "quality.counted", QualityRef>
  /** An organisation's plan was taken: each of its rows is a finding with a day. */
  | NewEvent<"quality.plan-taken", QualityRef & { agencyId: AgencyId }>;
