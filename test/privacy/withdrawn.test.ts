// FAULTS B17: consent is withdrawn, and then something would be sent, shown or shared. Blocked everywhere, and on record.
import { deps } from "@marshrut/functions";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { expectAgreement } from "../faults/parts/healed.ts";
import { product } from "../faults/parts/product.ts";
import { type OpenRoute, openRoute } from "../faults/parts/routes.ts";
import { tenant, World } from "../journey/world.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

let w: World;
let route: OpenRoute;
let token: string;
let n = 170;
beforeAll(async () => {
  w = await World.start("own", undefined, product);
});
beforeEach(async () => {
  route = await openRoute(w, ++n);
  token = await w.token("pmpc@example.org");
});
afterEach(async () => {
  w.cloud.mail.fail(undefined);
  w.cloud.streams.resume();
  w.cloud.scheduler.faults = {};
  await w.ok("POST", `/v1/routes/${route.routeId}/close`, { reason: "other" });
  await w.cloud.settle();
});
afterAll(() => w.close());

const withdraw = () => w.ok("POST", `/v1/consents/${route.consentId}/withdraw`);
/** Nothing is told onward any more: only what the withdrawal itself forbids can help. */
function stopTheWorld(): void {
  w.cloud.streams.pause();
  w.cloud.scheduler.faults = { never: true };
}
const auditOf = async (childId: string) =>
  (await deps().bank.list<{ action: string; by: string }>("audit", `T#${tenant}#AUDIT#${childId}`)).items.map(
    (i) => i.data,
  );
const mailsTo = async (to: string) => (await w.mails(to)).length;

describe("at once, before anything was told onward", () => {
  it("the link shows nothing, answers nothing, and brings no other link", async () => {
    expect((await w.respond({ token, action: "view" })).body).toMatchObject({ link: "live", child: {} });
    stopTheWorld();
    await withdraw();
    const view = await w.respond({ token, action: "view" });
    expect(view.body).toEqual({ link: "dead" });
    for (const more of [{ action: "accept" }, { action: "report", result: "performed" }])
      expect((await w.respond({ token, ...more })).status).toBe(410);
    expect((await w.respond({ token, action: "renew" })).body).toEqual({ link: "dead", done: "renewed" });
  });

  it("the agency's specialist finds the step neither by its id nor in any list, and can do nothing with it", async () => {
    const at = `/v1/steps/${route.reviewId}`;
    expect((await w.call("GET", at, undefined, "pmpk")).status).toBe(200);
    stopTheWorld();
    await withdraw();
    const reads = [at, `${at}/child`, `${at}/attachments`];
    for (const url of reads) expect([url, (await w.call("GET", url, undefined, "pmpk")).status]).toEqual([url, 404]);
    for (const verb of ["accept", "complete", "reject", "hold", "progress", "ask"]) {
      const body = { complete: { result: "performed" }, accept: {} }[verb] ?? { reason: "Нет" };
      const { status } = await w.call("POST", `${at}/${verb}`, body, "pmpk");
      expect([verb, [400, 404, 422].includes(status)]).toEqual([verb, true]);
    }
    for (const bucket of ["open", "overdue", "today", "week", "no-answer", "on-hold", "settled"]) {
      const list = await w.ok<{ items: unknown[] }>("GET", `/v1/steps?bucket=${bucket}`, undefined, "pmpk");
      expect(JSON.stringify(list)).not.toContain(route.reviewId);
    }
    expect(await w.ok("GET", at)).toMatchObject({ status: "requested" }); // nothing was written
  });

  it("every look is on record, with who looked", async () => {
    stopTheWorld();
    await withdraw();
    const before = await auditOf(route.childId);
    await w.call("GET", `/v1/steps/${route.reviewId}`, undefined, "pmpk");
    await w.respond({ token, action: "view" });
    const news = (await auditOf(route.childId)).slice(before.length).filter((e) => e.action === "consent.refused");
    expect(news.map((e) => e.by.split(":")[0])).toEqual(expect.arrayContaining(["specialist", "link"]));
  });
});

describe("from then on", () => {
  it("no mail leaves for the agency, whatever falls due; the coordinator is told", async () => {
    await w.cloud.advance("PT1H"); // the letter of what has ended before
    const [agency, curator] = [await mailsTo("pmpc@example.org"), await mailsTo("curator@example.org")];
    await withdraw();
    await w.cloud.settle();
    expect(await w.step(route.reviewId)).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect(await mailsTo("curator@example.org")).toBeGreaterThan(curator);
    await w.cloud.advance("P40D");
    expect(await mailsTo("pmpc@example.org")).toBe(agency);
    await expectAgreement(w.cloud.urls);
  });

  it("a mail that was already on its way is held back", async () => {
    await w.respond({ token, action: "accept" });
    await w.cloud.settle();
    w.cloud.mail.fail({ kind: "paused" });
    const before = await mailsTo("pmpc2@example.org");
    await w.ok("POST", `/v1/steps/${route.reviewId}/reassign`, { agencyId: w.agencies.pmpc2 });
    await w.cloud.settle();
    await withdraw();
    w.cloud.mail.fail(undefined);
    await w.cloud.advance("PT1H");
    await w.cloud.advance("PT1H");
    expect(await mailsTo("pmpc2@example.org")).toBe(before);
    await expectAgreement(w.cloud.urls);
  });

  it("another agency is not told either, nor by an order of the coordinator", async () => {
    await withdraw();
    await w.cloud.settle();
    const before = await mailsTo("pmpc2@example.org");
    await w.ok("POST", `/v1/steps/${route.reviewId}/reassign`, { agencyId: w.agencies.pmpc2 });
    await w.cloud.settle();
    await w.cloud.advance("P1D");
    expect(await mailsTo("pmpc2@example.org")).toBe(before);
    expect(await w.step(route.reviewId)).toMatchObject({ status: "on-hold", holdReason: "consent" });
    expect((await w.call("POST", `/v1/steps/${route.reviewId}/resume`)).body).toMatchObject({
      code: "consent.missing",
    });
  });

  it("given again, it goes on where it was, with a new link; the old one stays dead", async () => {
    await withdraw();
    await w.cloud.settle();
    const before = await mailsTo("pmpc@example.org");
    const { representativeIds } = await w.ok<{ representativeIds: string[] }>("GET", `/v1/children/${route.childId}`);
    await w.ok("POST", `/v1/children/${route.childId}/consents`, {
      representativeId: representativeIds[0],
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: "2026-01-11",
      expiresOn: "2029-01-10",
    });
    await w.cloud.settle();
    expect(await w.step(route.reviewId)).toMatchObject({ status: "requested" });
    expect(await mailsTo("pmpc@example.org")).toBe(before + 1);
    expect((await w.respond({ token, action: "view" })).body).toEqual({ link: "dead" });
    const fresh = await w.token("pmpc@example.org");
    expect((await w.respond({ token: fresh, action: "view" })).body).toMatchObject({ link: "live", child: {} });
  });
});
