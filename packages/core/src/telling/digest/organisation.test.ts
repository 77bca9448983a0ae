import { expect, it } from "vitest";
import { linkIn, reassignedAmid, requested } from "../../../test/worlds/asked.ts";
import type { RouteWorld } from "../../../test/worlds/relay.ts";
import { specialist } from "../../../test/worlds/tenant.ts";
import * as Agency from "../../agencies/agency/index.ts";
import * as Step from "../../routes/step/index.ts";
import { openOrganisation, pageToken } from "./index.ts";

const pageOf = (w: RouteWorld, agency: string) =>
  pageToken(w.ctx, { tenant: "kuzbass", agencyId: w.agencies[agency]!, expiresAt: 4e9 });

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

it("given it is closed, then neither its page nor its people nor its links tell of a child any more", async () => {
  const { w, stepId } = await requested();
  const page = await pageOf(w, "pmpc");
  await Agency.patch(w.ctx, w.agencies.pmpc!, { status: "closed" });
  await expect(openOrganisation(w.deps, page)).rejects.toMatchObject({ code: "link.dead" });
  await expect(Step.whom(w.as(specialist(w.agencies.pmpc!)), stepId)).rejects.toMatchObject({ code: "not-found" });
  expect(await Step.respond(w.deps, { token: linkIn(w.mails[0]!), action: "view" })).toEqual({ link: "dead" });
});
