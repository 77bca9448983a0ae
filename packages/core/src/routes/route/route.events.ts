import type { NewEvent } from "../../ground/shared/events.ts";
import type { AgencyId, ChildId, NoteId, RepresentativeId, RouteId, StepId } from "../../ground/shared/ids.ts";
import type { StepResult } from "../step/step.ts";
import type { CloseReason, Outcome, PlanEntry } from "./route.ts";

/** How many steps of a stage ended in which way. */
export type StageResults = Partial<Record<StepResult | "cancelled", number>>;

interface RouteRef {
  routeId: RouteId;
  childId: ChildId;
  cycle: number;
  generation: number;
}

/** A newer version of the route's template, and which one it had. */
export interface TakenVersion {
  key: string;
  version: number;
  was: number;
}

/** What each event tells beside the route, its cycle and generation; ids, codes and dates only. */
export interface RouteEventData {
  "route.opened": { template: { key: string; version: number }; cycleEndsAt: string };
  "stage.opened": { stage: string; steps: number };
  "stage.settled": { stage: string; outcome: string; results?: StageResults };
  /** An execution came to wait for a stage that is settled already. */
  "stage.wait-answered": { stage: string };
  /** `unreviewed`: what was to be known before it (a conclusion, an assessment) did not come about, and a coordinator left it so. */
  "plan.drafted": { entries: PlanEntry[]; unreviewed?: true };
  /** `words`: its own words, sealed; absent where it has none. */
  "plan.changed": { entries: PlanEntry[]; words?: NoteId };
  /** After the approval: the whole plan as it is now, and what the steps that are there make of it. `stepNoteId`: the reason, for them. */
  "plan.amended": {
    entries: PlanEntry[];
    words?: NoteId;
    noteId: NoteId;
    stepNoteId: NoteId;
    added: StepId[];
    changed: Array<{ stepId: StepId; agencyId?: AgencyId }>;
    dropped: StepId[];
    /** The route goes on by another version of its template, and its next generation by that one's machine. */
    template?: TakenVersion;
  };
  /** The plan is a draft again, by the next execution; its steps have ids of their own. */
  "plan.approval-undone": { entries: PlanEntry[]; words?: NoteId; noteId: NoteId; stepNoteId: NoteId };
  "plan.joined": { entries: PlanEntry[] };
  /** A person has said which services measures ask for. */
  "plan.services-followed": { entries: PlanEntry[]; changed: number };
  "plan.approved": Record<string, never>;
  /** The family agrees, or does not; `noteId`: why. */
  "plan.agreed": { representativeId: RepresentativeId };
  "plan.disagreed": { representativeId: RepresentativeId; noteId?: NoteId };
  "cycle.decided": { outcome: Outcome; noteId?: NoteId };
  /** `template`: from now on by the version that is in use since. */
  "cycle.renewed": { cycleEndsAt: string; entries: PlanEntry[]; template?: TakenVersion };
  /** `to`: template of the route that follows; `none`: nothing does. Absent where no hand-over was accepted. */
  "route.handed-over": { to?: string | undefined };
  /** Another municipality keeps it. */
  "route.moved": { municipality: string };
  /** What the plan has ahead goes to other organisations. */
  "plan.reassigned": { agencies: { [stepId: StepId]: AgencyId } };
  /** An end was a mistake, or did not last: the next generation goes on; `entries`: a new cycle begins with them. */
  "route.reopened": {
    cycleEndsAt: string;
    entries?: PlanEntry[];
    noteId: NoteId;
    stepNoteId: NoteId;
    template?: TakenVersion;
  };
  "route.closed": { reason: CloseReason; noteId?: NoteId };
  /** The execution came near its limits (continue-as-new), or was found dead: the next generation takes over. */
  "route.continued": { cycleEndsAt: string; why: "limit" | "lost" };
}
export type RouteEventType = keyof RouteEventData;
export type RouteEvent = { [T in RouteEventType]: NewEvent<T, RouteRef & RouteEventData[T]> }[RouteEventType];
