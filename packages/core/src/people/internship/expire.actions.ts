import { byItself as adviceByItself } from "../../agencies/advice/advice.actions.ts";
import * as consultations from "../../agencies/advice/advice.store.ts";
import type { Advice } from "../../agencies/advice/advice.ts";
import { type AdviceId, all, type Ctx, commitLimit, type InternshipId, type Key } from "../../ground/shared/index.ts";
import type * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { byItself } from "./internship.actions.ts";
import * as store from "./internship.store.ts";
import type { InternshipStatus } from "./internship.ts";

type Item = { internshipId: InternshipId } | { adviceId: AdviceId };

const ended = [
  "completed",
  "broken-off",
  "refused",
  "withdrawn",
  "called-off",
  "lapsed",
] as const satisfies InternshipStatus[];
const kinds = ["advice", ...ended] as const;

/**
 * What colleagues wrote of internships and consultations that are over: wishes, diaries, reasons, questions, notes. Hours, outcomes and
 * certificates are counted and checked for longer, and name nobody. A page is of one kind; behind its last one the next kind
 * follows.
 */
export const expiring: Tenant.Expiring<Item> = {
  term: "colleagueYears",
  async over(ctx, { day, at }, { from = "advice~", ...page }) {
    const [, kind, rest] = /^([a-z-]+)~(.*)$/s.exec(from) ?? [];
    let start = rest || undefined;
    const first = (kinds as readonly string[]).indexOf(kind ?? "");
    for (const [i, of] of kinds.entries()) {
      if (i < first) continue;
      const ask = { ...page, from: start };
      const { items, next } =
        of === "advice" ? await oldAdvice(ctx, at.toString(), ask) : await oldInternships(ctx, of, { day, at }, ask);
      const then = kinds[i + 1];
      // Kinds of which there is nothing take no page: a round looks at so many.
      if (items.length > 0 || next) return { items, next: next ? `${of}~${next}` : then && `${then}~` };
      start = undefined;
    }
    return { items: [] };
  },
  async letGo(ctx, _, item) {
    if ("adviceId" in item) {
      await removeNotes(ctx, item.adviceId);
      await adviceByItself(ctx, item.adviceId, { action: "advice.expired" }, ({ data }) => withoutWords(data));
      return;
    }
    await removeNotes(ctx, item.internshipId);
    await byItself(ctx, item.internshipId, { action: "internship.expired" }, ({ data }) => withoutWords(data));
  },
};

async function oldAdvice(ctx: Ctx, before: string, page: Parameters<typeof consultations.oldest>[2]) {
  const { items, next } = await consultations.oldest(ctx, before, page);
  const over = items.map(({ data }) => data).filter(({ wordsGone }: Advice) => !wordsGone);
  return { items: over.map(({ adviceId }): Item => ({ adviceId })), next };
}

async function oldInternships(
  ctx: Ctx,
  status: InternshipStatus,
  { day, at }: Tenant.Before,
  page: Parameters<typeof store.oldest>[3],
) {
  const { items, next } = await store.oldest(ctx, status, at, page);
  const over = items
    .map(({ data }) => data)
    .filter(({ wordsGone, endedOn, until }) => !wordsGone && (endedOn ?? until) < day.toString());
  return { items: over.map(({ internshipId }): Item => ({ internshipId })), next };
}

const withoutWords = <T extends { wordsGone?: true | undefined }>(data: T): { events: []; after?: T } =>
  data.wordsGone ? { events: [] } : { events: [], after: { ...data, wordsGone: true } };

/** Before the record says so: what is cut short is found again. */
async function removeNotes(ctx: Ctx, id: AdviceId | InternshipId): Promise<void> {
  const keys: Key[] = [];
  for await (const { key } of all(ctx.bank, "vault", partitionOf(ctx.tenant, id), { prefix: "NOTE#" })) keys.push(key);
  for (let i = 0; i < keys.length; i += commitLimit)
    await ctx.bank.commit(keys.slice(i, i + commitLimit).map((key) => ({ remove: key, expect: "any" })));
}
