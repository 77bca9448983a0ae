import type { Stored } from "./bank.ts";
import { idPattern } from "./ids.ts";
import { notFound } from "./refusal.ts";

/**
 * The record that an id stands for. An id of another kind stands for nothing, and is not looked up: what comes from outside makes no key.
 * @throws Refusal not-found
 */
export async function known<T>(
  prefix: string,
  id: string,
  read: () => Promise<Stored<T> | undefined>,
): Promise<Stored<T>> {
  const found = idPattern(prefix).test(id) ? await read() : undefined;
  if (!found) throw notFound();
  return found;
}
