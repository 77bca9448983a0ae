import { Temporal } from "temporal-polyfill";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { type AgencyId, newId } from "../../ground/shared/ids.ts";
import { sameMac } from "../../ground/shared/keyring.ts";
import { Refusal } from "../../ground/shared/refusal.ts";

/**
 * The link by which an organisation hands in all it owes. No record: a text under a keyed hash that names the organisation and
 * a last day. Each report can be handed in once, and only while its period is open, so the link itself may be used again.
 */
interface ReportsLink {
  tenant: string;
  agencyId: AgencyId;
  /** Epoch seconds. */
  expiresAt: number;
}

/** Longer than from the first reminder to the last day on which a late report is taken. */
const validFor = Temporal.Duration.from({ hours: 24 * 60 });

export async function reportsToken(ctx: Pick<Ctx, "keys" | "now" | "tenant">, agencyId: AgencyId): Promise<string> {
  const expiresAt = Math.floor(ctx.now().add(validFor).epochMilliseconds / 1000);
  const text = [ctx.tenant, agencyId, expiresAt].join("~");
  return `${Buffer.from(text).toString("base64url")}.${await ctx.keys.mac("link", `reports~${text}`)}`;
}

/** The organisation that a token speaks for. @throws Refusal link.invalid, link.expired */
export async function asLinked(deps: Deps, token: string, requestId?: string): Promise<Ctx & { agencyId: AgencyId }> {
  const { tenant, agencyId } = await parse(deps, token);
  const actor = { kind: "link" as const, id: `reports.${agencyId}`, tenant, agency: agencyId };
  return { ...deps, tenant, actor, agencyId, requestId: requestId ?? newId("request", deps.now().epochMilliseconds) };
}

async function parse({ keys, now }: Deps, token: string): Promise<ReportsLink> {
  const [body = "", mac = "", ...rest] = token.split(".");
  const text = Buffer.from(body, "base64url").toString();
  const expected = await keys.mac("link", `reports~${text}`);
  const [tenant, agencyId, expiresAt] = text.split("~");
  if (!sameMac(mac, expected) || rest.length > 0 || !tenant || !agencyId || !expiresAt)
    throw new Refusal("link.invalid", {
      ru: "Ссылка не распознана. Проверьте, что скопировали её целиком.",
      en: "The link is not recognised. Check that you copied all of it.",
    });
  if (Number(expiresAt) * 1000 <= now().epochMilliseconds)
    throw new Refusal("link.expired", { ru: "Срок действия ссылки истёк.", en: "This link has expired." });
  return { tenant, agencyId: agencyId as AgencyId, expiresAt: Number(expiresAt) };
}
