import { type Page, type PageRequest, type Stored, Unavailable } from "./bank.ts";
import { errorCollector } from "./errors.ts";

/** So many of an hour's run; the next hour goes on where they were left, since what was seen to is due no more. */
export const attendedAtOnce = 500;

/**
 * Sees to what time has come for, the oldest first. One that cannot be seen to keeps nobody else from it.
 * @returns how many @throws the first accident, when all others are done
 */
export async function attendEach<T>(
  due: (page: PageRequest) => Promise<Page<Stored<T>>>,
  attend: (one: T) => Promise<unknown>,
  most: number,
): Promise<number> {
  const errors = errorCollector((error) => error instanceof Unavailable);
  let seen = 0;
  let from: string | undefined;
  do {
    const page = await due({ limit: Math.min(100, most - seen), from });
    for (const { data } of page.items) await errors.collect(() => attend(data));
    seen += page.items.length;
    from = page.next;
  } while (from && seen < most);
  errors.rethrow();
  return seen;
}
