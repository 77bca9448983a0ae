// Lists what was done since a moment, from the audit log, which is not restored with the records:
// node scripts/ops/changes.ts --stage production --since 2026-03-01T09:00:00Z > changes.tsv
// After a restore these changes are no longer in the records: withdrawals of consent and blocked accounts come first.
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { fromCommandLine, main } from "./stage.ts";

const usage = "node scripts/ops/changes.ts --stage STAGE --since INSTANT [--region REGION]";

export interface ChangeLine {
  at: string;
  action: string;
  subject: string;
  by: string;
  detail: string;
}

/** Reading changes nothing that could be lost. */
const isChange = (action: string) => !/\.(read|list|find|look|search|disclose|history|drill|refused)$/.test(action);

/**
 * Somebody lost a right by it, which a restore gives back: a consent was withdrawn or ended, an account blocked, a child left, a
 * guardian was removed, a card is to be erased. A card's change says in its entry which fields it changed.
 */
const endsARight = ({ action, detail }: Pick<ChangeLine, "action" | "detail">): boolean =>
  /^(consent\.(withdraw|end)|account\.block|child\.erase|link\.revoke)/.test(action) ||
  (action === "child.patch" && /[",](status|representatives\.rep_\w+)[",]/.test(detail));

/** Changes since an instant (ISO 8601), the urgent ones first, then in their order. */
export async function changesSince(client: DynamoDBClient, table: string, since: string): Promise<ChangeLine[]> {
  const found: ChangeLine[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      // The sort key begins with the instant; the day of writing is as exact as the instant itself.
      FilterExpression: "#sk >= :since",
      ExpressionAttributeNames: { "#sk": "sk" },
      ExpressionAttributeValues: { ":since": { S: since } },
    },
  );
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const { data } = unmarshall(item) as { data: Omit<ChangeLine, "detail"> & { detail?: object } };
      const { at, action, subject, by, detail } = data;
      if (isChange(action)) found.push({ at, action, subject, by, detail: JSON.stringify(detail ?? {}) });
    }
  const urgency = (change: ChangeLine) => (endsARight(change) ? 0 : 1);
  return found.sort((a, b) => urgency(a) - urgency(b) || (a.at < b.at ? -1 : 1));
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { since: { type: "string" } });
    const table = process.env.TABLE_AUDIT ?? at.physical("audit");
    const client = new DynamoDBClient({ region: at.region });
    for (const change of await changesSince(client, table, values.since)) console.log(Object.values(change).join("\t"));
  });
