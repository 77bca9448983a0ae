import { type Actor, idText, roles, type TokenClaim } from "@marshrut/core/shared";
import * as z from "zod";

// Tenant and account become parts of keys, so nothing that could end a key's part may come in with a token.
const tenant = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const account = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,127}$/);

/** What we read of an access token, beside what the verifier itself has checked (issuer, audience, times, signature). */
export const Claims = z.object({
  sub: account,
  tenant,
  role: z.enum(roles),
  agency: idText("agency").optional(),
  representative: idText("rep").optional(),
  municipality: z.string().min(1).max(120).optional(),
  client_id: z.string().optional(),
} satisfies Record<"sub" | "client_id" | TokenClaim, z.ZodType>);

/** Of the same tokens: when somebody signed in, and when the token was made, epoch seconds. */
const Times = z.object({ iat: z.number(), auth_time: z.number().optional() });

/** When the token's session began: a token that was renewed is of the session that somebody signed in for (OpenID Connect Core, 2). */
export function sessionOf(claims: unknown): number {
  const { iat, auth_time } = Times.parse(claims);
  return auth_time ?? iat;
}

/** Who a token speaks for; undefined when the claims do not make an actor (a specialist of no agency, say). */
export function actorOf(claims: unknown): Actor | undefined {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub: id, tenant, role, agency, representative, municipality, client_id } = parsed.data;
  switch (role) {
    case "admin":
      return { kind: "admin", id, tenant };
    case "coordinator":
      return { kind: "coordinator", id, tenant, municipality };
    case "specialist":
      // Client credentials: nobody has signed in, and the client speaks for itself (RFC 9068, 2.2).
      return agency
        ? { kind: "specialist", id, tenant, agency: agency, client: client_id === id || undefined }
        : undefined;
    case "representative":
      return representative ? { kind: "representative", id, tenant, representative: representative } : undefined;
  }
}
