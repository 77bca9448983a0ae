import type { DataBank, Key, RouteId, StepId } from "../../src/ground/shared/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import { type RouteWorld, routeWorld, stepsOf } from "./relay.ts";

/** A route whose commission has been asked, by the first mail of the world. */
export async function requested(): Promise<{ w: RouteWorld; routeId: RouteId; stepId: StepId }> {
  const w = await routeWorld();
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const [step] = Object.values(await stepsOf(w, routeId));
  return { w, routeId, stepId: step!.stepId as StepId };
}

/** The token of the link in a mail. */
export const linkIn = (mail: { text: string }): string => /#(\S+)/.exec(mail.text)?.[1] ?? "";

/**
 * The world's bank, in which a coordinator gives the step that is looked at to another commission at the worst moment: right
 * after its record was read for the nth time, or after a list was read that it stands in.
 */
export function reassignedAmid(w: RouteWorld, { after }: { after: number | "list" }): DataBank {
  const { bank } = w.deps;
  let looks = 0;
  const reassign = async (step: Step.Step) => {
    if (step.agencyId === w.agencies.pmpc) await Step.reassign(w.ctx, step.stepId, { agencyId: w.agencies.pmpc2! });
  };
  return {
    ...bank,
    get: async <T>(key: Key) => {
      const found = await bank.get<T>(key);
      if (found?.kind === "step" && ++looks === after) await reassign(found.data as Step.Step);
      return found;
    },
    find: async <T>(...query: Parameters<DataBank["find"]>) => {
      const page = await bank.find<T>(...query);
      if (after === "list")
        for (const found of page.items) if (found.kind === "step") await reassign(found.data as Step.Step);
      return page;
    },
  };
}
