import { expect, it } from "vitest";
import { reassignedAmid, requested } from "../relay/asked.world.ts";
import type { RouteWorld } from "../relay/relay.world.ts";
import { agencyToken, openOrganisation } from "./index.ts";

const pageOf = (w: RouteWorld, agency: string) =>
  agencyToken(w.ctx, { kind: "page", tenant: "kuzbass", agencyId: w.agencies[agency]!, expiresAt: 4e9 });

it("given its page, when opened, then the organisation has a token for each open step", async () => {
  const { w, stepId } = await requested();
  const { steps } = await openOrganisation(w.deps, await pageOf(w, "pmpc"));
  expect(steps).toMatchObject([
    { stepId, status: "requested", child: "Ёлкина Анна", reference: stepId.slice(-6), token: expect.any(String) },
  ]);
  const { items } = await w.ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${w.childId}`);
  expect(items.map((i) => i.data.action)).toContain("child.disclose");
});

it("given a step goes to another organisation amid it, then the former one gets no token for it", async () => {
  const { w, stepId } = await requested();
  const deps = { ...w.deps, bank: reassignedAmid(w, { after: "list" }) };
  expect((await openOrganisation(deps, await pageOf(w, "pmpc"))).steps).toEqual([]);
  await w.settle();
  expect((await openOrganisation(w.deps, await pageOf(w, "pmpc2"))).steps).toMatchObject([{ stepId }]);
});
