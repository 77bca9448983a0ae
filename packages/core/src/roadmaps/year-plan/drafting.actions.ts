import type { Stored, Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import type { YearPlanId } from "../../ground/shared/ids.ts";
import { limits } from "../../ground/shared/limits.ts";
import { same } from "../../ground/shared/same.ts";
import type { YearEntry } from "./entry.ts";
import type { SourceLine } from "./source.ts";
import { type Sources, sources } from "./sources.ts";
import * as decide from "./year-plan.decide.ts";
import { changed } from "./year-plan.scope.ts";
import * as store from "./year-plan.store.ts";
import type { YearPlan } from "./year-plan.ts";

/** Writes of one commit, below its limit with the audit entry and the check of the plan. */
const batchSize = 20;

/**
 * Brings in what the records foresee: lines that are not there yet come, those that nobody has changed follow what the records say now, and
 * those that never were in force and are foreseen no more go. By the platform, in the background; safe to repeat.
 * @param above sources of rooms that stand above this one
 */
export async function draftFrom(ctx: Ctx, planId: YearPlanId, above: Sources = {}): Promise<void> {
  const { data: plan } = await store.load(ctx, planId);
  if (!plan.drafting) return;
  const lines: SourceLine[] = [];
  for (const source of Object.values({ ...sources, ...above }))
    lines.push(...(await (await source()).lines(ctx, plan)));
  const foreseen = lines.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const done = await retrying(() => bringIn(ctx, planId, foreseen));
  await changed(ctx, planId, { action: "year-plan.drafted" }, ({ data }) =>
    data.drafting ? decide.drafted(data, done) : { events: [] },
  );
}

/** Where not all find room, what is nearest comes first. */
const orderOf = ({ source, content }: SourceLine): string => `${content.month}#${source}`;

async function bringIn(ctx: Ctx, planId: YearPlanId, lines: readonly SourceLine[]) {
  const plan = await store.load(ctx, planId);
  const present = await store.entries(ctx, planId);
  const bySource = new Map(present.map((one) => [one.data.source, one]));
  const fresh = lines.filter(({ source }) => !bySource.has(source));
  const wanted = new Set(lines.map(({ source }) => source));
  const gone = present.filter(({ data }) => isUntouched(data, plan.data) && !wanted.has(data.source!));
  const room = Math.max(limits.yearEntries.most - present.length + gone.length, 0);
  const added = fresh.slice(0, room);
  const at = ctx.now().toString();
  const writes: Write[] = [
    ...gone.map((one) => store.removeEntry(ctx.tenant, one)),
    ...lines.flatMap((line) => followed(ctx, plan.data, line, bySource.get(line.source))),
    ...added.map((line) => store.writeEntry(ctx.tenant, entryOf(plan.data, line, at), "absent")),
  ];
  for (let i = 0; i < writes.length; i += batchSize)
    await save(ctx, {
      // As long as no edition has come between: what is written is of the next one.
      writes: [...writes.slice(i, i + batchSize), store.unchanged(plan)],
      stream: store.partition(ctx.tenant, planId),
      events: [],
      audit: { subject: planId, action: "year-plan.draft", detail: { lines: Math.min(batchSize, writes.length - i) } },
    });
  return { added: added.length, removed: gone.length, leftOut: fresh.length - added.length };
}

/** Never in force, and as the records had it. */
const isUntouched = ({ source, byHand, result, versions }: YearEntry, { edition }: YearPlan): boolean =>
  source !== undefined && !byHand && !result && versions.every((one) => one.edition > edition);

/** A line that nobody has changed says what the records say now; of one in force the number stays that was planned. */
function followed(ctx: Ctx, plan: YearPlan, line: SourceLine, found: Stored<YearEntry> | undefined): Write[] {
  if (!found || !isUntouched(found.data, plan)) return [];
  const next = entryOf(plan, line, found.data.versions[0]!.at);
  return same(next, found.data) ? [] : [store.writeEntry(ctx.tenant, next, found.version)];
}

const entryOf = (
  { planId, edition }: YearPlan,
  { source, kind, content, planned }: SourceLine,
  at: string,
): YearEntry => ({
  entryId: store.entryIdOf(planId, source),
  planId,
  kind,
  source,
  planned,
  versions: [{ ...content, edition: edition + 1, at, by: "system:year-plan" }],
});
