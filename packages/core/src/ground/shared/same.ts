/**
 * Whether two pieces of plain data say the same. A record's attributes have no order in DynamoDB, so what is read back may come
 * in another one than it was written in: comparing them as text would find differences where there are none.
 */
export const same = (a: unknown, b: unknown): boolean => inOneOrder(a) === inOneOrder(b);

/** Plain data as one text, whatever order its attributes came in. */
export const inOneOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
