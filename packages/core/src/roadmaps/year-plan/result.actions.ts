import { isStaff } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import { changedBy, deciding, type EntryAt, get } from "./entry.actions.ts";
import * as entries from "./entry.decide.ts";
import { SetResult, type YearEntry, type YearEntryView } from "./entry.ts";
import * as decide from "./year-plan.decide.ts";
import type { YearPlanEvent } from "./year-plan.events.ts";
import { speakerOf, wordsOf } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";

const changed = changedBy(async (ctx, entry) => {
  const { data: plan } = await store.load(ctx, entry.planId);
  if (isStaff(ctx.actor, plan)) return;
  const says = entries.versionIn(entry, plan.edition);
  const isTheirs = plan.status === "approved" && says !== undefined && !says.struck;
  if (!isTheirs || says.responsible.agencyId === undefined || says.responsible.agencyId !== speakerOf(ctx))
    throw notFound();
});

/**
 * How a line went, in words: staff of any, an organisation of those that name it in the edition in force.
 * @throws Refusal year-plan.not-open, year-plan.struck, input.invalid, not-found
 */
export async function setResult(ctx: Ctx, at: EntryAt, input: unknown): Promise<YearEntryView> {
  await get(ctx, at.planId, at.entryId);
  const given = parse(SetResult, input);
  const [said, agencyId] = [await deciding(ctx), speakerOf(ctx)];
  await changed(ctx, at, { action: "year-plan.result" }, async ({ data }) => {
    const plan = await store.load(ctx, at.planId);
    decide.mustTake("change", plan.data);
    const note = given.words === undefined ? undefined : await writeNote(ctx, given.words, wordsOf(at.planId));
    const after = entries.setResult(data, given, { ...said, agencyId, wordsId: note?.noteId });
    const { month } = boundIn(data, plan.data.edition);
    const { status } = given;
    const event: YearPlanEvent = {
      type: "year-plan.result-said",
      data: { ...decide.refOf(plan.data), entryId: at.entryId, month, status, own: agencyId !== undefined },
    };
    return {
      events: [event],
      after,
      writes: [
        store.unchanged(plan),
        ...(note ? [note.write] : []),
        // What was said before is said no more.
        ...(data.result?.wordsId ? [noteRemoval(ctx, data.result.wordsId, wordsOf(at.planId))] : []),
      ],
      detail: { status },
    };
  });
  return get(ctx, at.planId, at.entryId);
}

/** What the line says to whoever it binds; of one that binds nobody yet what it will say. */
const boundIn = (entry: YearEntry, edition: number) => entries.versionIn(entry, edition) ?? entries.newest(entry);
