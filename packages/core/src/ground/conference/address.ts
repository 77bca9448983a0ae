import type { Temporal } from "temporal-polyfill";
import type { Ctx } from "../shared/context.ts";
import { Refusal } from "../shared/refusal.ts";
import * as Tenant from "../tenant/index.ts";
import { openKey } from "./key.actions.ts";

/** Somebody comes into a room, which is open from then to then. */
export interface Visit {
  room: string;
  opens: Temporal.Instant;
  closes: Temporal.Instant;
  /** Whether they may mute others and send them out: the specialist, not the family. */
  isModerator: boolean;
}

/** The address by which they come in, on the region's own server. @throws Refusal conference.none */
export async function addressOf(ctx: Ctx, visit: Visit): Promise<string> {
  const { conference } = await Tenant.load(ctx);
  if (!conference) throw none();
  const url = new URL(conference.urlTemplate.replace("{room}", visit.room));
  if (conference.jwt)
    url.searchParams.set("jwt", await tokenOf(ctx, { subject: url.hostname, ...conference.jwt }, visit));
  return url.href;
}

/**
 * As Jitsi takes it: for this room and hour, and of whoever comes only whether they lead. `moderator` is read by 8x8 and by the plugins of
 * prosody that are made after it, `affiliation` by `mod_token_affiliation`; both want texts.
 * https://github.com/jitsi/lib-jitsi-meet/blob/master/doc/tokens.md
 */
async function tokenOf(
  ctx: Ctx,
  { issuer, audience, subject }: { issuer: string; audience: string; subject: string },
  { room, opens, closes, isModerator }: Visit,
): Promise<string> {
  const key = await openKey(ctx);
  if (key === undefined) throw none();
  const { SignJWT } = await import("jose/jwt/sign"); // few requests sign anything
  const user = { moderator: String(isModerator), affiliation: isModerator ? "owner" : "member" };
  return new SignJWT({ room, context: { user } })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setNotBefore(secondsOf(opens))
    .setExpirationTime(secondsOf(closes))
    .sign(new TextEncoder().encode(key));
}

const secondsOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);

const none = () =>
  new Refusal("conference.none", {
    ru: "В регионе не настроен сервер видеосвязи. Позвоните координатору.",
    en: "The region has no server for video. Please call your coordinator.",
  });
