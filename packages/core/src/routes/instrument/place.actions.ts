import { Conflict, type Page, type Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { instrumentsPk, write } from "./instrument.store.ts";
import type { InstrumentRecord } from "./instrument.ts";

/** Instruments that are written at the same time. */
const concurrency = 25;

/**
 * Gives the instruments that an older program recorded their place by the day on which the report on them is due: each is written
 * again as it is. Safe to run again: those that are placed are passed by. @returns how many were written
 */
export async function placeInstruments({ bank, tenant }: Pick<Ctx, "bank" | "tenant">): Promise<number> {
  let placed = 0;
  let from: string | undefined;
  do {
    const page: Page<Stored<InstrumentRecord>> = await bank.find<InstrumentRecord>(
      "gsi2",
      instrumentsPk(tenant),
      {},
      { limit: 200, from },
    );
    const left = page.items.flatMap(({ data, index, version }) => {
      const placing = write(tenant, data, version);
      return "put" in placing && placing.put.index?.gsi3?.sk !== index?.gsi3?.sk ? [placing] : [];
    });
    await inParallel(left, concurrency, (placing) =>
      bank.commit([placing]).catch((error: unknown) => {
        // Who has changed it meanwhile has placed it.
        if (!(error instanceof Conflict)) throw error;
      }),
    );
    placed += left.length;
    from = page.next;
  } while (from);
  return placed;
}
