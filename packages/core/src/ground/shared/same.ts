/**
 * Whether two pieces of plain data say the same. A record's attributes have no order in DynamoDB, so what is read back may come
 * in another one than it was written in: comparing them as text would find differences where there are none.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((part, i) => same(part ?? null, b[i] ?? null));
  if (!isRecord(a) || !isRecord(b)) return inOneOrder(a) === inOneOrder(b);
  const names = Object.keys(a).filter((name) => a[name] !== undefined);
  const others = Object.keys(b).filter((name) => b[name] !== undefined);
  return names.length === others.length && names.every((name) => b[name] !== undefined && same(a[name], b[name]));
}

/** Plain data as one text, whatever order its attributes came in. Seals are made of it: never change what it gives. */
export const inOneOrder = (value: unknown): string | undefined => JSON.stringify(ordered(value));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, ordered(value[name])]));
}

/** What speaks for itself in JSON, such as a date, is no record. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("toJSON" in value);
