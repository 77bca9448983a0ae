import * as Agency from "../../src/agencies/agency/index.ts";
import type {
  AgencyId,
  ChildId,
  DomainEvent,
  Mail,
  RouteId,
  StepId,
  Workflows,
} from "../../src/ground/shared/index.ts";
import { outboxPk, outboxShards, taskCtx } from "../../src/ground/shared/index.ts";
import * as Child from "../../src/people/child/index.ts";
import * as Consent from "../../src/people/consent/index.ts";
import * as Instrument from "../../src/routes/instrument/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import { type RelayDeps, relay } from "../../src/telling/relay/index.ts";
import { type World, world } from "./tenant.ts";

/** A region in memory with everything that a route of school age needs; executions and mail are played by hand. */
export interface RouteWorld extends World {
  deps: RelayDeps;
  childId: ChildId;
  agencies: Record<string, AgencyId>;
  mails: Mail[];
  executions: Map<string, { machine: string; input: Record<string, unknown>; waits: Map<string, string> }>;
  /** What goes wrong with executions. */
  faults: { deadTokens: boolean };
  /** Tells every waiting event onward and plays the machines until nothing moves. */
  settle(): Promise<void>;
  /** What a timeout of `AwaitReport` brings about. */
  milestone(stepId: StepId): Promise<number>;
  consent(recipient?: AgencyId | "route"): Promise<Consent.ConsentAt>;
  ipra(titles: string[]): Promise<void>;
}

const kinds = ["pmpc", "school", "health", "social", "resourceCentre"] as const;

