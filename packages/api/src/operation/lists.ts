import { says } from "@marshrut/core/shared";
import { badCursor } from "@marshrut/core/shared/rules";
import * as z from "zod";
import type { AnyOperation, Call } from "./operation.ts";

/** Most of one page, whatever list it is of. */
export const mostOnPage = 200;

const wanted = says(`целое число от 1 до ${mostOnPage}`, `an integer from 1 to ${mostOnPage}`);

/** What every list is asked with. Values of a query are text; the description shows the number that is meant. */
export const paging = (usual: number) => ({
  limit: z
    .string()
    .refine((text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= mostOnPage, { error: wanted })
    .meta({ type: "integer", minimum: 1, maximum: mostOnPage, default: usual })
    .transform(Number)
    .default(usual),
  cursor: z.string().max(4096).optional(),
});

interface Whole {
  items: unknown[];
}

/** An answer of items that says nothing of a next page: its records are few and are read whole. */
export function isWholeList(op: Pick<AnyOperation, "method" | "answer">): boolean {
  const { schema } = op.answer;
  if (op.method !== "get" || !(schema instanceof z.ZodObject)) return false;
  return schema.shape.items instanceof z.ZodArray && !("nextCursor" in schema.shape);
}

/** The same in pages, so that every list is asked alike. Without a limit it comes as far as a page reaches. */
export function inPages<Op extends AnyOperation>(op: Op): Op {
  const query = op.query instanceof z.ZodObject ? op.query : z.strictObject({});
  const answer = op.answer.schema as z.ZodObject;
  const run = async (call: Call<never, never, never>): Promise<unknown> => {
    const { items, ...beside } = (await (op.run as (call: unknown) => Promise<Whole>)(call)) as Whole;
    return { ...beside, ...(await call.page(async ({ limit, from }) => part(items, limit, from))) };
  };
  return {
    ...op,
    query: query.extend(paging(mostOnPage)),
    answer: { ...op.answer, schema: answer.extend({ nextCursor: z.string().optional() }) },
    run,
  };
}

/** A cursor is signed, so what it holds was handed out; the list may have become shorter since. @throws Refusal cursor.invalid */
function part<T>(items: readonly T[], limit: number, from = "0"): { items: T[]; next?: string } {
  const start = Number(from);
  if (!Number.isSafeInteger(start)) throw badCursor();
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : undefined };
}
