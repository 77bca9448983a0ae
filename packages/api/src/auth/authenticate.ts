import { type Actor, type DataBank, Refusal } from "@marshrut/core/shared";
import { EdgeRefusal } from "../problems/index.ts";
import { endedBy } from "./blocked.ts";
import { actorOf, sessionOf } from "./claims.ts";
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
      ru: "Токен просрочен, чужой, не токен доступа, сеанс завершён или учётная запись закрыта. Войдите заново.",
      en: "The token has expired, is not ours, is not an access token, its session was ended, or the account is closed. Sign in again.",
    },
    { headers: { "WWW-Authenticate": `${realm}, error="invalid_token"` } },
  );

const closed = () =>
  new Refusal("forbidden", {
    ru: "Организация закрыта: её сотрудники и системы здесь больше не работают. Если это ошибка, обратитесь к координатору.",
    en: "The organisation is closed: its people and systems work here no more. If that is a mistake, turn to the coordinator.",
  });

/**
 * Who acts, by the Authorization header. @param known hears of whom a right token names, whatever else stands against them
 * @throws EdgeRefusal 401; Refusal forbidden, when their organisation is closed; Unavailable when nobody can tell
 */
export async function authenticate(
  header: string | undefined,
  { verifyToken, bank, now }: { verifyToken: VerifyToken; bank: DataBank; now: number },
  known: (actor: Actor) => void = () => {},
): Promise<Actor> {
  if (header === undefined) throw required();
  const token = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header)?.[1];
  if (!token || token.length > 8192) throw invalid();
  const claims = await verifyToken(token, now);
  const actor = claims && actorOf(claims);
  if (!actor) throw invalid();
  known(actor);
  const ended = await endedBy(bank, actor, sessionOf(claims), now);
  if (ended === "block" || ended === "sessions") throw invalid();
  if (ended === "closure") throw closed();
  return actor;
}
