import { expect } from "vitest";
import { disagreements, type Places } from "./agree.ts";
import { tenant } from "./region.ts";

/** What the reconciler finds when it is run now, by its door at the local Lambda. */
export async function reconcile(lambda: string): Promise<Record<string, number>> {
  const answer = await fetch(`${lambda}/2015-03-31/functions/reconciler/invocations`, {
    method: "POST",
    body: '{"whole":true}',
  });
  const found = (await answer.json()) as Record<string, Record<string, number>>;
  if (!answer.ok || answer.headers.has("x-amz-function-error"))
    throw new Error(`The reconciler failed: ${JSON.stringify(found)}`);
  return found[tenant] ?? {};
}

/** Passes when the reconciler finds no difference any more, and neither does whoever compares both sides by hand. */
export async function expectAgreement(urls: Places & { lambda: string }): Promise<void> {
  const found = await reconcile(urls.lambda);
  expect(Object.entries(found).filter(([, count]) => count > 0)).toEqual([]);
  expect(await disagreements(urls)).toEqual([]);
}
