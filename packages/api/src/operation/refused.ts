import { auditOnce, by, type Ctx, Refusal } from "@marshrut/core/shared";
import type { Context } from "hono";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { EdgeRefusal, problemStatus } from "../problems/index.ts";

/** What somebody tries who looks for what is not theirs. */
const telling: readonly number[] = [401, 403, 404];

/**
 * Puts on record whom an operation was refused: once in a minute for an account and an operation, by ids and codes alone. The
 * refusal shows nothing, so it stands also where this cannot be written; the request's line in the log names the account as well.
 */
export async function recordRefusal(
  c: Context<AppEnv>,
  deps: ApiDeps,
  operationId: string,
  error: unknown,
): Promise<void> {
  const actor = c.get("actor");
  if (!actor || !(error instanceof Refusal || error instanceof EdgeRefusal)) return;
  if (!telling.includes(problemStatus[error.code])) return;
  const { bank, keys, now, scanner } = deps;
  const ctx: Ctx = { bank, keys, now, scanner, tenant: actor.tenant, actor, requestId: c.get("requestId") };
  const entry = { subject: by(actor), action: "access.refused", detail: { operationId, code: error.code } };
  try {
    await auditOnce(ctx, entry, `refused_${operationId}`);
  } catch (unwritten) {
    c.set("unrecorded", unwritten);
  }
}
