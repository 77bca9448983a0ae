import type { Write } from "../../ground/shared/bank.ts";
import { by, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { type ChildAt, governed, load, mustBeBorn } from "../../people/child/child.scope.ts";
import type { ChildPatchInput } from "../../people/child/child.ts";
import type { Beside } from "../../people/child/patch.actions.ts";
import * as Consent from "../../people/consent/index.ts";
import { changed } from "./acts.actions.ts";
import { about, birthDateFor } from "./instrument.actions.ts";
import { ending } from "./instrument.decide.ts";
import type { InstrumentEvent } from "./instrument.events.ts";
import * as store from "./instrument.store.ts";
import type { InstrumentRecord } from "./instrument.ts";

/**
 * Changes a child's card, its consents and its papers with it: one «до 18 лет» ends on the birthday that the card now has.
 * @throws Refusal child.expected where a person is named before the birth is entered; those of `Consent.patchChild`
 */
export async function patchChild(
  ctx: Ctx,
  childId: ChildId,
  input: ChildPatchInput,
  expectedVersion?: number,
): Promise<ChildAt> {
  if (input.person) mustBeBorn((await governed(ctx, childId)).record);
  return Consent.patchChild(ctx, childId, input, expectedVersion, withTerms(input.person?.birthDate));
}

const withTerms =
  (birthDate: string | undefined): Beside =>
  async (ctx, { after: { childId, born } }, room) => {
    const events: InstrumentEvent[] = [];
    const writes: Write[] = [];
    if (birthDate === undefined) return { events, writes };
    // Those that were replaced have had their day. A child has one of a kind that counts, so they are few, and fit.
    const papers = (await store.list(ctx, childId)).filter(
      ({ data }) => data.term === "until-18" && !data.supersededBy,
    );
    for (const { data, version } of papers.slice(0, Math.floor(room / 2))) {
      const { validTo } = ending(data, { born, birthDate });
      if (validTo === data.validTo) continue;
      events.push({ type: "instrument.corrected", data: { ...about(data), fields: ["validTo"] } });
      writes.push(store.write(ctx.tenant, followed(ctx, data, validTo), version));
    }
    return { events, writes };
  };

/**
 * The same for a card whose birth date has become another without a request that changes it: two cards were merged, or parted again. Safe to
 * repeat.
 */
export async function followBirthday(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await store.list(ctx, childId)) {
    if (data.term !== "until-18" || data.supersededBy) continue;
    await changed(ctx, data, { action: "instrument.follow-birthday" }, async ({ data: paper }) => {
      const { born } = (await load(ctx, childId)).record;
      const { validTo } = ending(paper, { born, birthDate: await birthDateFor(ctx, childId, paper) });
      if (validTo === paper.validTo) return { events: [] };
      return {
        events: [{ type: "instrument.corrected", data: { ...about(paper), fields: ["validTo"] } }],
        after: followed(ctx, paper, validTo),
      };
    });
  }
}

const followed = (ctx: Ctx, record: InstrumentRecord, validTo: string | undefined): InstrumentRecord => ({
  ...record,
  validTo,
  history: [
    ...(record.history ?? []),
    { what: "followed-birthday", at: ctx.now().toString(), by: by(ctx.actor), was: record.validTo ?? "" },
  ],
});
