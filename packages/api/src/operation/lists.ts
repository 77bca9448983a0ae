import { says } from "@marshrut/core/shared";
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

/**
 * The page after the item that was shown last. The list is read anew each time: by where it ended alone, one that has come meanwhile
 * would show another twice, and one that has gone would hide one.
 */
function part<T>(items: readonly T[], limit: number, from?: string): { items: T[]; next?: string } {
  const start = from === undefined ? 0 : placeAfter(items, from);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    next: end < items.length ? JSON.stringify([end, nameOf(items[end - 1])]) : undefined,
  };
}

function placeAfter(items: readonly unknown[], from: string): number {
  const [end, name] = JSON.parse(from) as [number, string | null];
  if (name === null) return end;
  const places = items.flatMap((item, i) => (nameOf(item) === name ? [i + 1] : []));
  // It has gone itself: what followed it stands where it was.
  return places.length > 0 ? nearest(places, end) : end - 1;
}

const nearest = (places: readonly number[], to: number): number =>
  places.reduce((best, place) => (Math.abs(place - to) < Math.abs(best - to) ? place : best));

/** What tells an item of a list from the others: views begin with their own id, or have a key. */
function nameOf(item: unknown): string | undefined {
  const fields = Object.entries(item as object);
  const [, name] = fields.find(([key, value]) => /Id$|^(key|year)$/.test(key) && value !== undefined) ?? [];
  return name === undefined ? undefined : String(name);
}
