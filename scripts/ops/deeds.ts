// Lists what was done since a moment, from the audit log, which is not restored with the records:
// node scripts/ops/deeds.ts --stage production --since 2026-03-01T09:00:00Z > deeds.tsv
// After a restore these deeds are no longer in the records: withdrawals of consent and blocked accounts come first.
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { fromCommandLine, main } from "./stage.ts";

const usage = "node scripts/ops/deeds.ts --stage STAGE --since INSTANT [--region REGION]";

export interface DeedLine {
  at: string;
  action: string;
  subject: string;
  by: string;
  detail: string;
}

/** Reading is no deed that could be lost. */
const isDeed = (action: string) => !/\.(read|list|find|look|search|disclose|history|drill|refused)$/.test(action);

/** Deeds since an instant (ISO 8601), the urgent ones first, then in their order. */
export async function deedsSince(client: DynamoDBClient, table: string, since: string): Promise<DeedLine[]> {
  const found: DeedLine[] = [];
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
      const { data } = unmarshall(item) as { data: Omit<DeedLine, "detail"> & { detail?: object } };
      const { at, action, subject, by, detail } = data;
      if (isDeed(action)) found.push({ at, action, subject, by, detail: JSON.stringify(detail ?? {}) });
    }
  const urgency = ({ action }: DeedLine) => (/^(consent\.withdraw|account\.block|child\.leave)/.test(action) ? 0 : 1);
  return found.sort((a, b) => urgency(a) - urgency(b) || (a.at < b.at ? -1 : 1));
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { since: { type: "string" } });
    const table = process.env.TABLE_AUDIT ?? at.physical("audit");
    const client = new DynamoDBClient({ region: at.region });
    for (const deed of await deedsSince(client, table, values.since)) console.log(Object.values(deed).join("\t"));
  });
