import type { AgencyId, ChildId, DataBank, Mail, RouteId, StepId } from "../../src/ground/shared/index.ts";
import { taskCtx } from "../../src/ground/shared/index.ts";
import type * as Consent from "../../src/people/consent/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import * as Webhook from "../../src/telling/webhook/index.ts";
import { playMachines } from "./machines.ts";
import { agenciesOf, childOf, consentOf, ipraOf, routeKinds } from "./region.ts";
import { type World, world } from "./tenant.ts";

/** A region in memory with everything that a route of school age needs; executions and mail are played by hand. */
export interface RouteWorld extends World, Omit<ReturnType<typeof playMachines>, "at" | "digests" | "until"> {
  childId: ChildId;
  /** Two of each kind: `school`, `school2`. */
  agencies: Record<string, AgencyId>;
  mails: Mail[];
  /** What a timeout of `AwaitReport` brings about. */
  milestone(stepId: StepId): Promise<number>;
  consent(recipient?: AgencyId | "route"): Promise<Consent.ConsentAt>;
  ipra(titles: string[]): Promise<void>;
}

export async function routeWorld(bank?: DataBank): Promise<RouteWorld> {
  const w = await world(bank);
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => ({ providerId: String(mails.push(mail)) }) };
  const { deps, executions, faults, settle } = playMachines(w, { mailer });
  const agencies = await agenciesOf(w.ctx, routeKinds, 2);
  const child = await childOf(
    w.ctx,
    { surname: "Ёлкина", givenName: "Анна", birthDate: "2014-05-06" },
    { attachments: { school: agencies.school!, health: agencies.health!, social: agencies.social! } },
  );
  let instruments = 0;
  return {
    ...w,
    deps,
    childId: child.childId,
    agencies,
    mails,
    executions,
    faults,
    settle,
    milestone: async (stepId) => {
      const { generation, routeId } = (await Step.load(w.ctx, stepId)).data;
      const machine = taskCtx(deps, w.ctx.tenant, "machine");
      const { secondsToMilestone } = await Step.tick(machine, { stepId, routeId, generation });
      await settle();
      return secondsToMilestone;
    },
    consent: (recipient = "route") => consentOf(w.ctx, child, { recipient }),
    ipra: async (titles) => void (await ipraOf(w.ctx, child.childId, `${titles.length}.${++instruments}/2025`, titles)),
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

/** What an organisation's own system is sent from now on, in order. */
export async function heardBy(w: RouteWorld, agencyId: AgencyId): Promise<{ type: string; data: Heard }[]> {
  const heard: { type: string; data: Heard }[] = [];
  w.deps.outgoing.post = async ({ body }) => {
    heard.push(JSON.parse(body) as { type: string; data: Heard });
    return { latencyMs: 1, status: 204, body: "" };
  };
  await Webhook.register(w.ctx, agencyId, { url: "https://system.example.org/hooks" });
  return heard;
}
type Heard = Record<string, unknown> & { reply?: { url: string; token: string } };
