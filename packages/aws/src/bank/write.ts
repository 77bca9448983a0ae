import type { Put, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Expectation, Key, Stored, Write } from "@marshrut/core/shared";
import { asStored, commitBytes, recordBytes, tooLarge } from "@marshrut/core/shared/rules";
import type { TableNames } from "../tables/index.ts";
import { type Item, itemBytes, optional, toAttributes, toKey } from "./item.ts";

/**
 * The writes as members of one DynamoDB transaction.
 * @param commit stamped on every record, so that a repeat after a lost reply can tell its own success from another's.
 * @throws Refusal `input.invalid` when a record or all of them are too large.
 */
export function toTransaction(writes: Write[], names: TableNames, commit: string): TransactWriteItem[] {
  let total = 0;
  const measured = (item: Item) => {
    const bytes = itemBytes(item);
    total += bytes;
    if (bytes > recordBytes || total > commitBytes) throw tooLarge();
    return item;
  };
  return writes.map((write): TransactWriteItem => {
    if ("put" in write) {
      const attributes = toAttributes(asStored(write.put), commit);
      measured({ ...toKey(write.put.key), ...attributes, version: { N: "1" } });
      return put(write.put, attributes, write.expect, names);
    }
    if ("remove" in write) return { Delete: { ...at(write.remove, names), ...condition(write.expect) } };
    return { ConditionCheck: { ...at(write.check, names), ...required(write.expect) } };
  });
}

const at = (key: Key, names: TableNames) => ({ TableName: names[key.table], Key: toKey(key) });

/** The item as it was comes back with a failure: its stamp tells whose write is in the way. */
const guard = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;

type Condition = Omit<Put, "TableName" | "Item">;

function required(expect: "absent" | number): Condition & { ConditionExpression: string } {
  return expect === "absent"
    ? { ...guard, ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } }
    : {
        ...guard,
        ConditionExpression: "#version = :version",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":version": { N: String(expect) } },
      };
}

const condition = (expect: Expectation): Condition => (expect === "any" ? {} : required(expect));

function put(
  record: Omit<Stored, "version">,
  attributes: Item,
  expect: Expectation,
  names: TableNames,
): TransactWriteItem {
  const { TableName, Key } = at(record.key, names);
  if (expect === "any") return { Update: { TableName, Key, ...overwrite(attributes) } };
  const version = { N: String(expect === "absent" ? 1 : expect + 1) };
  return { Put: { TableName, Item: { ...Key, ...attributes, version }, ...required(expect) } };
}

/** A put that believes nothing must still count the version up: an update that sets every attribute or removes it. */
function overwrite(attributes: Item) {
  const names = Object.keys(attributes);
  const gone = optional.filter((name) => !(name in attributes));
  return {
    UpdateExpression: [
      `SET ${names.map((n) => `#${n} = :${n}`).join(", ")}`,
      ...(gone.length > 0 ? [`REMOVE ${gone.map((n) => `#${n}`).join(", ")}`] : []),
      "ADD #version :one",
    ].join(" "),
    ExpressionAttributeNames: Object.fromEntries([...names, ...gone, "version"].map((n) => [`#${n}`, n])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((n) => [`:${n}`, attributes[n]!])),
      ":one": { N: "1" },
    },
  };
}
