import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import {
  type IndexName,
  type Page,
  type PageRequest,
  type Range,
  type Stored,
  type TableName,
  tableOf,
} from "@marshrut/core/shared";
import { badCursor, compareKeys, pageSize, readCursor, within, writeCursor } from "@marshrut/core/shared/rules";
import { indexKeys, type TableNames } from "../tables/index.ts";
import { type Item, toStored } from "./item.ts";

/** One order of records: a table by its key, or a secondary order of it. */
interface Order {
  table: TableName;
  index?: IndexName;
  /** Names of the attributes that part and sort it. */
  pk: string;
  sk: string;
}

export const orderOfTable = (table: TableName): Order => ({ table, pk: "pk", sk: "sk" });
export const orderOfIndex = (index: IndexName): Order => ({
  table: tableOf(index),
  index,
  ...indexKeys(index),
});

/** One page of an order; `send` is the call with its retries. */
export async function query<T>(
  send: (command: QueryCommand) => ReturnType<typeof sendQuery>,
  names: TableNames,
  order: Order,
  pk: string,
  range: Range = {},
  page: PageRequest = {},
): Promise<Page<Stored<T>>> {
  const size = pageSize(page.limit);
  let start = page.from === undefined ? undefined : startOf(page.from, order, pk, range);
  const keys = keyCondition(order, pk, range);
  if (!keys) return { items: [] };
  for (;;) {
    const answer = await send(
      new QueryCommand({
        TableName: names[order.table],
        // A secondary order of DynamoDB knows no consistent read.
        ...(order.index ? { IndexName: order.index } : { ConsistentRead: true }),
        ...keys,
        ScanIndexForward: !range.descending,
        // One more than asked (and one for the excluded end of the range), so that a last page is known to be the last.
        Limit: size + 2,
        ExclusiveStartKey: start,
      }),
    );
    const found = (answer.Items ?? []).filter((item) => within(range, item[order.sk]?.S ?? ""));
    start = found.length > size ? cursorOf(found[size - 1]!, order) : answer.LastEvaluatedKey;
    // Downwards a secondary order may begin with any number of records at the excluded end.
    if (start && found.length === 0 && range.descending) continue;
    return { items: found.slice(0, size).map((item) => toStored<T>(order.table, item)), ...next(start, order, range) };
  }
}

export const sendQuery = (client: DynamoDBClient, command: QueryCommand) => client.send(command);

const cursorNames = (order: Order) => [...new Set(["pk", "sk", order.pk, order.sk])];

const cursorOf = (item: Item, order: Order): Item =>
  Object.fromEntries(cursorNames(order).map((name) => [name, item[name]!]));

/** DynamoDB may stop at the excluded end of the range, where nothing more follows. */
function next(last: Item | undefined, order: Order, range: Range): { next?: string } {
  if (!last || !within(range, last[order.sk]?.S ?? "")) return {};
  return { next: writeCursor(Object.fromEntries(Object.entries(last).map(([name, value]) => [name, value.S ?? ""]))) };
}

function startOf(from: string, order: Order, pk: string, range: Range): Item {
  const place = readCursor(from, cursorNames(order), { [order.pk]: pk });
  if (!within(range, place[order.sk]!)) throw badCursor();
  return Object.fromEntries(Object.entries(place).map(([name, value]) => [name, { S: value }]));
}

/** A sort key takes one condition only: a prefix, or bounds, both inclusive. None when nothing can be in the range. */
function keyCondition(order: Order, pk: string, range: Range): Partial<QueryCommandInput> | undefined {
  const expression = (sort: string, values: Record<string, string>) => ({
    KeyConditionExpression: `#pk = :pk${sort}`,
    ExpressionAttributeNames: { "#pk": order.pk, ...(sort ? { "#sk": order.sk } : {}) },
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries({ ":pk": pk, ...values }).map(([name, value]) => [name, { S: value }]),
    ),
  });
  const { prefix = "", from = "", to } = range;
  if (prefix && !from && to === undefined) return expression(" AND begins_with(#sk, :low)", { ":low": prefix });
  const low = compareKeys(prefix, from) > 0 ? prefix : from;
  const high = [to, prefix ? after(prefix) : undefined].filter((s) => s !== undefined).sort(compareKeys)[0];
  if (high !== undefined && compareKeys(low, high) >= 0) return undefined;
  if (low && high !== undefined) return expression(" AND #sk BETWEEN :low AND :high", { ":low": low, ":high": high });
  if (low) return expression(" AND #sk >= :low", { ":low": low });
  if (high !== undefined) return expression(" AND #sk < :high", { ":high": high });
  return expression("", {});
}

/** The first text that sorts after every text with this prefix; none when there is no such text. */
function after(prefix: string): string | undefined {
  const points = [...prefix].map((c) => c.codePointAt(0)!);
  while (points.at(-1) === 0x10ffff) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
}
