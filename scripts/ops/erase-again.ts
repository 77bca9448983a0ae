// After a restore of records and vault, and before anybody may read:
// node scripts/ops/erase-again.ts --stage production
// What was erased since the moment of the restore has come back, though nothing of it opens: its keys were not restored. By the
// register in the safe the cards are closed again at once, and the indices under which names stood are taken out of the vault, which
// nobody could find without the key. The function `erasures` does the rest within a quarter of an hour.
import { paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { fromCommandLine, main, pointAt } from "./stage.ts";

const usage = "node scripts/ops/erase-again.ts --stage STAGE [--region REGION]";

/** An index: who stands under a keyed hash, or one place of a card in an order of them. */
interface Blind {
  pk: string;
  sk: string;
  kind: string;
  data: { subjects?: string[]; childId?: string };
}

/** @returns how many erasures were begun anew, and how many indices were taken out */
export async function eraseAgain(): Promise<{ again: number; indices: number }> {
  const [Erasure, { systemCtx }, Tenant, { dynamoClient }, { deps }] = await Promise.all([
    import("@marshrut/core/erasure"),
    import("@marshrut/core/shared"),
    import("@marshrut/core/tenant"),
    import("@marshrut/aws/clients"),
    import("@marshrut/functions/container"),
  ]);
  const { bank } = deps();
  const erased = new Set<string>();
  let again = 0;
  for (const tenant of await Tenant.all(bank)) {
    const ctx = systemCtx(deps(), tenant, "operator");
    again += (await Erasure.reapply(ctx)).length;
    for await (const card of Erasure.erasedCards(ctx)) erased.add(card);
  }
  let indices = 0;
  if (erased.size === 0) return { again, indices };
  for await (const { Items = [] } of paginateScan({ client: dynamoClient() }, { TableName: process.env.TABLE_VAULT! }))
    for (const item of Items) {
      const { pk, sk, kind, data } = unmarshall(item) as Blind;
      if (kind !== "blind") continue;
      const key = { table: "vault" as const, pk, sk };
      const stays = data.subjects?.filter((subject) => !erased.has(subject));
      const isTheirs = data.childId !== undefined && erased.has(data.childId);
      if (!isTheirs && (!stays || stays.length === data.subjects?.length)) continue;
      const put = { key, kind, data: { subjects: stays } };
      await bank.commit([stays?.length ? { put, expect: "any" } : { remove: key, expect: "any" }]);
      indices += 1;
    }
  return { again, indices };
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    pointAt(fromCommandLine(usage, {}).at);
    const { again, indices } = await eraseAgain();
    console.log(`Erasures begun anew: ${again}. Indices taken out: ${indices}.`);
  });
