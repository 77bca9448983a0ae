import type { Actor, DataBank } from "@marshrut/core/shared";
import { EdgeRefusal } from "../problems/index.ts";
import { isBlocked } from "./blocked.ts";
import { actorOf } from "./claims.ts";
import type { VerifyToken } from "./verify.ts";

const realm = 'Bearer realm="marshrut"';

const required = () =>
  new EdgeRefusal(
    "auth.required",
    {
      ru: "Добавьте заголовок Authorization: Bearer с токеном доступа.",
      en: "Send an access token in the header Authorization: Bearer.",
    },
    { headers: { "WWW-Authenticate": realm } },
  );

const invalid = () =>
  new EdgeRefusal(
    "auth.invalid",
    {
      ru: "Токен просрочен, чужой, не токен доступа или учётная запись закрыта. Войдите заново.",
      en: "The token has expired, is not ours, is not an access token, or the account is closed. Sign in again.",
    },
    { headers: { "WWW-Authenticate": `${realm}, error="invalid_token"` } },
  );

/** Who acts, by the Authorization header. @throws EdgeRefusal 401; Unavailable when nobody can tell */
export async function authenticate(
  header: string | undefined,
  { verifyToken, bank, now }: { verifyToken: VerifyToken; bank: DataBank; now: number },
): Promise<Actor> {
  if (header === undefined) throw required();
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header)?.[1];
  if (!token || token.length > 8192) throw invalid();
  const claims = await verifyToken(token, now);
  const actor = claims && actorOf(claims);
  if (!actor || (await isBlocked(bank, actor))) throw invalid();
  return actor;
}
