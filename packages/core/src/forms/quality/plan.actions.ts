import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, FindingId, QualityId, RoundId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { rowsOf } from "../form/answers.ts";
import { get as readResponse } from "../response/response.actions.ts";
import { findings, record } from "../round/findings.actions.ts";
import * as rounds from "../round/round.store.ts";
import { changed, get, mustLead } from "./quality.actions.ts";
import * as decide from "./quality.decide.ts";
import * as store from "./quality.store.ts";
import { type QualityView, TakePlan } from "./quality.ts";

interface Step {
  text: string;
  until: string;
}

/**
 * Takes an organisation's plan: each of its rows becomes a finding of the round of plans, with its day, which is a task of whoever
 * answers for the organisation's place. Taken again, it makes none twice. Staff only.
 * @throws Refusal round.not-closed, limit.reached, input.invalid, not-found
 */
export async function takePlan(ctx: Ctx, id: QualityId, input: unknown): Promise<QualityView> {
  const { agencyId } = parse(TakePlan, input);
  const { data } = await store.load(ctx, id);
  mustLead(ctx, data);
  if (!data.plans) throw noPlan();
  const [steps, before] = [await stepsOf(ctx, data.plans, agencyId), await findings(ctx, data.plans)];
  const today = (await Tenant.today(ctx)).toString();
  const made: FindingId[] = [];
  for (const { text, until } of steps) {
    // A day that is over already is asked for now.
    const dueOn = [until, today].sort().at(-1)!;
    const same = before.find((one) => one.agencyId === agencyId && one.text === text);
    const one =
      same ?? (await record(keyless(ctx), data.plans, { text, key: "steps", agencyId, responsible: agencyId, dueOn }));
    made.push(one.findingId as FindingId);
  }
  await changed(ctx, id, { action: "quality.take-plan" }, ({ data: now }) => ({
    events: [{ type: "quality.plan-taken", data: { ...decide.refOf(now), agencyId } }],
    after: { ...now, plansTaken: { ...now.plansTaken, [agencyId]: made } },
  }));
  return get(ctx, id);
}

/** What a request does beside its own change must not use up its key. */
const keyless = ({ idempotency: _, ...ctx }: Ctx): Ctx => ctx;

const noPlan = () =>
  invalid([fault("/agencyId", "организация, которая сдала план", "an organisation that has handed in its plan")]);

/** What an organisation has answered, row by row. @throws Refusal input.invalid where it has not */
async function stepsOf(ctx: Ctx, roundId: RoundId, agencyId: AgencyId): Promise<Step[]> {
  const found = await rounds.entry(ctx, roundId, { agencyId });
  const responseIds = found?.data.kind === "agency" ? found.data.responseIds : [];
  const rows = [];
  for (const responseId of responseIds) {
    const { status, answers } = await readResponse(ctx, responseId);
    if (status === "submitted") rows.push(...rowsOf(answers?.steps));
  }
  if (rows.length === 0) throw noPlan();
  return rows.map(({ criterion, shortcoming, action, post, until }) => ({
    text: `${criterion}. ${shortcoming} — ${action}${post === undefined ? "" : ` (${post})`}`,
    until: String(until),
  }));
}
