import type { Ctx } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import { type Worded, wrong } from "./plan.edit.ts";
import { stagesOf } from "./plan.ts";
import { proposal } from "./proposal.actions.ts";
import { withLearned } from "./route.actions.ts";
import type { TakenVersion } from "./route.events.ts";
import type { Route } from "./route.ts";
import { shipped } from "./shipped.ts";
import { newerVersion } from "./versions.ts";

// A machine keeps the graph with which it began. A newer version of a template reaches a route with its next cycle, whose machine is
// another anyway, or at once by an amendment, which hands the cycle over to a machine of that version (docs/decisions/0126-versions-taken.md).

/** What taking another version means: the lines of the stages that it has more. */
export interface Taking {
  template: TakenVersion;
  lines: Worded[];
}

/** @throws Refusal input.invalid where it is not the version in use, or the cycle has been evaluated */
export async function taking(ctx: Ctx, route: Route, wanted: number, isPast: (stage: string) => boolean) {
  const template = await newerVersion(ctx, route);
  if (template?.version !== wanted)
    throw wrong("/templateVersion", "версия, введённая в регионе после открытия", "a version taken into use since");
  const old = stagesOf(shipped(route.template.key, route.template.version));
  if (old.some(({ key, settledBy }) => settledBy === "evaluation" && isPast(key)))
    throw wrong(
      "/templateVersion",
      "итог цикла подведён: со следующего цикла",
      "the cycle is evaluated: from the next",
    );
  const had = new Set(old.map(({ key }) => key));
  const added = stagesOf(shipped(template.key, template.version)).filter(({ key }) => !had.has(key));
  const child = withLearned((await Child.load(ctx, route.childId)).record, route.former);
  const entries = await proposal(ctx, route.childId, child, added, route.cycleEndsAt);
  return { template, lines: entries.map((entry) => ({ entry, words: {} })) } satisfies Taking;
}
