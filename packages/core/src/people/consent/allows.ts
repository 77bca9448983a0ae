import type { Temporal } from "temporal-polyfill";
import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ConsentId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { isAbout, mayDisclose, standsOn } from "./consent.decide.ts";
import * as store from "./consent.store.ts";
import type { Answer, Question } from "./consent.ts";

/** `guard` goes into the commit that discloses: it fails when the consent is withdrawn in between. */
export type GuardedAnswer = { allowed: true; consentId: ConsentId; guard: Write } | Extract<Answer, { allowed: false }>;

type Asked = Question & { on?: Temporal.PlainDate | string };

/**
 * Asks the consents as they are when the request first asks (strongly consistent, never kept over requests); the guard of a "yes"
 * makes it hold in the commit. A "no" is on record (FAULTS B17).
 * @param question `on` is today in the tenant's zone unless given
 */
export async function allows(ctx: Ctx, childId: ChildId, question: Asked): Promise<GuardedAnswer> {
  const answer = await stands(ctx, childId, question);
  if (answer.allowed) return answer;
  const { recipient, purpose, dataClass } = question;
  const detail = { recipient, purpose, dataClass, reason: answer.reason };
  await auditRead(ctx, { subject: childId, action: "consent.refused", detail });
  return answer;
}

/** The same without a trace: for the platform's own look at whether something may begin; nobody is told anything by it. */
export async function stands(ctx: Ctx, childId: ChildId, question: Asked): Promise<GuardedAnswer> {
  const on = question.on ?? (await Tenant.today(ctx));
  const consents = await store.list(ctx, childId);
  const answer = mayDisclose(
    consents.map((c) => c.data),
    { ...question, on },
  );
  if (!answer.allowed) return answer;
  const found = consents.find((c) => c.data.consentId === answer.consentId)!;
  return { ...answer, guard: store.unchanged(ctx.tenant, found) };
}

/**
 * Whether somebody has agreed to such a use at all, whoever may hear of it then. @param by that very person, of themselves; else any
 * representative, of the child
 * @returns what must still hold in the commit that relies on it; undefined where nobody has
 */
export async function agreed(
  ctx: Ctx,
  childId: ChildId,
  purpose: Question["purpose"],
  by?: Question["by"],
): Promise<Write | undefined> {
  const today = await Tenant.today(ctx);
  const consents = await store.list(ctx, childId);
  const all = consents.map(({ data }) => data);
  const found = consents.find(
    ({ data }) => data.purpose === purpose && isAbout(data, by) && standsOn(data, all, today),
  );
  return found && store.unchanged(ctx.tenant, found);
}
