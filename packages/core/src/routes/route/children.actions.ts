import { type ChildId, type Ctx, caresFor, type Page, reachOf } from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import { byNumber } from "./number.actions.ts";

/**
 * Children as {@link Child.find} finds them; by the number of a request too, as it stands in a letter: whoever calls about «№ K3F9QZ»
 * is asking about a child. @throws Refusal input.invalid, cursor.invalid, not-found
 */
export async function findChildren(ctx: Ctx, query: Child.ChildQuery): Promise<Page<Child.ChildSummary>> {
  const number = caresFor(ctx.actor, "each") && query.query !== undefined ? numberIn(query.query) : undefined;
  if (number === undefined) return Child.find(ctx, query);
  const ids = (await byNumber(ctx, number, reachOf(ctx.actor))).map(({ childId }) => childId as ChildId);
  // Six Latin letters may be a foreign surname.
  if (ids.length === 0 && /^[A-Z]+$/i.test(query.query!)) return Child.find(ctx, query);
  return { items: [...(await Child.summariesOf(ctx, ids)).values()] };
}

/** The last six characters of an id, with the «№» that letters put before them or without. */
function numberIn(query: string): string | undefined {
  return /^(?:№|N|No\.?)?\s*([0-9A-HJKMNP-TV-Z]{6})$/iu.exec(query.trim())?.[1]?.toUpperCase();
}
