import { regional } from "../../agencies/service-list/list.ts";
import type { Act } from "../../ground/shared/act.ts";
import { type Ctx, type DecisionId, notFound, Refusal } from "../../ground/shared/index.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import type { Decision, Subject } from "./decision.ts";
import * as store from "./meeting.store.ts";

/**
 * How what a decision approves comes into use, by its kind: by the room whose record it is, with the decision as its act. Each is loaded for
 * that alone, and bears being called twice with the same decision. Another kind is a line here and in `Subject`.
 */
type Approver<K extends Subject["kind"]> = (
  ctx: Ctx,
  subject: Extract<Subject, { kind: K }>,
  act: Act,
  decisionId: DecisionId,
) => Promise<unknown>;

const orderOf = ({ number, date }: Act) => ({ act: { number, date } });

const approvers: { [K in Subject["kind"]]: Approver<K> } = {
  template: async (ctx, { template, version }, act, decisionId) =>
    (await import("../../routes/route/versions.actions.ts")).approveTemplate(ctx, template, version, act, decisionId),
  "service-list": async (ctx, { listId, edition }, act, decisionId) =>
    (await import("../../agencies/service-list/list.actions.ts")).approve(ctx, listId, edition, act, decisionId),
  form: async (ctx, { formId }, act, decisionId) =>
    (await import("../../forms/form/form.actions.ts")).approve(ctx, formId, orderOf(act), decisionId),
  programme: async (ctx, { programmeId }, act, decisionId) => {
    const { promised } = await import("../../agencies/service-list/promised.ts");
    const { approve } = await import("../../agencies/programme/programme.actions.ts");
    const listed = (municipality: string | undefined) => promised(ctx, municipality ?? regional);
    return approve(ctx, programmeId, orderOf(act), listed, decisionId);
  },
  standard: async (ctx, { serviceKey, version }, act, decisionId) =>
    (await import("../../agencies/service/service.actions.ts")).approveStandard(
      ctx,
      serviceKey,
      version,
      act,
      decisionId,
    ),
  order: async (ctx, { agreementId }, { number, date }, decisionId) =>
    (await import("../agreement/agreement.actions.ts")).approve(ctx, agreementId, { number, date }, decisionId),
  site: async (ctx, { siteId }, { number, date }, decisionId) =>
    (await import("../../people/internship/site.actions.ts")).approve(ctx, siteId, {
      act: { number, date },
      decisionId,
    }),
  // The first edition is approved; a later one, of what was changed since, amended.
  "year-plan": async (ctx, { planId }, act, decisionId) => {
    const { amend, approve, get } = await import("../year-plan/year-plan.actions.ts");
    const { status, editions } = await get(ctx, planId);
    if (editions.some((one) => one.decisionId === decisionId)) return;
    const reason = `Решение: ${act.by}`;
    return status === "draft"
      ? approve(ctx, planId, { act }, decisionId)
      : amend(ctx, planId, { act, reason }, decisionId);
  },
  "standard-document": async (ctx, { standardId }, act, decisionId) =>
    (await import("../../forms/standard-document/standard-document.actions.ts")).approve(
      ctx,
      standardId,
      orderOf(act),
      decisionId,
    ),
  course: async (ctx, { courseId }, act, decisionId) =>
    (await import("../../agencies/course/course.actions.ts")).approve(ctx, courseId, orderOf(act), decisionId),
  // An act that stands in the library is published: that room stands above, and the relay sees to it when the decision is told. Of another the
  // product keeps no record: the decision is all there is.
  act: async () => undefined,
};

/** What it approves counts from now on. @throws Refusal of the room whose it is */
export const bringIntoUse = <K extends Subject["kind"]>(
  ctx: Ctx,
  subject: Extract<Subject, { kind: K }>,
  act: Act,
  decisionId: DecisionId,
): Promise<unknown> => (approvers[subject.kind as K] as Approver<K>)(ctx, subject, act, decisionId);

/** Whose a subject is: a municipality's, or the region's. @throws Refusal not-found */
async function placeOf(ctx: Ctx, subject: Subject): Promise<string | undefined> {
  switch (subject.kind) {
    case "service-list":
      return subject.listId === regional ? undefined : subject.listId;
    case "form":
      return (await (await import("../../forms/form/form.store.ts")).load(ctx, subject.formId)).data.municipality;
    case "standard-document":
      return (
        await (await import("../../forms/standard-document/standard-document.store.ts")).load(ctx, subject.standardId)
      ).data.municipality;
    case "programme":
      return (await (await import("../../agencies/programme/programme.store.ts")).load(ctx, subject.programmeId)).data
        .municipality;
    case "order":
      return (await (await import("../agreement/agreement.store.ts")).load(ctx, subject.agreementId)).data.municipality;
    case "course":
      return (await (await import("../../agencies/course/course.store.ts")).load(ctx, subject.courseId)).data
        .municipality;
    case "year-plan":
      return (await (await import("../year-plan/year-plan.store.ts")).load(ctx, subject.planId)).data.municipality;
    case "site":
      return (await (await import("../../people/internship/internship.store.ts")).loadSite(ctx, subject.siteId)).data
        .municipality;
    default:
      return undefined;
  }
}

/** The region's bodies approve whatever there is, a municipality's what is its own. @throws Refusal input.invalid, not-found */
export async function mustBeItsOwn(
  ctx: Ctx,
  subject: Subject,
  { municipality }: Pick<Decision, "municipality">,
): Promise<void> {
  const place = await placeOf(ctx, subject);
  if (municipality === undefined || subject.kind === "act" || place === municipality) return;
  throw invalid([fault("/subject", "то, что утверждает этот муниципалитет", "what this municipality approves")]);
}

/** The act that a decision is: number and day of its minutes, and who decided. */
export async function actOf(ctx: Ctx, { bodyId, number, protocol }: Decision): Promise<Act> {
  const { name } = (await store.loadBody(ctx, bodyId)).data;
  return { act: `Решение ${number}`, number: `протокол № ${protocol.number}`, date: protocol.date, by: name };
}

const isSame = (a: Subject, b: Subject): boolean =>
  Object.entries(a).every(([name, value]) => (b as Record<string, unknown>)[name] === value);

/**
 * The act by which something is approved, as a recorded decision of a held meeting: it names this very thing, its minutes are approved, and
 * what it approved has not come into use: a body has said yes to that, and to no draft that was written since.
 * @throws Refusal decision.not-effective, input.invalid, not-found
 */
export async function decidedAct(ctx: Ctx, id: DecisionId, subject: Subject): Promise<Act> {
  const { data } = await store.loadDecision(ctx, id);
  if (data.status === "recorded" || data.status === "withdrawn")
    throw new Refusal(
      "decision.not-effective",
      {
        ru: "Это решение не действует: его протокол ещё не утверждён, или оно отозвано.",
        en: "This decision has no effect: its minutes are not approved yet, or it was withdrawn.",
      },
      { current: { status: data.status } },
    );
  if (!data.subject) throw notFound();
  if (!isSame(subject, data.subject))
    throw invalid([
      fault("/decisionId", "решение, которое утверждает именно это", "a decision that approves this very thing"),
    ]);
  if (data.approvedAt !== undefined)
    throw new Refusal(
      "decision.not-effective",
      {
        ru: "Что утвердило это решение, уже введено в действие. Изменённое с тех пор утверждает новое решение.",
        en: "What this decision approved is in use already. What was changed since is approved by another decision.",
      },
      { current: { status: data.status, approvedAt: data.approvedAt } },
    );
  return actOf(ctx, data);
}
