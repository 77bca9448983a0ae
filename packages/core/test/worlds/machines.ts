import { randomUUID } from "node:crypto";
import {
  type DomainEvent,
  GenerationSuperseded,
  type Mailer,
  outboxPk,
  outboxShards,
  type Stored,
  taskCtx,
  type Workflows,
} from "../../src/ground/shared/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import { sendDigests } from "../../src/telling/digest/index.ts";
import type { RelayDeps } from "../../src/telling/relay/index.ts";
import { takeOff } from "../../src/telling/relay/outbox.ts";
import { tellOnward } from "../../src/telling/relay/relay.ts";
import type { World } from "./tenant.ts";
import { byMail } from "./ways.ts";

type Work = () => Promise<unknown>;
type Answered = (output: Record<string, unknown>) => Promise<void>;

interface Options {
  mailer: Mailer;
  /** Machines that are played: of steps, routes and digests all unless told. Others start and stand still. */
  plays?: (machine: string) => boolean;
  /** What else comes in while things settle, such as mail that bounces; @returns how much there was. */
  also?: () => Promise<number>;
}

/**
 * The machines of a world in memory, played by hand as the real ones go: the functions' own calls in the machines' order,
 * tokens that wait, and timers that fire when the clock gets there. What they call is the product's own.
 */
