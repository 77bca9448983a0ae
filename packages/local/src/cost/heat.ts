import { indexKeys, indexNames } from "@marshrut/aws/tables";
import { type Attribute, itemBytes, writeUnits } from "./units.ts";

/**
 * Write units by partition: what a table or one of its orders is written under one partition key, which DynamoDB gives 1,000 of a second.
 * Names of records are taken out of the keys, since what is shared by all is what grows hot: `records.gsi2 T#pilot#STEPS`.
 */
export type Heat = Map<string, number>;

type Item = Record<string, Attribute>;
interface Put {
  TableName?: string;
  Item?: Item;
}

/** Adds what a write that was taken has put. An order's place that moves is a deletion and a put: each counts twice. */
export function countHeat(heat: Heat, command: string, input: Record<string, unknown>): void {
  const inTransaction = command === "TransactWriteItemsCommand";
  const puts: Put[] = inTransaction
    ? ((input.TransactItems ?? []) as { Put?: Put }[]).flatMap(({ Put: put }) => put ?? [])
    : command === "PutItemCommand"
      ? [input as Put]
      : [];
  for (const { TableName = "", Item: item } of puts) {
    if (!item) continue;
    const bytes = itemBytes(item);
    const add = (where: string, key: string | undefined, units: number) => {
      if (key !== undefined) heat.set(`${where} ${shapeOf(key)}`, (heat.get(`${where} ${shapeOf(key)}`) ?? 0) + units);
    };
    add(TableName, item.pk?.S, writeUnits(bytes, inTransaction));
    for (const index of indexNames)
      add(`${TableName}.${index}`, item[indexKeys(index).pk]?.S, 2 * writeUnits(bytes, false));
  }
}

/** A partition of one record, or of one day, is none that all share. */
const shapeOf = (key: string): string =>
  key.replaceAll(/[a-z]+_[0-9A-Z]{10,}/g, "*").replaceAll(/\d{4}-\d\d(-\d\d)?/g, "*");

/** The partitions that all share, the hottest first. */
export const hottest = (heat: ReadonlyMap<string, number>): [partition: string, units: number][] =>
  [...heat].filter(([partition]) => !partition.includes("*")).toSorted(([, a], [, b]) => b - a);
