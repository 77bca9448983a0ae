import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, World } from "./world.ts";

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
  const requests = `/v1/children/${w.childId}/requests`;
  const need = { kind: "need", words: "Нужна коляска" };
  const { familyRequestId } = await w.ok<{ familyRequestId: string }>("POST", requests, need);
  await w.ok("POST", `${requests}/${familyRequestId}/assign`, { agencyId: w.agencies.social });
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
  // Whoever was to answer the family may hear of it no more: the coordinator owes the answer, and it is late.
  const late = await w.ok<{ items: { task: object }[] }>("GET", "/v1/inbox?bucket=tasks&kind=request-overdue");
  expect(late.items).toMatchObject([{ task: { familyRequestId } }]);
  const { items } = await w.ok<{ items: { request: object }[] }>("GET", "/v1/inbox?bucket=requests");
  expect(items.map(({ request }) => request)).toEqual([expect.not.objectContaining({ agencyId: w.agencies.social })]);
  await w.ok("POST", `${requests}/${familyRequestId}/answer`, { words: "Коляску выдадут в феврале." });
  await w.giveConsent();
  await w.cloud.settle();
  const [resumed] = await w.stepsOf(routeId, "CommissionReview");
  expect(resumed?.status).toBe("requested");
  expect((await w.mails("pmpc@example.org")).length).toBeGreaterThan(sent);
  expect((await w.respond({ token: await w.token("pmpc@example.org"), action: "view" })).body).toMatchObject({
    link: "live",
  });
});

interface Consent {
  status: string;
  because?: string;
  expiresOn: string;
}

it("asks about parents who disagree, and ends what a representative who goes had consented to", async () => {
  const child = `/v1/children/${w.childId}`;
  const patch = (body: object) =>
    w.ok<{ representativeIds: string[] }>("PATCH", child, body, "coordinator", { "if-match": "*" });
  const give = async (representativeId: string) => {
    const given = await w.ok<Consent & { consentId: string }>("POST", `${child}/consents`, {
      representativeId,
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: "2026-02-21",
      expiresOn: "2028-02-20",
    });
    await w.cloud.settle();
    return given;
  };
  const tasks = async () => {
    const { items } = await w.ok<{ items: { task: object }[] }>("GET", "/v1/inbox?bucket=tasks");
    return items.map(({ task }) => task);
  };
  const review = async () => {
    const { items } = await w.ok<{ items: { routeId: string }[] }>("GET", `${child}/routes`);
    return (await w.stepsOf(items[0]!.routeId, "CommissionReview"))[0];
  };

  const mother = { surname: canary.surname, givenName: "Ольга", relation: "parent" };
  const { representativeIds } = await patch({ addRepresentatives: [mother] });
  const { consentId } = await give(representativeIds.at(-1)!);
  await w.ok("POST", `/v1/consents/${consentId}/withdraw`);
  await w.cloud.settle();
  const dispute = { agreedOn: "2026-01-10", withdrawnConsentId: consentId, withdrawnOn: "2026-02-21" };
  expect(await tasks()).toMatchObject([{ kind: "consent-disputed", childId: w.childId, dispute }]);
  // Until that is settled the father's consent counts.
  expect(await review()).toMatchObject({ status: "received" });

  const token = await w.token("pmpc@example.org");
  const authority = { kind: "guardianship-act", number: "114-р", from: "2026-02-20", to: "2026-08-31" };
  const guardian = { surname: "Берёзкина", givenName: "Нина", relation: "guardian", authority };
  const { representativeIds: now } = await patch({
    addRepresentatives: [guardian],
    removeRepresentatives: representativeIds,
  });
  await w.cloud.settle();
  const { items } = await w.ok<{ items: Consent[] }>("GET", `${child}/consents`);
  expect(items.map(({ status, because }) => [status, because])).toContainEqual(["ended", "representative"]);
  expect(items.some(({ status }) => status === "given")).toBe(false);
  expect(await review()).toMatchObject({ status: "on-hold", holdReason: "consent" });
  expect((await w.respond({ token, action: "view" })).body).toMatchObject({ link: "dead" });
  expect(await tasks()).toMatchObject([{ kind: "consent-needed", childId: w.childId }]);
  const changed = await w.ok<{ items: object[] }>("GET", "/v1/handovers");
  expect(changed.items).toMatchObject([{ kind: "representative", childId: w.childId }]);

  expect(await give(now.at(-1)!)).toMatchObject({
    expiresOn: "2026-08-31",
    cut: { signedUntil: "2028-02-20", because: "authority" },
  });
  expect(await review()).toMatchObject({ status: "received" });
  expect((await w.respond({ token: await w.token("pmpc@example.org"), action: "view" })).body).toMatchObject({
    link: "live",
  });
  expect(await tasks()).toEqual([]);
});
