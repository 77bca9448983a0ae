/** What a restart must do again: the requests that nobody has answered, the children that have not ended. */
import { childEffect } from "./map-run.ts";
import type { Run } from "./run.ts";
import type { Effect } from "./step.ts";

export function effectsInFlight(run: Run): Effect[] {
  return Object.values(run.threads).flatMap(({ at }): Effect[] => {
    if (at.kind === "task" && at.phase === "calling") return [{ kind: "call", attempt: at.attempt, call: at.call }];
    if (at.kind !== "maprun") return [];
    const asked: Effect[] = at.call === undefined ? [] : [{ kind: "call", attempt: at.call.attempt, call: at.call }];
    return [...asked, ...Object.keys(at.children).map((attempt) => childEffect(at, Number(attempt)))];
  });
}
