import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Inbox from "../inbox/index.ts";

it("given an agency closes with open steps, then that is a task until it opens again; without steps it is none", async () => {
  const w = await routeWorld();
  await w.consent();
  await Route.open(w.ctx, w.childId, { template: "school-age" });
  await w.settle();
  const turn = async (name: string, status: "active" | "closed") => {
    await Agency.patch(w.ctx, w.agencies[name]!, { status });
    await w.settle();
    const { items } = await Inbox.find(w.ctx, { bucket: "tasks" });
    return items.map(({ task }) => [task?.kind, task?.agencyId]);
  };
  expect(await turn("pmpc2", "closed")).toEqual([]);
  expect(await turn("pmpc", "closed")).toEqual([["agency-closed", w.agencies.pmpc]]);
  expect(await turn("pmpc", "active")).toEqual([]);
});
