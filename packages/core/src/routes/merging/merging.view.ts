import type { RouteId } from "../../ground/shared/ids.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { RouteWithSteps } from "./hangs.ts";
import { openSteps } from "./merging.decide.ts";
import type { Carried, Difference, Merging, MergingView } from "./merging.ts";

const counted = ({ consents, instruments, routes, notes, others, steps }: Carried): MergingView["carries"] => ({
  consents: consents.length,
  instruments: instruments.length,
  routes: routes.length,
  steps,
  notes: notes.length,
  others: others.length,
});

interface Shown {
  differences?: Difference[];
  ends?: RouteWithSteps | undefined;
  /** The route that goes on again. */
  reopens?: RouteId | undefined;
}

/** What would be done. With personal data where the cards differ: the caller has put on record that both were opened. */
export const proposed = (
  { kind, from, to, carried }: Pick<Merging, "kind" | "from" | "to" | "carried">,
  against: readonly FieldFault[],
  { differences, ends, reopens }: Shown = {},
): MergingView => ({
  kind,
  status: "proposed",
  from,
  to,
  carries: counted(carried),
  differences,
  endingRoute: ends && {
    routeId: ends.route.routeId,
    openSteps: openSteps(ends).map(({ stepId, title, agencyId, due }) => ({
      stepId,
      title,
      agencyId,
      dueDate: due.date,
    })),
  },
  reopeningRoute: reopens,
  against: against.map(({ pointer, message }) => ({ pointer, detail: message.ru, detailEn: message.en })),
});

/** What was done, or is under way. */
export const view = (merging: Merging): MergingView => ({
  kind: merging.kind,
  status: merging.status,
  mergingId: merging.mergingId,
  from: merging.from,
  to: merging.to,
  begunAt: merging.begunAt,
  endedAt: merging.endedAt,
  by: merging.by,
  undoUntil: merging.kind === "merge" ? merging.undoUntil : undefined,
  undoneBy: merging.kind === "merge" ? merging.undoneBy : undefined,
  carries: counted(merging.carried),
  against: [],
});
