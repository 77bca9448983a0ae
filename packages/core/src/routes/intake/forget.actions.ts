import * as Job from "../../ground/job/index.ts";
import { all, type Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, ImportId } from "../../ground/shared/ids.ts";
import { digits, fold, partitionOf } from "../../ground/vault/index.ts";
import * as store from "./intake.store.ts";
import { isWaiting, type KeptRow, type Row, type Who } from "./intake.ts";

/** Somebody of whom nothing may stay: the ids of the cards, and what they say, as long as it can be read. */
export interface Forgotten {
  cards: readonly ChildId[];
  people: readonly Who[];
}

/**
 * Forgets what rows of papers say that were never recorded, wherever they name somebody: a waiting row keeps a name, a birth date
 * and the number of a paper until a person decides. What came of the row stays.
 */
export async function forgetRows(ctx: Ctx, who: Forgotten): Promise<void> {
  for await (const { importId } of importsOfPapers(ctx)) {
    const rows = all<KeptRow>(ctx.bank, "records", partitionOf(ctx.tenant, importId), { prefix: "ROW#" });
    for await (const { data } of rows)
      if ((isWaiting(data.outcome) || data.outcome === "failed") && (await isNamed(ctx, data, who)))
        await ctx.bank.commit([store.forgetSaid(ctx.tenant, importId, data.row)]);
  }
}

/** The newest first. */
export async function* importsOfPapers(ctx: Ctx): AsyncGenerator<{ importId: ImportId; createdAt: string }> {
  let from: string | undefined;
  do {
    const page: { items: Stored<Job.Job>[]; next?: string } = await Job.list(ctx, "import", { from });
    for (const { data } of page.items)
      if (data.kind === "papers") yield { importId: data.jobId as ImportId, createdAt: data.createdAt };
    from = page.next;
  } while (from);
}

async function isNamed(ctx: Ctx, row: KeptRow, { cards, people }: Forgotten): Promise<boolean> {
  const ids = [row.childId, ...(row.candidates ?? []).map(({ childId }) => childId)];
  if (ids.some((id) => id && cards.includes(id))) return true;
  const said = people.length > 0 ? await store.readSaid(ctx, row.importId, row.row) : undefined;
  return said !== undefined && namesIn(said).some((one) => people.some((other) => isSame(one, other)));
}

/** Whom the row is about, and whom else the file gives its number to. */
const namesIn = (said: Row & { others?: Who[] }): Who[] => [said.who, ...(said.others ?? [])];

/** A row that says no birth date may mean whoever is called so. */
function isSame(one: Who, other: Who): boolean {
  if (one.snils && other.snils && digits(one.snils) === digits(other.snils)) return true;
  const same = (a?: string, b?: string) => a !== undefined && b !== undefined && fold(a) === fold(b);
  const isCalled = same(one.surname, other.surname) && same(one.givenName, other.givenName);
  return isCalled && (one.birthDate === undefined || one.birthDate === other.birthDate);
}
