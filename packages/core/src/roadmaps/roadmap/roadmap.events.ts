import type { NewEvent } from "../../ground/shared/events.ts";
import type { RoadmapId } from "../../ground/shared/ids.ts";

/** What happens to a roadmap, in its own partition; `byHand`: one rule was set, and no file came. */
export type RoadmapEvent = NewEvent<
  "roadmap.imported",
  { roadmapId: RoadmapId; edition: number; measures: number; flagged: number; byHand?: true }
>;
