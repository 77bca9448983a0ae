import type { DataBank, Key, Write } from "./bank.ts";

/**
 * A write for each thing that is made of a kind, read before those that are there are looked through: of two that make the same at the
 * same moment the second finds the first. A list has no version that would say so.
 */
export async function oneAtATime(bank: DataBank, { pk, sk }: Pick<Key, "pk" | "sk">): Promise<Write> {
  const key: Key = { table: "records", pk, sk };
  const found = await bank.get(key);
  return { put: { key, kind: "one-at-a-time", data: {} }, expect: found?.version ?? "absent" };
}
