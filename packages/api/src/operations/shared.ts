import { idPattern, says } from "@marshrut/core/shared";
import * as z from "zod";

/** A query of a list: its own filters, and the page. Values of a query are text. */
export const listQuery = <S extends z.core.$ZodLooseShape>(filters: S) =>
  z.strictObject({
    ...filters,
    limit: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, { error: says("целое число от 1 до 200", "an integer from 1 to 200") })
      .transform(Number)
      .refine((n) => n <= 200, { error: says("целое число от 1 до 200", "an integer from 1 to 200") })
      .default(50),
    cursor: z.string().max(4096).optional(),
  });

/** A page of a list. */
export const listOf = <S extends z.ZodType>(items: S) =>
  z.strictObject({ items: z.array(items), nextCursor: z.string().optional() });

/** An id in a query or a body. */
export const idText = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(idPattern(prefix))
    .transform((s) => s as `${P}_${string}`);

/** A text as the API gives it: Russian first. */
export const text = z.strictObject({ ru: z.string(), en: z.string() });
