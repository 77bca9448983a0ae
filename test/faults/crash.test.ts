// FAULTS F2, F6, F13: the whole process dies exactly between two things that belong together.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { GetExecutionHistoryCommand, ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { expectAgreement } from "./parts/healed.ts";
import { mailsOf, messageIds, type Running, startProcess } from "./parts/process.ts";
import { finishCycle, openRoute, type Region, twice } from "./parts/routes.ts";
import { patience, soaking } from "./parts/soak.ts";
import { type Call, openWire, type Wire } from "./parts/wire.ts";

vi.setConfig({ testTimeout: patience(180_000), hookTimeout: patience(180_000) }); // on a machine that others keep busy

const home = mkdtempSync(path.join(tmpdir(), "faults-crash-"));
let wires: { states: Wire; dynamodb: Wire; mail: Wire };
let at: Running;
let crashes = 0;
beforeAll(async () => {
  wires = { states: await openWire(), dynamodb: await openWire(), mail: await openWire() };
  at = await startProcess(home, { wires });
});
afterAll(async () => {
  at?.kill();
  await at?.exited;
  for (const wire of Object.values(wires ?? {})) await wire.close();
  rmSync(home, { recursive: true, force: true });
});

/** The process dies at the next call like this: before the service hears of it, or after it did and before its answer. */
function deathAt(wire: Wire, like: (call: Call) => boolean, moment: "before" | "after"): Promise<void> {
  const dead = Promise.withResolvers<void>();
  let once = true;
  wire.rule(async (call) => {
    if (!once || !like(call)) return undefined;
    once = false;
    if (moment === "after") await call.forward();
    at.kill();
    await at.exited;
    crashes++;
    dead.resolve();
    return "cut";
  });
  return dead.promise;
}

/** As a person would: start it again. */
async function restarted(): Promise<void> {
  for (const wire of Object.values(wires)) wire.heal();
  at = await startProcess(home, { wires });
  await rest();
}

const rest = () => at.advance("PT0S");
const region = (): Region => Object.assign(at.client, { agencies: at.agencies });
const isWrite = (what: string) => (call: Call) =>
  ["TransactWriteItems", "PutItem"].includes(call.operation) && call.body.includes(what);
const route = (routeId: string) =>
  at.client.ok<{ generation: number; cycle: number; plan: { status: string } }>("GET", `/v1/routes/${routeId}`);

async function withStates<T>(ask: (sfn: SFNClient) => Promise<T>): Promise<T> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sfn = new SFNClient({ endpoint: at.urls.states, region: "eu-central-1", credentials });
  return ask(sfn).finally(() => sfn.destroy());
}
const arnOf = (kind: string, machine: string) => `arn:aws:states:eu-central-1:000000000000:${kind}:${machine}`;
const executionsOf = (machine: string, id: string) =>
  withStates(async (sfn) => {
    const command = new ListExecutionsCommand({ stateMachineArn: arnOf("stateMachine", machine), maxResults: 1000 });
    const { executions = [] } = await sfn.send(command);
    return executions.filter((e) => e.name!.startsWith(id)).map((e) => `${e.name!.slice(id.length + 1)} ${e.status}`);
  });
const answersTo = (machine: string, name: string) =>
  withStates(async (sfn) => {
    const executionArn = arnOf("execution", `${machine}:${name}`);
    const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return events.filter(
      (e) => e.type === "TaskSucceeded" && e.taskSucceededEventDetails?.output?.includes("completed"),
    );
  });
