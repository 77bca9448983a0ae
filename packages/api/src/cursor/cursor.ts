import { type Actor, type Keyring, Refusal } from "@marshrut/core/shared";

/** All that a cursor is good for: one list, asked in one way, by those who see the same of it (FAULTS B8). */
export interface CursorScope {
  actor: Actor;
  operationId: string;
  /** Query parameters but `cursor` and `limit`; path parameters too. */
  filters: Record<string, string>;
}

/** `next` of a page as something to hand out: it can be read back only in the same scope. */
export const issueCursor = async (keys: Keyring, scope: CursorScope, next: string): Promise<string> =>
  `${encodeURIComponent(next)}.${await keys.sign("cursor", scope.actor.tenant, signed(scope, next))}`;

/** @throws Refusal cursor.invalid, one answer for every cursor that is not for this list. */
export async function readCursor(keys: Keyring, scope: CursorScope, cursor: string): Promise<string> {
  const dot = cursor.lastIndexOf(".");
  const next = decoded(cursor.slice(0, Math.max(dot, 0)));
  if (!(await keys.isSigned("cursor", scope.actor.tenant, signed(scope, next), cursor.slice(dot + 1)))) throw invalid();
  return next;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // no list hands this out, so that its signature cannot be right
  }
}

const signed = ({ actor, operationId, filters }: CursorScope, next: string): string =>
  JSON.stringify([actor.tenant, view(actor), operationId, Object.entries(filters).sort(), next]);

/** What decides how much of a list somebody sees. */
function view(actor: Actor): string[] {
  switch (actor.kind) {
    case "specialist":
    case "link":
      return [actor.kind, actor.agency];
    case "representative":
      return [actor.kind, actor.representative];
    case "coordinator":
      return [actor.kind, actor.municipality ?? ""];
    default:
      return [actor.kind];
  }
}

const invalid = () =>
  new Refusal("cursor.invalid", {
    ru: "Этот cursor выдан не для этого списка. Начните с первой страницы, без cursor.",
    en: "This cursor was not issued for this list. Start from the first page, without a cursor.",
  });
