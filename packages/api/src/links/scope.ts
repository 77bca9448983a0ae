import * as Link from "@marshrut/core/link";
import type { CursorScope } from "../cursor/index.ts";

/** In which a place in a list that is handed out behind a link may be read back. @throws Refusal link.invalid */
export function scopeOf(token: string, operationId: string): CursorScope {
  const tenant = Link.tenantOf(token);
  if (tenant === undefined) throw Link.invalid();
  return { actor: { kind: "holder", tenant, token }, operationId, filters: {} };
}