export async function routeWorld(): Promise<RouteWorld> {
  const w = await world();
  const mails: Mail[] = [];
  const executions: RouteWorld["executions"] = new Map();
  const tokens = new Map<string, (output: Record<string, unknown>) => Promise<void>>();
  const todo: Array<() => Promise<void>> = [];
  const waits = new Map<string, () => Promise<void>>();
  const faults = { deadTokens: false };
  const workflows: Workflows = {
    async start({ machine, name, input }) {
      if (executions.has(name)) return "exists";
      executions.set(name, { machine, input: input as Record<string, unknown>, waits: new Map() });
      todo.push(() => play(name));
      return "started";
    },
    async succeed(token, output) {
      if (faults.deadTokens) return "gone";
      const go = tokens.get(token);
      tokens.delete(token);
      if (!go) return "gone";
      todo.push(() => go(output as Record<string, unknown>));
      return "done";
    },
    async wake(token) {
      const wait = waits.get(token);
      if (!wait || !tokens.delete(token)) return "gone";
      todo.push(wait);
      return "done";
    },
    async stop(_, name) {
      executions.delete(name);
    },
    async status(_, name) {
      return executions.has(name) ? "running" : "absent";
    },
    async *running(machine) {
      for (const [name, execution] of executions) if (execution.machine === machine) yield name;
    },
  };
  const outgoing = { post: async () => ({ latencyMs: 1, status: 204, body: "" }) };
  const mailer = {
    send: async (mail: Mail) => {
      mails.push(mail);
      return { providerId: String(mails.length) };
    },
  };
  const deps: RelayDeps = { bank: w.ctx.bank, keys: w.ctx.keys, now: w.ctx.now, workflows, mailer, outgoing };
  const machine = () => taskCtx(deps, "kuzbass", "machine");
  let lastToken = 0;
  let instruments = 0;
  const wait = (then: (output: Record<string, unknown>) => Promise<void>) => {
    const token = `token-${++lastToken}`;
    tokens.set(token, then);
    return token;
  };

  async function play(name: string): Promise<void> {
    const { machine: kind, input } = executions.get(name)!;
    if (kind === "daily-digest") return; // only wakes; what it would send is looked at by the tests of the digest
    if (kind === "agency-step") {
      const call = input as unknown as Step.StepCall;
      await Step.tick(machine(), call);
      const taskToken = wait(async () => void executions.delete(name));
      waits.set(taskToken, () => play(name)); // as after a timeout: Milestone, and the wait again
      await Step.registerWait(machine(), { ...call, taskToken });
      return;
    }
    const call = input as unknown as Route.RouteCall;
    const flow = Route.templates.find((t) => kind === `route-${t.key}-v${t.version}`)!.flow;
    const enter = async (i: number, outcome?: unknown): Promise<void> => {
      const part = flow[i];
      if (!part) {
        executions.delete(name);
        return Route.concludeCycle(machine(), { ...call, outcome: outcome as Route.Outcome });
      }
      const stages = "parallel" in part ? part.branches : [part];
      let left = stages.length;
      for (const { key } of stages) {
        const taskToken = wait(async (output) => {
          if (--left === 0) await enter(i + 1, output.outcome);
        });
        await Route.openStage(machine(), { ...call, stage: key, taskToken });
      }
    };
    await enter(0);
  }

  async function settle(): Promise<void> {
    for (;;) {
      const next = todo.shift();
      if (next) {
        await next();
        continue;
      }
      let told = 0;
      for (let shard = 0; shard < outboxShards; shard++) {
        const page = await deps.bank.find<DomainEvent>("outbox", outboxPk(shard), {}, { limit: 100 });
        for (const event of page.items) if ((await relay(deps, event)) === "told") told++;
      }
      if (told === 0 && todo.length === 0) return;
    }
  }

  const agencies: Record<string, AgencyId> = {};
  for (const [i, kind] of [...kinds, ...kinds].entries()) {
    const name = i < kinds.length ? kind : `${kind}2`;
    const contacts = [{ email: `${name.toLowerCase()}@example.org` }];
    const input = { kind, name, shortName: name, municipality: "novokuznetsk", contacts };
    agencies[name] = (await Agency.register(w.ctx, input)).agency.agencyId;
  }
  const { record } = await Child.register(w.ctx, {
    person: { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06", sex: "female" },
    municipality: "novokuznetsk",
    representatives: [{ surname: "Ёлкина", givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
    attachments: { school: agencies.school!, health: agencies.health!, social: agencies.social! },
  });
  const childId = record.childId;
  return {
    ...w,
    deps,
    childId,
    agencies,
    mails,
    executions,
    faults,
    settle,
    milestone: async (stepId) => {
      const { generation, routeId } = (await Step.load(w.ctx, stepId)).data;
      const { secondsToMilestone } = await Step.tick(machine(), { stepId, routeId, generation });
      await settle();
      return secondsToMilestone;
    },
    consent: (recipient = "route") =>
      Consent.give(w.ctx, childId, {
        representativeId: record.representativeIds[0]!,
        recipient,
        purpose: "support-route",
        dataClasses: ["identity", "health", "education", "social"],
        signedOn: "2025-03-01",
        expiresOn: "2027-03-01",
      }),
    ipra: async (titles) => {
      await Instrument.record(w.ctx, childId, {
        kind: "ipra",
        number: `${titles.length}.${++instruments}/2025`,
        issuer: "Бюро МСЭ № 1",
        validFrom: "2025-03-01",
        validTo: "2026-03-01",
        measures: titles.map((title, i) => ({ block: i % 2 ? "health" : "education", title })),
      });
    },
  };
}

/** The steps of a route by their step key (those of measures and quarters numbered from 1). */
export async function stepsOf(w: RouteWorld, routeId: RouteId): Promise<Record<string, Step.StepView>> {
  const found: Record<string, Step.StepView> = {};
  const { plan, cycle } = await Route.get(w.ctx, routeId);
  for (const { stepId, stepKey } of plan.entries) {
    const step = await Step.get(w.ctx, stepId as StepId).catch(() => undefined);
    if (step?.cycle !== cycle) continue;
    const n = Object.keys(found).filter((k) => k === stepKey || k.startsWith(`${stepKey}-`)).length;
    found[n ? `${stepKey}-${n + 1}` : stepKey] = step;
  }
  return found;
}
