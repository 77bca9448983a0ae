import type { Temporal } from "temporal-polyfill";
import { Unavailable } from "../../ground/shared/bank.ts";
import { type ErrorCollector, errorCollector } from "../../ground/shared/errors.ts";
import type { Ctx, Files } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { beforeOf, going, heldOf, type Kept, keptNow } from "./kinds.ts";
import * as store from "./lines.store.ts";
import type { Line, Tally } from "./retention.ts";

const pageSize = 100;
/** Of one run, which comes each quarter of an hour: what it looks at, and what it lets go of. */
const mostLooked = 1000;
const mostGone = 100;

/** What a run knows, and how much it has done. */
interface Run {
  files: Files;
  settings: Tenant.TenantSettings;
  today: Temporal.PlainDate;
  kept: Kept;
  errors: ErrorCollector;
  looked: number;
  gone: number;
}

/**
 * Once a day: what is older than its term goes, unless something holds it. A portion at a time, and on from where it stopped; what
 * cannot be done keeps nothing else from it, and is tried again in the next round. What went leaves a line, beside its entry in the log.
 * @returns how many went @throws the first accident, after the others; Unavailable at once
 */
export async function round(ctx: Ctx, files: Files): Promise<number> {
  const today = await Tenant.today(ctx);
  const found = await store.round(ctx);
  const before = found?.data;
  if (before && before.left.length === 0 && before.day === today.toString()) return 0;
  // What one day has not come to the end of, the next one goes on with.
  const isUnderWay = before !== undefined && before.left.length > 0;
  const left = isUnderWay ? [...before.left] : going.map(({ term }) => term);
  let from = isUnderWay ? before.from : undefined;
  let version = found?.version;
  const errors = errorCollector((error) => error instanceof Unavailable);
  const [settings, kept] = await Promise.all([Tenant.load(ctx), keptNow(ctx)]);
  const run: Run = { files, settings, today, kept, errors, looked: 0, gone: 0 };
  while (left.length > 0 && run.looked < mostLooked && run.gone < mostGone) {
    from = await piece(ctx, run, left[0]!, from);
    if (from === undefined) left.shift();
    const data: store.Round = { day: today.toString(), left: [...left], from };
    await ctx.bank.commit([store.writeRound(ctx.tenant, data, version)]);
    version = (version ?? 0) + 1;
  }
  errors.rethrow();
  return run.gone;
}

/** A page of one kind. @returns where to go on; undefined when nothing is left of it */
async function piece(ctx: Ctx, run: Run, term: Tenant.TermName, from: string | undefined): Promise<string | undefined> {
  const { settings, today, files } = run;
  const kind = going.find((one) => one.term === term);
  const value = Tenant.termOf(settings, term);
  if (!kind || value === undefined) return undefined;
  const { items, next } = await kind.over(ctx, beforeOf(term, value, today, settings.zone), { limit: pageSize, from });
  const holds = await heldOf(ctx, kind, items, run.kept);
  const because = becauseOf(term, settings);
  const held: Tally = {};
  let gone = 0;
  for (const [i, item] of items.entries()) {
    const hold = holds[i];
    if (hold) held[hold] = (held[hold] ?? 0) + 1;
    else
      await run.errors.collect(async () => {
        await kind.letGo(ctx, files, item, because);
        gone += 1;
      });
  }
  run.looked += pageSize;
  run.gone += gone;
  if (gone > 0 || Object.keys(held).length > 0)
    await note(ctx, { day: today.toString(), term, value, source: ownSource(settings, term), gone, held });
  return next;
}

/** One line for what went of a kind on a day, however many runs it took. */
async function note(ctx: Ctx, line: Line): Promise<void> {
  const found = await store.line(ctx, line);
  const held: Tally = { ...found?.data.held };
  for (const [hold, count] of Object.entries(line.held) as [keyof Tally, number][])
    held[hold] = (held[hold] ?? 0) + count;
  const after: Line = { ...line, gone: line.gone + (found?.data.gone ?? 0), held };
  await ctx.bank.commit([store.writeLine(ctx.tenant, after, found?.version)]);
}

const ownSource = ({ retention }: Tenant.TenantSettings, term: Tenant.TermName): string | undefined =>
  retention?.[term] === undefined ? undefined : retention.source;

/** What stands in place of what went. */
const becauseOf = (term: Tenant.TermName, settings: Tenant.TenantSettings): string =>
  `Срок хранения истёк. ${ownSource(settings, term) ?? Tenant.terms[term].source.ru}`;
