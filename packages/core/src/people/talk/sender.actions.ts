import type { Ctx, Stored, TalkId, Write } from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { hasBegun } from "./call.actions.ts";
import { around, type byItself, bySender } from "./change.ts";
import { shown } from "./find.actions.ts";
import { mustFit } from "./talk.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import { CorrectTalk, type Talk, type TalkView, WithdrawTalk } from "./talk.ts";
import { notes } from "./view.ts";

// What becomes of a talk by whoever submitted it.

/** What is named changes, until the call closes. @throws Refusal not-found, talk.closed, call.closed, input.invalid, conflict.version */
export async function correct(ctx: Ctx, id: TalkId, input: unknown, expectedVersion?: number): Promise<TalkView> {
  const after = await correcting(ctx, bySender, id, input, expectedVersion);
  return shown(ctx, after);
}

export async function correcting(
  ctx: Ctx,
  change: typeof byItself,
  id: TalkId,
  input: unknown,
  expectedVersion?: number,
): Promise<Stored<Talk>> {
  const { title, abstract, coauthors, ...said } = parse(CorrectTalk, input);
  return change(ctx, id, { action: "talk.correct", expectedVersion }, async ({ data }) => {
    const { call, today } = await around(ctx, data.occasionId);
    mustFit(call.data, { ...said, abstract });
    const words = title !== undefined || abstract !== undefined || coauthors !== undefined;
    const decided = decide.correct(data, { ...said, words }, { call: call.data, today });
    return { ...decided, writes: words ? await rewritten(ctx, id, { title, abstract, coauthors }) : [] };
  });
}

/** What was named is written, the rest stays. */
async function rewritten(
  ctx: Ctx,
  id: TalkId,
  { title, abstract, coauthors }: Pick<CorrectTalk, "title" | "abstract" | "coauthors">,
): Promise<Write[]> {
  const { text, speaker, textAt, speakerAt } = (await store.readSealed(ctx, [id])).get(id)!;
  const { title: was = "", abstract: said = "" } = text ?? {};
  return [
    await store.writeText(ctx, id, { title: title ?? was, abstract: abstract ?? said }, textAt),
    ...(coauthors === undefined
      ? []
      : [await store.writeSpeaker(ctx, id, { ...speaker, coauthors: coauthors ?? undefined }, speakerAt)]),
  ];
}

/** By whoever submitted it; nothing of it is kept, and a gap in the programme is somebody's task. @throws Refusal not-found, talk.closed */
export async function withdraw(ctx: Ctx, id: TalkId, input: unknown): Promise<TalkView> {
  const { reason } = parse(WithdrawTalk, input);
  const after = await withdrawing(ctx, bySender, id, reason);
  return shown(ctx, after);
}

export const withdrawing = (ctx: Ctx, change: typeof byItself, id: TalkId, reason?: string): Promise<Stored<Talk>> =>
  change(ctx, id, { action: "talk.withdraw" }, async ({ data }) => {
    const { data: event } = await occasions.load(ctx, data.occasionId);
    const note = reason === undefined ? undefined : await writeNote(ctx, reason, notes(id));
    const decided = decide.withdraw(data, hasBegun(event, ctx), note?.noteId);
    if (!decided) return { events: [] };
    return {
      ...decided,
      after: { ...decided.after, forgotten: true },
      writes: [...(await goneWrites(ctx, data)), ...(note ? [note.write] : [])],
    };
  });

/** What goes with it: names and words, what others wrote of it, and its place among those of whoever submitted it. */
export async function goneWrites(ctx: Ctx, one: Talk, { keepsText = false } = {}): Promise<Write[]> {
  const { talkId, occasionId, agencyId, reviews, wordsId } = one;
  const speaker = agencyId ? undefined : await store.readSpeaker(ctx, talkId);
  const who = agencyId ?? (speaker?.email && (await store.addressOf(ctx, occasionId, speaker.email)));
  const key = who && store.addressKey(ctx.tenant, occasionId, who);
  const found = key && (await ctx.bank.get<store.Submitted>(key));
  const rest = found ? found.data.talks.filter((each) => each.talkId !== talkId) : [];
  const written = [wordsId, ...reviews.map(({ remarkId }) => remarkId)].filter((id) => id !== undefined);
  return [
    ...(keepsText ? [] : [store.removeText(ctx, talkId)]),
    store.removeSpeaker(ctx, talkId),
    ...written.map((id) => noteRemoval(ctx, id, notes(talkId))),
    ...(found && rest.length === 0 ? [{ remove: found.key, expect: found.version }] : []),
    ...(found && rest.length > 0
      ? [{ put: { key: found.key, kind: found.kind, data: { talks: rest } }, expect: found.version }]
      : []),
  ];
}
