/** Where people sign in, as the page was told. */
interface SignIn {
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  client: string;
}
const told = JSON.parse(document.getElementById("main")!.dataset.told ?? "{}") as Partial<SignIn>;

/** Whether families may sign in here, beside coming by a link. */
export const maySignIn = told.client !== undefined;

/** In memory alone, so that it ends with the page: whoever has the telephone next finds none. */
let accessToken: string | undefined;
export const bearer = (): string | undefined => accessToken;
export const signOut = (): void => {
  accessToken = undefined;
};

/** What is remembered while somebody is away to sign in; of use to this tab alone, and once. */
interface Away {
  state: string;
  nonce: string;
  verifier: string;
}
const remembered = "marshrut-sign-in";

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));
const way = (): string => location.origin + location.pathname;

/** Goes to sign in: a code, with PKCE (RFC 7636). Each time anew, since telephones go from hand to hand. */
export async function signIn(): Promise<void> {
  const away: Away = { state: random(), nonce: random(), verifier: random() };
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(away.verifier));
  sessionStorage.setItem(remembered, JSON.stringify(away));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: told.client!,
    redirect_uri: way(),
    scope: "openid",
    prompt: "login",
    state: away.state,
    nonce: away.nonce,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: "S256",
  });
  location.assign(`${told.authorizeUrl}?${asked}`);
}

/** Whether the page was come to from signing in. */
export const isBack = (): boolean => new URLSearchParams(location.search).has("state");

/** Takes the code that somebody has come back with, and has the token for it. @returns whether they are signed in */
export async function comeBack(): Promise<boolean> {
  const answer = new URLSearchParams(location.search);
  history.replaceState(undefined, "", location.pathname);
  const away = taken();
  const code = answer.get("code");
  // Of another issuer it is none of ours (RFC 9207, 2.4).
  if (!away || !code || answer.get("state") !== away.state || (answer.get("iss") ?? told.issuer) !== told.issuer)
    return false;
  accessToken = await tokenFor(code, away).catch(() => undefined);
  return accessToken !== undefined;
}

function taken(): Away | undefined {
  try {
    const kept = sessionStorage.getItem(remembered);
    sessionStorage.removeItem(remembered);
    return kept === null ? undefined : (JSON.parse(kept) as Away);
  } catch {
    return undefined; // storage is switched off
  }
}

async function tokenFor(code: string, { nonce, verifier }: Away): Promise<string | undefined> {
  const response = await fetch(told.tokenUrl!, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      client_id: told.client!,
      redirect_uri: way(),
      code_verifier: verifier,
    }),
    cache: "no-store",
    credentials: "omit",
  });
  if (!response.ok) return undefined;
  const got = (await response.json()) as { access_token: string; id_token: string };
  return isMeantForUs(got.id_token, nonce) ? got.access_token : undefined;
}

/**
 * That the ID token answers what this tab has asked. It came from the issuer itself, by TLS, which stands for its signature
 * (OpenID Connect Core, 3.1.3.7, 6); how long anything counts the service judges, and no telephone's clock.
 */
function isMeantForUs(idToken: string, nonce: string): boolean {
  const payload = idToken.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
  const said = JSON.parse(atob(payload)) as { iss: string; aud: string | string[]; nonce: string };
  return said.iss === told.issuer && said.nonce === nonce && [said.aud].flat().includes(told.client!);
}
