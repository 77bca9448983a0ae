import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";

/** Records of one page of an order. */
const pageOf = 500;

/** All records of an order, one after the other. */
export async function* every<T>(ctx: Ctx, pk: string, index: "gsi1" | "gsi2" = "gsi2"): AsyncGenerator<T, undefined> {
  for await (const page of pages<T>(ctx, pk, index)) yield* page;
  return undefined;
}

/** The same, page by page. */
export async function* pages<T>(ctx: Ctx, pk: string, index: "gsi1" | "gsi2" = "gsi2"): AsyncGenerator<T[], undefined> {
  let from: string | undefined;
  do {
    const page = await ctx.bank.find<T>(index, pk, {}, { limit: pageOf, from });
    yield page.items.map(({ data }) => data);
    from = page.next;
  } while (from);
  return undefined;
}

/** Of many records the children, each once. */
export async function whose(all: AsyncGenerator<{ childId: ChildId }>): Promise<ReadonlySet<ChildId>> {
  const found = new Set<ChildId>();
  for await (const { childId } of all) found.add(childId);
  return found;
}
