import { all, commitLimit, type Key, type Write } from "../../ground/shared/bank.ts";
import { auditWrite, type Ctx } from "../../ground/shared/context.ts";
import type { ImportId } from "../../ground/shared/ids.ts";
import * as store from "./intake.store.ts";

/** How many rows of an import still keep what they said: they wait for a person, or could not be taken. */
export async function rowsKept(ctx: Ctx, importId: ImportId): Promise<number> {
  return (await keptOf(ctx, importId)).length;
}

/** Lets go of what rows say that nobody gave to a child; what came of each stays, with an entry in the log. @returns how many */
export async function letGoOfRows(ctx: Ctx, importId: ImportId): Promise<number> {
  const keys = await keptOf(ctx, importId);
  for (let i = 0; i < keys.length; i += commitLimit - 1) {
    const gone = keys.slice(i, i + commitLimit - 1).map((key): Write => ({ remove: key, expect: "any" }));
    const detail = { rows: gone.length };
    await ctx.bank.commit([
      ...gone,
      auditWrite(ctx, { subject: importId, action: "instrument.import-rows-expired", detail }),
    ]);
  }
  return keys.length;
}

async function keptOf(ctx: Ctx, importId: ImportId): Promise<Key[]> {
  const keys: Key[] = [];
  for await (const { key } of all(ctx.bank, ...store.saidOf(ctx.tenant, importId))) keys.push(key);
  return keys;
}
