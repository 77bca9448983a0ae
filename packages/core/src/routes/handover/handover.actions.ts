import type { z } from "zod";
import { changing } from "../../ground/change/index.ts";
import {
  by,
  type ChildId,
  type Ctx,
  caresFor,
  type HandoverId,
  mustCareFor,
  Refusal,
  type Write,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { load as loadChild, mustBeHere } from "../../people/child/child.scope.ts";
import * as Consent from "../../people/consent/index.ts";
import { rightChoices } from "./choices.ts";
import * as decide from "./handover.decide.ts";
import type { HandoverEvent } from "./handover.events.ts";
import * as store from "./handover.store.ts";
import { AcceptHandover, DeclineHandover, type Handover, type HandoverView } from "./handover.ts";
import { get } from "./view.actions.ts";

export const changed = changing<HandoverId, Handover, HandoverEvent>({
  load: store.load,
  authorise: ({ actor }, handover) => mustCareFor(actor, [handover, handover.from]),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { handoverId }) => store.partition(tenant, handoverId),
  audit: ({ childId, handoverId, kind }) => ({ subject: childId, detail: { handoverId, kind } }),
  ref: ({ handoverId }) => ({ kind: "handover", id: handoverId }),
});

/** Whoever hands over waits for the word of whoever takes over. @throws Refusal forbidden */
function mustTakeOver({ actor }: Ctx, handover: Handover): void {
  if (caresFor(actor, handover)) return;
  throw new Refusal("forbidden", {
    ru: "Передачу принимает или отклоняет координатор муниципалитета, куда переходит ребёнок.",
    en: "A hand-over is accepted or declined by a coordinator of the municipality that takes over.",
  });
}

const decider = (ctx: Ctx) => ({ by: by(ctx.actor), at: ctx.now().toString() });

/**
 * Whoever takes over says so, and to whom each step goes; the relay then does it. Until then the former one stays responsible.
 * Staff only. @throws Refusal handover.closed (accepted or declined already), child.left, consent.missing,
 * input.invalid, not-found
 */
export async function accept(ctx: Ctx, id: HandoverId, input: z.input<typeof AcceptHandover>): Promise<HandoverView> {
  const wanted = parse(AcceptHandover, input);
  await changed(ctx, id, { action: "handover.accept" }, async ({ data }) => {
    mustTakeOver(ctx, data);
    const decided = decide.accept(data, { choices: [] }, decider(ctx));
    mustBeHere((await loadChild(ctx, data.childId)).record);
    const guards = data.kind === "representative" ? [await mustBeConsented(ctx, data)] : [];
    const accepted = await rightChoices(ctx, data, wanted);
    return {
      events: decided.events,
      after: { ...decided.after, accepted } as Handover,
      writes: [store.free(ctx.tenant, data), ...guards],
      detail: { choices: accepted.choices.length },
    };
  });
  return get(ctx, id);
}

/** Who represents the child now takes it over by consenting. @returns that it still stands @throws Refusal consent.missing */
async function mustBeConsented(ctx: Ctx, { childId }: Handover): Promise<Write> {
  const given = await Consent.oneStanding(ctx, childId);
  if (given) return given.guard;
  throw new Refusal("consent.missing", {
    ru: "Новый представитель принимает передачу своим согласием: внесите согласие, и передача будет принята.",
    en: "A hand-over to a new representative is accepted by their consent: record it, and this is done by itself.",
  });
}

/** The consent that an open hand-over to another representative waited for has come. Safe to repeat. */
export async function acceptByConsent(ctx: Ctx, childId: ChildId): Promise<void> {
  const id = await store.openOf(ctx, childId, "representative");
  if (id && (await Consent.standing(ctx, childId)).length > 0) await accept(ctx, id, {});
}

/** No, with the reason: the former one stays responsible. Staff only. @throws Refusal handover.closed, not-found */
export async function decline(ctx: Ctx, id: HandoverId, input: z.input<typeof DeclineHandover>): Promise<HandoverView> {
  const { reason } = parse(DeclineHandover, input);
  await changed(ctx, id, { action: "handover.decline" }, async ({ data }) => {
    mustTakeOver(ctx, data);
    const { noteId, write } = await writeNote(ctx, reason, { subject: data.childId, field: "handover-note" });
    return { ...decide.decline(data, noteId, decider(ctx)), writes: [write, store.free(ctx.tenant, data)] };
  });
  return get(ctx, id);
}
