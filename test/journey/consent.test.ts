import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "./world.ts";

let w: World;
beforeAll(async () => {
  w = await World.start();
});
afterAll(() => w.close());

it("lets nothing out without consent, tells the coordinator, and goes on when consent is given again", async () => {
  await w.registerChild();
  const { consentId } = await w.giveConsent();
  await w.recordIpra([]);
  const { routeId } = await w.ok<{ routeId: string }>("POST", `/v1/children/${w.childId}/routes`, {
    template: "school-age",
  });
  await w.cloud.settle();
  const token = await w.token("pmpc@example.org");
  await w.ok("POST", `/v1/consents/${consentId}/withdraw`);
  await w.cloud.settle();
  const [held] = await w.stepsOf(routeId, "CommissionReview");
  expect(held).toMatchObject({ status: "on-hold", holdReason: "consent" });
  expect(await w.mails("curator@example.org")).not.toHaveLength(0);
  expect((await w.respond({ token, action: "accept" })).status).toBe(410);
  expect((await w.call("GET", `/v1/steps/${held!.stepId}`, undefined, "pmpk")).status).toBe(404);
  const sent = (await w.mails("pmpc@example.org")).length;
  await w.cloud.advance("P40D");
  expect(await w.mails("pmpc@example.org")).toHaveLength(sent);
  await w.giveConsent();
  await w.cloud.settle();
  const [resumed] = await w.stepsOf(routeId, "CommissionReview");
  expect(resumed?.status).toBe("requested");
  expect((await w.mails("pmpc@example.org")).length).toBeGreaterThan(sent);
  expect((await w.respond({ token: await w.token("pmpc@example.org"), action: "view" })).body).toMatchObject({
    link: "live",
  });
});