/** Message-IDs of the mails with a link to answer this step. */
const asked = async (stepId: string) => {
  const mails = (await mailsOf(at.urls)).filter(({ body }) => {
    const [token = ""] = /(?<=\/respond#)[^.\s]+/.exec(body.text ?? "") ?? [];
    return Buffer.from(token, "base64url").toString().includes(stepId);
  });
  return messageIds(at.urls, mails);
};

/** Nothing twice, both sides agree. */
async function healed(routeId: string): Promise<void> {
  await at.advance("PT1H");
  expect(await twice(at.client, routeId)).toEqual([]);
  await expectAgreement(at.urls);
  await at.client.ok("POST", `/v1/routes/${routeId}/close`, { reason: "other" });
  await rest();
}

/** Of two moments that end alike the harder one is tried each time, and both in the soak. */
const harder = <T>(first: T, second: T): T[] => (soaking ? [first, second] : [second]);

describe("F2: after the record's write, before Step Functions hears of it", () => {
  it.each(harder(["before", 21] as const, ["after", 22] as const))(
    "the answer is on record and its message dies %s it arrives: one transition",
    async (moment, n) => {
      const { routeId, reviewId } = await openRoute(region(), n, rest);
      const death = deathAt(wires.states, (call) => call.operation === "SendTaskSuccess", moment);
      await at.client.ok("POST", `/v1/steps/${reviewId}/complete`, { result: "performed" });
      await death;
      await restarted();
      expect(await at.client.ok("GET", `/v1/steps/${reviewId}`)).toMatchObject({ status: "completed" });
      expect(await executionsOf("agency-step", reviewId)).toEqual(["g1 SUCCEEDED"]);
      expect(await answersTo("agency-step", `${reviewId}-g1`)).toHaveLength(1);
      expect((await route(routeId)).plan.status).toBe("draft");
      await finishCycle(region(), routeId, rest);
      await healed(routeId);
    },
  );
});

describe("F6: the function that keeps a token dies when it has kept it", () => {
  it.each(
    harder<[string, (call: Call) => boolean, number]>(
      ["of a stage", isWrite("stage.open"), 61],
      // Bookkeeping, without an audit entry that would name it: the step itself, put with its token.
      ["of a step", (call) => call.operation === "PutItem" && /STEP#.*taskToken|taskToken.*STEP#/s.test(call.body), 62],
    ),
  )("%s: it is tried again, and the agency gets one mail", async (_, keeps, n) => {
    const death = deathAt(wires.dynamodb, keeps, "after");
    const opening = openRoute(region(), n, async () => {});
    await death;
    const { routeId, reviewId } = await opening;
    await restarted();
    await at.advance("PT5M");
    expect(await at.client.ok("GET", `/v1/steps/${reviewId}`)).toMatchObject({ status: "requested" });
    expect(await asked(reviewId)).toHaveLength(1);
    await healed(routeId);
  });
});

describe("a mail's sender dies", () => {
  it("before it is sent: it goes out later, once", async () => {
    const death = deathAt(wires.mail, (call) => call.operation === "SendRawEmail", "before");
    const { routeId, reviewId } = await openRoute(region(), 63, async () => {});
    await death;
    await restarted();
    expect(await asked(reviewId)).toEqual([]);
    await at.advance("PT5M");
    expect(await asked(reviewId)).toHaveLength(1);
    await healed(routeId);
  });

  it("before it hears that it was sent: it may come again, but under the same Message-ID", async () => {
    const death = deathAt(wires.mail, (call) => call.operation === "SendRawEmail", "after");
    const { routeId, reviewId } = await openRoute(region(), 64, async () => {});
    await death;
    await restarted();
    await at.advance("PT5M");
    const ids = await asked(reviewId);
    expect(ids.length).toBeLessThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
    await healed(routeId);
  });
});

describe("F13: the hand-over to the next execution is killed half-way", () => {
  const starts = (routeId: string) => (call: Call) =>
    call.operation === "StartExecution" && call.body.includes(`${routeId}-g2`);

  it.each(
    harder<[string, (routeId: string) => Promise<void>, number]>(
      ["when the record says so", () => deathAt(wires.dynamodb, isWrite("cycle.renewed"), "after"), 131],
      ["when the successor has started", (routeId) => deathAt(wires.states, starts(routeId), "after"), 132],
    ),
  )("at the end of a cycle, %s: one live generation", async (_, plan, n) => {
    const { routeId } = await openRoute(region(), n, rest);
    const death = plan(routeId);
    await Promise.all([death, finishCycle(region(), routeId, rest).catch(() => {})]);
    await restarted();
    expect(await route(routeId)).toMatchObject({ generation: 2, cycle: 2, plan: { status: "preparing" } });
    expect((await executionsOf("route-school-age-v1", routeId)).sort()).toEqual(["g1 SUCCEEDED", "g2 RUNNING"]);
    await healed(routeId);
  });

  // Three hundred days go by in it: in the soak, for what continue-as-new.test.ts shows without a crash.
  it.runIf(soaking)(
    "near the limit of an execution, before the successor starts: waits and deadlines survive",
    async () => {
      const { routeId, reviewId } = await openRoute(region(), 133, rest);
      await at.client.ok("POST", `/v1/steps/${reviewId}/complete`, { result: "performed" });
      await rest();
      await at.client.ok("POST", `/v1/routes/${routeId}/plan/approve`);
      await rest();
      // One step at work, and one for later: the last consultation of the cycle.
      const steps = await openSteps(routeId);
      const last = steps.findLast((s) => s.stage === "FamilyConsultations")!;
      for (const { stepId, stage } of steps)
        if (stage !== "EducationRoute" && stepId !== last.stepId)
          await at.client.ok("POST", `/v1/steps/${stepId}/cancel`, { reason: "Нет нужды" });
      await rest();
      const before = await openSteps(routeId);
      expect(before).toHaveLength(2);
      const death = deathAt(wires.states, starts(routeId), "before");
      await Promise.all([death, at.advance("P301D").catch(() => {})]);
      await restarted();
      await at.advance("PT1H");
      expect((await executionsOf("route-school-age-v1", routeId)).sort()).toEqual(["g1 SUCCEEDED", "g2 RUNNING"]);
      expect(await route(routeId)).toMatchObject({ generation: 2, cycle: 1, plan: { status: "approved" } });
      const dates = ({ stepId, requestAt, stage }: StepBody) => ({ stepId, requestAt, stage });
      expect((await openSteps(routeId)).map(dates)).toEqual(before.map(dates));
      await finishCycle(region(), routeId, rest);
      await healed(routeId);
    },
  );
});

interface StepBody {
  stepId: string;
  stage: string;
  requestAt: string;
  settledAt?: string;
}

async function openSteps(routeId: string): Promise<StepBody[]> {
  const { stages } = await at.client.ok<{ stages: { stepIds: string[] }[] }>("GET", `/v1/routes/${routeId}`);
  const steps = stages.flatMap((s) => s.stepIds).map((id) => at.client.ok<StepBody>("GET", `/v1/steps/${id}`));
  return (await Promise.all(steps)).filter((s) => !s.settledAt).toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1));
}

it("died as often as it was meant to", () => {
  expect(crashes).toBe(soaking ? 9 : 5);
});
