import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as Link from "../../ground/link/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, FamilyId, RoundId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Round } from "./round.ts";

// What a link says in the place of a name (docs/decisions/0212-answers-that-lead-to-nobody.md). All of it is made by the keys, of which
// the tables have nothing: whoever reads those alone can tell neither a family's ticket from its id nor an answer's mark from a ticket.

type Keys = Pick<Ctx, "keys" | "tenant">;

const hashed = async ({ keys, tenant }: Keys, roundId: RoundId, what: string, of: string): Promise<string> =>
  (await keys.mac("link", ["round", what, tenant, roundId, of].join("~"))).slice(0, 32);

/** Of a family, always the same: one answer each. */
export const ticketOf = (ctx: Keys, roundId: RoundId, familyId: FamilyId): Promise<string> =>
  hashed(ctx, roundId, "ticket", familyId);

/** Of a visitor, by chance. */
export const newTicket = (): string => randomBytes(24).toString("base64url");

/** Under which it is kept that a ticket was used. */
export const markOf = (ctx: Keys, roundId: RoundId, ticket: string): Promise<string> =>
  hashed(ctx, roundId, "used", ticket);

/** Under which what has been filled in so far is kept. */
export const draftOf = (ctx: Keys, roundId: RoundId, ticket: string): Promise<string> =>
  hashed(ctx, roundId, "draft", ticket);

/** Longer than a round can last, so that a link says afterwards that it is over. */
const linkLasts = { months: 18 };

/** The page for whom the link says: a family by its ticket, or whoever comes to this organisation. */
export async function linkTo(
  ctx: Ctx,
  { roundId, opensOn }: Round,
  to: { municipality?: string | undefined; agencyId?: AgencyId | undefined; ticket?: string | undefined },
): Promise<string> {
  const { publicUrl } = await Tenant.load(ctx);
  return `${publicUrl}/form#${await tokenTo(ctx, { roundId, opensOn }, to)}`;
}

export async function tokenTo(
  ctx: Ctx,
  { roundId, opensOn }: Pick<Round, "roundId" | "opensOn">,
  { municipality, agencyId, ticket }: Parameters<typeof linkTo>[2],
): Promise<string> {
  const { zone } = await Tenant.load(ctx);
  const until = Temporal.PlainDate.from(opensOn).add(linkLasts).toZonedDateTime(zone).toInstant();
  return Link.seal(ctx.keys, "round", {
    tenant: ctx.tenant,
    fields: [roundId, municipality ?? null, agencyId ?? null, ticket],
    expiresAt: Math.floor(until.epochMilliseconds / 1000),
  });
}
