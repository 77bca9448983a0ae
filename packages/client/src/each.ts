import { type Taken, take } from "./take.ts";

/** A page of a list, as the API answers it. */
export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

type Item<Data> = Taken<Data> extends Page<infer One> ? One : never;

/**
 * All of a list, page after page, each asked for when the one before it was gone through:
 * `for await (const child of each((cursor) => api.GET("/v1/children", { params: { query: { cursor } } })))`.
 */
export async function* each<Data>(
  ask: (cursor: string | undefined) => Promise<{ data?: Data; error?: unknown; response: Response }>,
): AsyncGenerator<Item<Data>, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = (await take(ask(cursor))) as Page<Item<Data>>;
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
