// FAULTS F17, F25, F27, F29: clocks that are off or jump, a night without mail, executions with an input that nobody can use.
import { SFNClient, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { sesClient } from "@marshrut/aws/mailer";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { World } from "../journey/world.ts";
import { hasty } from "./parts/hasty.ts";
import { expectAgreement } from "./parts/healed.ts";
import { scheduled } from "./parts/product.ts";
import { finishCycle, mailedTwice, openRoute, twice } from "./parts/routes.ts";
import { setClocks, skewed } from "./parts/skewed.ts";
import { patience, soaking } from "./parts/soak.ts";

vi.setConfig({ testTimeout: patience(180_000), hookTimeout: patience(180_000) }); // on a machine that others keep busy

const minutes = 60_000;
let w: World;
let sfn: SFNClient;
let right: () => void = () => {};
beforeAll(async () => {
  w = await World.start(
    "own",
    undefined,
    skewed(scheduled("sweeper", "reconciler", "digest"), [10 * minutes, -10 * minutes]),
  );
  await hasty(sesClient());
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  sfn = new SFNClient({ endpoint: w.cloud.urls.states, region: "eu-central-1", credentials });
});
afterEach(() => {
  right();
  right = () => {};
  w.cloud.mail.fail(undefined);
});
afterAll(async () => {
  sfn?.destroy();
  await w?.close();
});

/** Both sides agree, and nothing came twice; the route is closed, so that later tests have the clock to themselves. */
async function healed(routeId: string): Promise<void> {
  await w.cloud.advance("PT1H");
  expect(await twice(w, routeId)).toEqual([]);
  expect(await mailedTwice(w)).toEqual([]);
  await expectAgreement(w.cloud.urls);
  await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  await w.cloud.settle();
}

interface Milestone {
  type: string;
  at: string;
}
/** What the clock brought about, each with the instant at which it did. */
const milestones = async (routeId: string) =>
  (await w.ok<{ items: Milestone[] }>("GET", `/v1/routes/${routeId}/history?limit=200`)).items.filter(({ type }) =>
    /^step\.(reminded|fell-due|escalated)$/.test(type),
  );
const day = 86_400_000;
/** Pairs of the same kind with less than six days between them: escalations come weekly, all else once. */
const tooSoon = (all: Milestone[]) =>
  all.filter((one) =>
    all.some((other) => {
      const after = Date.parse(one.at) - Date.parse(other.at);
      return other !== one && other.type === one.type && after >= 0 && after < 6 * day;
    }),
  );
const times = (all: Milestone[], kind: string) => all.filter(({ type }) => type === `step.${kind}`).length;

describe("F17, F27: machines whose clocks are ten minutes fast and ten minutes slow", () => {
  it("remind once, escalate weekly, and bring the route into its next cycle", async () => {
    right = setClocks(w.cloud);
    const { routeId } = await openRoute(w, 171);
    await w.cloud.advance("P45D");
    const met = await milestones(routeId);
    expect([times(met, "reminded"), times(met, "fell-due")]).toEqual([1, 1]);
    expect(times(met, "escalated")).toBeGreaterThanOrEqual(2);
    expect(tooSoon(met)).toEqual([]);
    await finishCycle(w, routeId);
    expect(await w.route(routeId)).toMatchObject({ cycle: 2, generation: 2 });
    await healed(routeId);
  });
});

describe("F27: the clock jumps a month", () => {
  it("what fell due meanwhile is told once, and the step can still be answered", async () => {
    const { routeId, reviewId } = await openRoute(w, 173);
    await w.cloud.jump("P1M");
    await w.cloud.advance("P1D");
    const met = await milestones(routeId);
    expect(met.length).toBeGreaterThan(0);
    expect(tooSoon(met)).toEqual([]);
    await w.complete(reviewId);
    expect((await w.route(routeId)).plan.status).toBe("draft");
    await healed(routeId);
  });
});

describe("F25: the day's quota of mail is used up", () => {
  const times = 48;

  // That a letter which SES throttles is tried later is the mailers' contract (test/contract/mailer); a night of it is for the soak.
  it.runIf(soaking)(`letters wait for ${times} quarters of an hour, and come then, one each`, async () => {
    const before = (await w.mails()).length;
    w.cloud.mail.fail({ kind: "throttle", times: Number.POSITIVE_INFINITY });
    const { routeId, reviewId } = await openRoute(w, 251);
    for (let time = 0; time < times; time++) await w.cloud.advance("PT15M");
    expect(await w.mails()).toHaveLength(before);
    w.cloud.mail.fail(undefined);
    await w.cloud.advance("PT1H");
    expect(await w.step(reviewId)).toMatchObject({ status: "requested" });
    const asked = (await w.mails()).slice(before).filter(({ text }) => text.includes("/respond#"));
    expect(asked).toHaveLength(1);
    await healed(routeId);
  });
});

describe("F29: an execution with an input that nobody can use", () => {
  const start = (machine: string, name: string, input: unknown) =>
    sfn.send(
      new StartExecutionCommand({ stateMachineArn: w.cloud.arns.machine(machine), name, input: JSON.stringify(input) }),
    );
  const poison = [{}, { tenant: "pilot" }, { tenant: 7, routeId: "route_1", stepId: ["step"], generation: "first" }];

  it("ends at once in every machine, touches no record, and keeps nobody", async () => {
    const { routeId, reviewId } = await openRoute(w, 291);
    const machines = ["agency-step", "route-school-age-v1", "reporting-period", "webhook-retry", "background-job"];
    for (const machine of machines)
      for (const [i, input] of poison.entries()) await start(machine, `poison-${i}`, input);
    await w.cloud.settle();
    for (const machine of machines)
      expect(
        (await w.executions(machine)).filter(({ name }) => name.startsWith("poison")).map(({ status }) => status),
      ).toEqual(poison.map(() => "FAILED"));
    await w.cloud.advance("PT30M");
    await w.complete(reviewId);
    await healed(routeId);
  });

  it("that has taken the name of a step's next generation: the reconciler goes past it", async () => {
    const { routeId, reviewId } = await openRoute(w, 292);
    await start("agency-step", `${reviewId}-g2`, {});
    await w.cloud.settle();
    const live = (await w.executions("agency-step")).find(({ name }) => name === `${reviewId}-g1`)!;
    await sfn.send(new StopExecutionCommand({ executionArn: live.arn, error: "ByHand" }));
    // A lost generation is followed by the next; one whose name is taken is found lost in a later run.
    for (let i = 0; i < 8; i++) await w.cloud.advance("PT15M");
    const generations = (await w.executions("agency-step")).filter(({ name }) => name.startsWith(reviewId));
    expect(generations.filter(({ status }) => status === "RUNNING").map(({ name }) => name)).toEqual([
      `${reviewId}-g3`,
    ]);
    await expectAgreement(w.cloud.urls);
    await w.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  });
});