export function playMachines(w: World, { mailer, plays = () => true, also = async () => 0 }: Options) {
  const executions = new Map<string, { machine: string; input: Record<string, unknown> }>();
  /** What an answer to a token, or waking it, brings about, and the execution that waits under it. */
  const tokens = new Map<string, { name: string; answered: Answered; woken?: Work }>();
  const todo: Work[] = [];
  const timers: { at: number; run: Work }[] = [];
  const faults = { deadTokens: false };
  const workflows: Workflows = {
    async start({ machine, name, input }) {
      if (executions.has(name)) return "exists";
      executions.set(name, { machine, input: input as Record<string, unknown> });
      if (plays(machine)) todo.push(() => play(name));
      return "started";
    },
    async succeed(token, output) {
      const waiting = faults.deadTokens ? undefined : take(token);
      if (!waiting) return "gone";
      todo.push(() => waiting.answered(output as Record<string, unknown>));
      return "done";
    },
    async wake(token) {
      const woken = tokens.get(token)?.woken;
      if (!woken) return "gone";
      take(token);
      todo.push(woken);
      return "done";
    },
    async stop(_, name) {
      executions.delete(name);
      for (const [token, waiting] of tokens) if (waiting.name === name) tokens.delete(token);
    },
    async status(_, name) {
      return executions.has(name) ? "running" : "absent";
    },
    async waits(token) {
      const waiting = faults.deadTokens ? undefined : tokens.get(token);
      return waiting !== undefined && executions.has(waiting.name);
    },
  };
  const outgoing = { post: async () => ({ latencyMs: 1, status: 204, body: "" }) };
  const deps: RelayDeps = {
    bank: w.ctx.bank,
    keys: w.ctx.keys,
    now: w.ctx.now,
    scanner: undefined,
    workflows,
    mailer,
    outgoing,
  };
  const machine = () => taskCtx(deps, w.ctx.tenant, "machine");
  const now = () => w.ctx.now().epochMilliseconds;
  const at = (instant: number, run: Work) => void timers.push({ at: instant, run });

  /** A token is like no other, also of the machines that played before over a bank that is taken over. */
  function wait(name: string, answered: Answered, woken?: Work): string {
    const token = `token-${randomUUID()}`;
    tokens.set(token, { name, answered, woken });
    return token;
  }
  function take(token: string) {
    const waiting = tokens.get(token);
    tokens.delete(token);
    return waiting;
  }

  async function play(name: string): Promise<void> {
    const execution = executions.get(name);
    if (!execution) return; // stopped before its turn came
    const { machine, input } = execution;
    if (machine === "agency-step") return playStep(name, input as unknown as Step.StepCall);
    if (machine === "daily-digest") return at(Date.parse(String(input.at)), digests);
    const template = Route.templates.find((t) => machine === `route-${t.key}-v${t.version}`);
    if (template) await playRoute(name, template.flow, input as unknown as Route.RouteCall);
  }

  /** Dispatch or Milestone, then AwaitReport until an answer, a change of the timetable, or the next milestone. */
  async function playStep(name: string, call: Step.StepCall): Promise<void> {
    const ended = async () => void executions.delete(name);
    try {
      const { secondsToMilestone } = await Step.tick(machine(), call);
      const again = () => play(name);
      const taskToken = wait(name, ended, again);
      at(now() + secondsToMilestone * 1000, async () => take(taskToken) && again());
      await Step.registerWait(machine(), { ...call, taskToken });
    } catch (error) {
      if (!(error instanceof GenerationSuperseded)) throw error;
      await ended();
    }
  }

  async function playRoute(name: string, flow: Route.RouteTemplate["flow"], call: Route.RouteCall): Promise<void> {
    const enter = async (i: number, outcome?: unknown): Promise<void> => {
      if (!executions.has(name)) return; // stopped after the answer had come
      const part = flow[i];
      if (!part) {
        executions.delete(name);
        return Route.concludeCycle(machine(), { ...call, outcome: outcome as Route.Outcome });
      }
      if (!("parallel" in part) && part.gate) return parting(i, part.key, part.gate.counsel.key);
      const stages = "parallel" in part ? part.branches : [part];
      let left = stages.length;
      for (const { key } of stages) {
        const taskToken = wait(name, async (output) => {
          if (--left === 0) await enter(i + 1, output.outcome);
        });
        await Route.openStage(machine(), { ...call, stage: key, taskToken });
      }
    };
    const ask = (stage: string, answered: Answered) =>
      Route.openStage(machine(), { ...call, stage, taskToken: wait(name, answered) });
    /** On, or to the counsel, after which the route ends or goes on all the same. */
    const parting = (i: number, stage: string, counsel: string): Promise<void> =>
      ask(stage, async ({ outcome }) => {
        if (outcome !== "aside") return enter(i + 1);
        await ask(counsel, async ({ outcome: then }) => {
          if (then !== "aside") return enter(i + 1);
          executions.delete(name);
          await Route.concludeCycle(machine(), { ...call, outcome: "close" });
        });
      });
    await enter(0);
  }

  /** What the machine does when it wakes, and what the hourly rate does. */
  async function digests(): Promise<void> {
    const { waiting } = await sendDigests(machine(), byMail(mailer));
    if (waiting > 0) at(now() + 24 * 3_600_000, digests);
    await settle();
  }

  /** Tells every waiting event onward and plays the machines until nothing moves. */
  async function settle(): Promise<void> {
    for (;;) {
      const next = todo.shift();
      if (next) {
        await next();
        continue;
      }
      const told = (await also()) + (await tellAll());
      if (told === 0 && todo.length === 0) return;
    }
  }

  /** What waits in the outbox, one event after the other as they happened; they are taken off it together, as a batch is. */
  async function tellAll(): Promise<number> {
    const shards = Array.from({ length: outboxShards }, (_, shard) =>
      deps.bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 200 }),
    );
    const waiting = (await Promise.all(shards)).flatMap(({ items }) => items);
    const told: Stored<DomainEvent>[] = [];
    try {
      for (const event of waiting.toSorted((a, b) => (a.data.eventId < b.data.eventId ? -1 : 1)))
        if ((await tellOnward(deps, event)) === "told") told.push(event);
    } finally {
      await takeOff(deps.bank, told);
    }
    return told.length;
  }

  /** Lets time pass until then, timer by timer. @param instant ISO */
  async function until(instant: string): Promise<void> {
    await settle();
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      const next = timers[0];
      if (!next || next.at > Date.parse(instant)) break;
      timers.shift();
      if (next.at > now()) w.moveTo(new Date(next.at).toISOString());
      await next.run();
      await settle();
    }
    w.moveTo(instant);
  }

  return { deps, executions, faults, at, digests, settle, until };
}
