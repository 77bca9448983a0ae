import type { Ctx } from "../../src/ground/shared/context.ts";
import { partitionOf } from "../../src/ground/vault/index.ts";

/** How many words that people wrote of something the vault keeps: of what was put right only what stands. */
export async function notesOf({ bank, tenant }: Ctx, subject: string): Promise<number> {
  const { items } = await bank.list("vault", partitionOf(tenant, subject));
  return items.filter(({ kind }) => kind === "note").length;
}
