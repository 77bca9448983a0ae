import { beforeEach, describe, expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { type RouteWorld, routeWorld } from "../../../test/worlds/relay.ts";
import type { AgencyId, Ctx, StepId } from "../../ground/shared/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Inbox from "./index.ts";

let w: RouteWorld;
let stepId: StepId;
let other: AgencyId;
beforeEach(async () => {
  w = await routeWorld();
  await w.consent();
  await w.ipra(["Массаж"]);
  await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  stepId = (await Step.find(w.ctx, {})).items[0]!.stepId as StepId;
  other = await agencyOf(w.ctx, "pmpc", "second");
});

describe("giving many steps to an agency", () => {
  it("leaves one as it is that another coordinator gives to it at the same moment", async () => {
    let isOvertaken = false;
    const bank: Ctx["bank"] = {
      ...w.ctx.bank,
      commit: async (writes) => {
        if (!isOvertaken) {
          isOvertaken = true;
          await Step.reassign(w.ctx, stepId, { agencyId: other });
        }
        await w.ctx.bank.commit(writes);
      },
    };
    const body = { stepIds: [stepId], agencyId: other };
    expect(await Inbox.reassign({ ...w.ctx, bank }, body)).toEqual({ done: [], unchanged: [stepId], refused: [] });
    expect((await Step.load(w.ctx, stepId)).data).toMatchObject({ agencyId: other, assignment: 2 });
  });
});
