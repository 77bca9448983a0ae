import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import { sameMac } from "../../ground/shared/keyring.ts";
import { invalid } from "../../routes/step/index.ts";

/**
 * Links of a whole organisation. Like a step's link each is no record but a text under a keyed hash; the word in its second
 * place keeps the kinds apart: `page` shows the organisation's open steps, `quiet` ends its digests.
 */
export interface AgencyLink {
  kind: "page" | "quiet";
  tenant: string;
  agencyId: AgencyId;
  /** Whose digests end. */
  email?: string;
  /** Epoch seconds. */
  expiresAt: number;
}

export async function agencyToken(ctx: Pick<Ctx, "keys">, link: AgencyLink): Promise<string> {
  const text = [link.tenant, link.kind, link.agencyId, link.email ?? "", link.expiresAt].join("~");
  return `${Buffer.from(text).toString("base64url")}.${await ctx.keys.mac("link", `agency~${text}`)}`;
}

/** @throws Refusal link.invalid, whatever is wrong with it */
export async function parseAgencyToken(
  keys: Ctx["keys"],
  kind: AgencyLink["kind"],
  token: string,
): Promise<AgencyLink> {
  const [body = "", mac = "", ...rest] = token.split(".");
  const text = Buffer.from(body, "base64url").toString();
  const expected = await keys.mac("link", `agency~${text}`);
  const [tenant, of, agencyId, email, expiresAt] = text.split("~");
  if (!sameMac(mac, expected) || rest.length > 0 || of !== kind || !tenant || !agencyId || !expiresAt) throw invalid();
  return { kind, tenant, agencyId: agencyId as AgencyId, email: email || undefined, expiresAt: Number(expiresAt) };
}
