import { isDeepStrictEqual } from "node:util";
import { plain } from "./rules/index.ts";

/**
 * Whether two pieces of plain data say the same. A record's attributes have no order in DynamoDB, so what is read back may come
 * in another one than it was written in: comparing them as text would find differences where there are none.
 */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(bare(a), bare(b));

const bare = (value: unknown) => (value === undefined ? undefined : plain(value));
