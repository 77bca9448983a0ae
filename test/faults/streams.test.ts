// FAULTS F7, F11, F15, F16: streams, schedules and hands that do what nobody promised they would not.
import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { World } from "../journey/world.ts";
import { expectAgreement } from "./parts/healed.ts";
import { scheduled } from "./parts/product.ts";
import { finishCycle, mailedTwice, openRoute, twice } from "./parts/routes.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // on a machine that others keep busy

let w: World;
beforeAll(async () => {
  w = await World.start("own", undefined, scheduled("sweeper", "reconciler", "digest"));
});
afterEach(() => {
  w.cloud.streams.disturb({});
  w.cloud.scheduler.faults = {};
});
afterAll(() => w.close());

const runningNames = async (machine: string) =>
  (await w.executions(machine)).filter((e) => e.status === "RUNNING").map((e) => e.name);
const mailsTo = async (to: string) => (await w.mails(to)).length;
/** Mails with a link to answer this step. */
const asked = async (stepId: string) =>
  (await w.mails()).filter(({ text }) => {
    const [token = ""] = /(?<=\/respond#)[^.\s]+/.exec(text) ?? [];
    return Buffer.from(token, "base64url").toString().includes(stepId);
  }).length;
/** Time goes by in small portions, in each of which the schedules fire once. */
const portions = (each: string) => async () => {
  for (let i = 0; i < 5; i++) await w.cloud.advance(each);
};

/** Nothing twice, both sides agree; the route is closed, so that later tests have the clock to themselves. */
async function healed(routeId: string, again: string[] = []): Promise<void> {
  await w.cloud.advance("PT1H");
  expect(await twice(w, routeId)).toEqual(again);
  expect(await mailedTwice(w)).toEqual([]);
  await expectAgreement(w.cloud.urls);
  await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  await w.cloud.settle();
}

describe("F7: the stream", () => {
  it("brings every record twice, and out of order: everything happens once", async () => {
    w.cloud.streams.disturb({ duplicate: true, shuffle: true });
    const { routeId, reviewId } = await openRoute(w, 71);
    expect(await asked(reviewId)).toBe(1);
    await finishCycle(w, routeId);
    expect(await w.route(routeId)).toMatchObject({ cycle: 2, generation: 2 });
    expect(await runningNames("route-school-age-v1")).toEqual([`${routeId}-g2`]);
    await healed(routeId);
  });

  it("loses everything for a day: the sweeper brings it, once", async () => {
    w.cloud.streams.disturb({ drop: true, duplicate: true });
    w.cloud.scheduler.faults = { never: true };
    const { routeId, reviewId } = await openRoute(w, 72);
    await w.cloud.advance("P1D");
    expect(await asked(reviewId)).toBe(0);
    expect(await runningNames("route-school-age-v1")).toEqual([]);
    w.cloud.scheduler.faults = {}; // and the stream stays lost
    const sweeps = portions("PT2M");
    await sweeps();
    expect(await asked(reviewId)).toBe(1);
    expect(await w.step(reviewId)).toMatchObject({ status: "requested" });
    await finishCycle(w, routeId, sweeps);
    expect(await w.route(routeId)).toMatchObject({ cycle: 2, generation: 2 });
    await healed(routeId);
  });

  it("and the sweeper bring the same at the same time: everything happens once", async () => {
    w.cloud.streams.pause();
    const { routeId, reviewId } = await openRoute(w, 73);
    w.cloud.scheduler.faults = { never: true };
    await w.cloud.advance("PT5M"); // old enough for the sweeper
    w.cloud.scheduler.faults = {};
    w.cloud.streams.resume();
    await Promise.all([w.cloud.scheduler.fire("sweeper"), w.cloud.scheduler.fire("sweeper"), w.cloud.settle()]);
    await w.cloud.advance("PT5M");
    expect(await asked(reviewId)).toBe(1);
    await healed(routeId);
  });
});

describe("F11: two answer at once", () => {
  it("by one link in two tabs, eight times: one wins, the others are told so", async () => {
    const { routeId, reviewId } = await openRoute(w, 111);
    const token = await w.token("pmpc@example.org");
    const tabs = Array.from({ length: 8 }, (_, i) =>
      w.respond({ token, action: "report", result: i % 2 ? "performed" : "refused-measure" }),
    );
    const said = await Promise.all(tabs);
    expect(said.filter((a) => a.status === 200)).toHaveLength(1);
    for (const { status, body } of said.filter((a) => a.status !== 200))
      expect([status, body.code]).toEqual([410, "link.used"]);
    await w.cloud.settle();
    const won = said.find((a) => a.status === 200)!;
    const { result } = await w.step(reviewId);
    expect(said.indexOf(won) % 2 ? "performed" : "refused-measure").toBe(result);
    await healed(routeId);
  });

  it("one agency accepts while the coordinator gives the step to another: one wins, and the loser sees the state", async () => {
    const { routeId, reviewId } = await openRoute(w, 112);
    const token = await w.token("pmpc@example.org");
    const [accepted, reassigned] = await Promise.all([
      w.respond({ token, action: "accept" }),
      w.call("POST", `/v1/steps/${reviewId}/reassign`, { agencyId: w.agencies.pmpc2 }),
    ]);
    // An accepted step may still be given to another agency; a reassigned one can no longer be accepted by the first.
    expect(reassigned.status).toBe(200);
    if (accepted.status !== 200) expect(accepted).toMatchObject({ status: 410, body: { code: "link.dead" } });
    await w.cloud.settle();
    expect(await w.step(reviewId)).toMatchObject({ status: "requested", agencyId: w.agencies.pmpc2, assignment: 2 });
    expect((await w.respond({ token, action: "report", result: "performed" })).status).toBe(410);
    await healed(routeId, [`step.requested ${reviewId}`]);
  });
});

describe("F15: an execution is aborted by hand", () => {
  it("of a route and of its step: the reconciler says so and restarts both from the record", async () => {
    const { routeId, reviewId } = await openRoute(w, 151);
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const sfn = new SFNClient({ endpoint: w.cloud.urls.states, region: "eu-central-1", credentials });
    const before = await mailsTo("curator@example.org");
    // Both are looked for before: what is stopped may be healed before the next is.
    const running = [...(await w.executions("route-school-age-v1")), ...(await w.executions("agency-step"))].filter(
      ({ status }) => status === "RUNNING",
    );
    expect(running).toHaveLength(2);
    for (const { arn } of running) await sfn.send(new StopExecutionCommand({ executionArn: arn, error: "ByHand" }));
    sfn.destroy();
    await w.cloud.settle(); // no time passes: Step Functions has told of it
    expect(await runningNames("route-school-age-v1")).toEqual([`${routeId}-g2`]);
    expect(await runningNames("agency-step")).toEqual([`${reviewId}-g2`]);
    expect(w.logs.filter((line) => line.includes("reconcile.healed"))).not.toHaveLength(0);
    expect(await w.history(routeId)).toEqual(expect.arrayContaining(["route.continued", "step.restarted"]));
    expect(await mailsTo("curator@example.org")).toBe(before + 1);
    expect(await w.step(reviewId)).toMatchObject({ status: "requested", overdue: false });
    // Its deadlines go on: a week ahead it is reminded as if nothing had been.
    await w.cloud.advance("P20D");
    expect(await w.history(routeId)).toEqual(expect.arrayContaining(["step.reminded"]));
    await finishCycle(w, routeId);
    await healed(routeId);
  });
});

describe("F16: the scheduler", () => {
  const late = 2 * 3_600_000;
  it.each([
    ["twice", { twice: true }, 161],
    ["hours late", { lateMs: late }, 162],
  ])("fires %s: everything happens once", async (_, faults, n) => {
    w.cloud.streams.disturb({ drop: true }); // all that happens, happens by the sweeper
    w.cloud.scheduler.faults = faults;
    const passes = portions("PT3H");
    const { routeId, reviewId } = await openRoute(w, n, passes);
    expect(await asked(reviewId)).toBe(1);
    await w.ok("POST", `/v1/steps/${reviewId}/complete`, { result: "performed" });
    await passes();
    expect((await w.route(routeId)).plan.status).toBe("draft");
    await healed(routeId);
  });

  it("never fires: streams and machines do without it", async () => {
    w.cloud.scheduler.faults = { never: true };
    const { routeId, reviewId } = await openRoute(w, 163);
    await w.cloud.advance("P32D");
    const marks = ["step.reminded", "step.fell-due", "step.escalated"];
    expect(await w.history(routeId)).toEqual(expect.arrayContaining(marks));
    expect(await w.step(reviewId)).toMatchObject({ overdue: true });
    await finishCycle(w, routeId);
    w.cloud.scheduler.faults = {};
    await healed(routeId);
  });

  it("was off for a month, and the timers of the machines with it: what is due is found, and only the latest is told", async () => {
    const { routeId } = await openRoute(w, 164);
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const sfn = new SFNClient({ endpoint: w.cloud.urls.states, region: "eu-central-1", credentials });
    const [step] = (await w.executions("agency-step")).filter((e) => e.status === "RUNNING");
    w.cloud.scheduler.faults = { never: true };
    w.cloud.events.faults = { never: true };
    await sfn.send(new StopExecutionCommand({ executionArn: step!.arn, error: "ByHand" }));
    sfn.destroy();
    await w.cloud.advance("P40D");
    expect((await w.history(routeId)).filter((t) => /remind|due|escal/.test(t))).toEqual([]);
    w.cloud.scheduler.faults = {};
    w.cloud.events.faults = {};
    await w.cloud.advance("PT30M");
    expect((await w.history(routeId)).filter((t) => /remind|due|escal/.test(t))).toEqual(["step.escalated"]);
    await finishCycle(w, routeId);
    await healed(routeId);
  });
});
