import type { Page, PageRequest } from "../shared/bank.ts";
import { type AuditEntry, auditRead, type Ctx } from "../shared/context.ts";
import { notFound } from "../shared/refusal.ts";

/** An entry as it is kept. */
export interface AuditRecord extends AuditEntry {
  /** Who: kind and id, e.g. `coordinator:anna`. */
  by: string;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  requestId: string;
}

/**
 * Who did or saw what about a child (or agency, route), newest first. Looking is itself on record.
 * Administrators and coordinators only. @throws Refusal not-found, cursor.invalid
 */
export async function trail(ctx: Ctx, subject: string, page: PageRequest = {}): Promise<Page<AuditRecord>> {
  if (ctx.actor.kind !== "admin" && ctx.actor.kind !== "coordinator") throw notFound();
  await auditRead(ctx, { subject, action: "audit.read" });
  const pk = `T#${ctx.tenant}#AUDIT#${subject}`;
  const { items, next } = await ctx.bank.list<AuditRecord>("audit", pk, { descending: true }, page);
  return { items: items.map((entry) => entry.data), next };
}
