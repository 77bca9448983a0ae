import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, type ChildId, type FormId, newId, type ResponseId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Answers } from "../form/answers.ts";
import { inUse, loadVersion } from "../form/form.store.ts";
import type { Scored } from "../form/scoring.ts";
import type { ShippedKey } from "../form/shipped/keys.ts";
import * as decide from "./response.decide.ts";
import type { ResponseEvent } from "./response.events.ts";
import { because, written } from "./response.notes.ts";
import { answersOf, urlOf } from "./response.scope.ts";
import * as store from "./response.store.ts";
import type { FormResponse } from "./response.ts";

// What happens to a response with something else: whoever settles, reassigns or reopens a step of a route writes these in its own
// transaction, whose consent and audit entry they share.

export interface Part {
  writes: Write[];
  events: ResponseEvent[];
}
const nothing: Part = { writes: [], events: [] };

/** By which response, to which version of a form, something is answered. */
export interface Asking {
  responseId: ResponseId;
  formId: FormId;
  version: number;
}

interface AskedOf extends Pick<FormResponse, "municipality" | "dataClass" | "step"> {
  model: ShippedKey;
  childId: ChildId;
  municipality: string;
  agencyId: AgencyId;
}

/** An organisation is asked of a child by the form of that model in use where the child lives; by nothing where none is approved. */
export async function asking(
  ctx: Ctx,
  { model, childId, municipality, agencyId, dataClass, step }: AskedOf,
): Promise<(Part & { asking: Asking }) | undefined> {
  const use = await inUse(ctx, model, municipality);
  if (!use) return undefined;
  const responseId = newId("response", ctx.now().epochMilliseconds);
  const response: FormResponse = {
    ...use,
    responseId,
    model,
    step,
    subject: { kind: "child", childId },
    municipality,
    agencyId,
    dataClass,
    status: "asked",
    askedAt: ctx.now().toString(),
  };
  return {
    asking: { responseId, ...use },
    writes: [store.write(ctx.tenant, response, "absent"), store.placeOf(ctx.tenant, childId, responseId)],
    events: [{ type: "response.asked", data: decide.refOf(response) }],
  };
}

/**
 * What is settled by answers has them: those given now, else those that were handed in.
 * @throws Refusal response.wanted, response.submitted, response.closed, input.invalid
 */
export async function handingIn(ctx: Ctx, id: ResponseId, answers: Answers | undefined): Promise<Part> {
  const { data, version } = await store.load(ctx, id);
  if (!answers) {
    if (data.status === "submitted") return nothing;
    throw wanted(id);
  }
  const before = data.status === "submitted" ? await answersOf(ctx, data) : undefined;
  const { content } = await loadVersion(ctx, data.formId, data.version);
  const decided = decide.submit(data, { content, answers, before }, { at: ctx.now().toString(), today: "" });
  if (decided.events.length === 0) return nothing;
  const { answersId, writes } = await written(ctx, data, answers);
  return {
    writes: [store.write(ctx.tenant, { ...decided.after, answersId }, version), ...writes],
    events: decided.events,
  };
}

/** What was answered is put right by somebody who says why. @throws Refusal input.invalid */
export async function amending(ctx: Ctx, id: ResponseId, answers: Answers, reason: string): Promise<Part> {
  const { data, version } = await store.load(ctx, id);
  const again = decide.reopen(data);
  const { content } = await loadVersion(ctx, data.formId, data.version);
  const when = { at: ctx.now().toString(), today: "" };
  const decided = decide.submit(again.after, { content, answers, before: undefined }, when);
  const given = await written(ctx, data, answers);
  const why = await because(ctx, data, reason);
  const { answersId } = given;
  const after = { ...decided.after, answersId, reasonId: why.reasonId };
  return {
    writes: [store.write(ctx.tenant, after, version), ...given.writes, ...why.writes],
    events: [...again.events, ...decided.events],
  };
}

/** Nobody is to answer any more, and what was answered counts no more; what was filled in stays sealed. */
export async function ending(ctx: Ctx, id: ResponseId): Promise<Part> {
  const { data, version } = await store.load(ctx, id);
  const { after, events } = decide.withdraw(data);
  return events.length === 0 ? nothing : { writes: [store.write(ctx.tenant, after, version)], events };
}

/** It is to be answered after all, going on from what was filled in. @param reason why what was handed in is not the last word */
export async function goingOn(ctx: Ctx, id: ResponseId, reason?: string): Promise<Part> {
  const { data, version } = await store.load(ctx, id);
  const { after, events } = decide.reopen(data);
  if (events.length === 0) return nothing;
  const why = reason === undefined ? { reasonId: data.reasonId, writes: [] } : await because(ctx, data, reason);
  return {
    writes: [store.write(ctx.tenant, { ...after, reasonId: why.reasonId }, version), ...why.writes],
    events,
  };
}

/** Where it is answered, for whoever is asked by something else. */
export async function pageOf(ctx: Ctx, id: ResponseId) {
  const { data } = await store.load(ctx, id);
  const { title } = (await loadVersion(ctx, data.formId, data.version)).content;
  return { title, status: data.status, hasDraft: data.answersId !== undefined, url: await urlOf(ctx, data) };
}

/** What was handed in, in scores and bands; none where nothing was. */
export async function scoresOf(ctx: Ctx, ids: readonly ResponseId[]): Promise<Scored[]> {
  const found = await store.loadMany(ctx, ids);
  return found.flatMap(({ data }) => (data.status === "submitted" ? (data.scores ?? []) : []));
}

const wanted = (responseId: ResponseId) =>
  new Refusal(
    "response.wanted",
    {
      ru: "Шаг завершается анкетой: заполните её, и он завершится сам. Если выполнить не удалось, выберите этот результат и назовите причину.",
      en: "The step is settled by its form: fill that in, and it is settled by itself. If it could not be done, choose that result and give the reason.",
    },
    { current: { responseId } },
  );
