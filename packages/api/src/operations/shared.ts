import * as z from "zod";
import { paging } from "../operation/index.ts";

export { idText } from "../operation/index.ts";

/** A query of a list: its own filters, and the page. */
export const listQuery = <S extends z.core.$ZodLooseShape>(filters: S) => z.strictObject({ ...filters, ...paging(50) });

/** A page of a list. */
export const listOf = <S extends z.ZodType>(items: S) =>
  z.strictObject({ items: z.array(items), nextCursor: z.string().optional() });

/** A text as the API gives it: Russian first. */
export const text = z.strictObject({ ru: z.string(), en: z.string() });
