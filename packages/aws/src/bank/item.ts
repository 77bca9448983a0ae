import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { IndexName, Key, Place, Stored, TableName } from "@marshrut/core/shared";
import { indexKeys, indexNames } from "../tables/index.ts";
import { fromMap, toMap } from "./attributes.ts";

export type Item = Record<string, AttributeValue>;

/** Attributes that an item may have or lack. */
export const optional = [...indexNames.flatMap((i) => Object.values(indexKeys(i))), "expiresAt"];

/** The attributes of a record, but for key and version; the places in secondary orders are attributes of their own. */
export function toAttributes(record: Omit<Stored, "version">, commit: string): Item {
  const { kind, data, index = {}, expiresAt } = record;
  const places = (Object.entries(index) as [IndexName, Place][]).flatMap(([name, place]) => [
    [indexKeys(name).pk, place.pk],
    [indexKeys(name).sk, place.sk],
  ]);
  return toMap({ kind, data, commit, expiresAt, ...Object.fromEntries(places) });
}

export const toKey = (key: Pick<Key, "pk" | "sk">): Item => ({ pk: { S: key.pk }, sk: { S: key.sk } });

/** What was written by {@link toAttributes}. */
type Attributes<T> = Pick<Stored<T>, "version" | "kind" | "data" | "expiresAt"> &
  Record<"pk" | "sk", string> & {
    [place: string]: unknown;
  };

export function toStored<T>(table: TableName, item: Item): Stored<T> {
  const { pk, sk, version, kind, data, expiresAt, ...rest } = fromMap(item) as Attributes<T>;
  const index: Stored["index"] = {};
  for (const name of indexNames) {
    const place = { pk: rest[indexKeys(name).pk], sk: rest[indexKeys(name).sk] };
    if (place.pk !== undefined) index[name] = place as Place;
  }
  return {
    key: { table, pk, sk },
    version,
    kind,
    data,
    ...(Object.keys(index).length > 0 ? { index } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/**
 * The record in an image of a stream record (`dynamodb.NewImage`, `dynamodb.OldImage`). Takes both the SDK's and the Lambda
 * event's type of it. Streams are kept of `records` only.
 */
export const fromStreamImage = <T = unknown>(image: object, table: TableName = "records"): Stored<T> =>
  toStored<T>(table, image as Item);

/** The image that a stream of DynamoDB has of a record, for who plays one. */
export const toStreamImage = ({ key, version, ...record }: Stored): Item => ({
  ...toKey(key),
  ...toAttributes(record as Stored, ""),
  version: { N: String(version) },
});

/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, numbers by digits, 3 for each list or map and 1 for
 * each of its members. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 2;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, v) => sum + 1 + valueBytes(v), 0);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemBytes(value.M);
  return 1;
}
