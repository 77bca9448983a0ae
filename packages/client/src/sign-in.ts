/** Where people sign in: a public client of an OpenID provider, by authorization code with PKCE. */
export interface SignIn {
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  client: string;
}

/** What is remembered while somebody is away to sign in; of use once, and to whoever remembers it. */
export interface Away {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  /** Seconds for which the access token counts, if the provider says so. */
  expiresIn?: number | undefined;
  idToken: string;
  /** Who it is, as the provider calls them. */
  subject: string;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const newAway = (): Away => ({ state: random(), nonce: random(), verifier: random() });

/** The address at which one signs in (RFC 7636), to come back to `redirectUri`. @param more `prompt`, `login_hint` */
export async function signInAddress(
  { authorizeUrl, client }: SignIn,
  { state, nonce, verifier }: Away,
  redirectUri: string,
  more: Record<string, string> = {},
): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const asked = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: redirectUri,
    scope: "openid",
    state,
    nonce,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: "S256",
    ...more,
  });
  return `${authorizeUrl}?${asked}`;
}

/**
 * The tokens for what somebody has come back with; none where it answers something else than `away` has asked, or another
 * issuer answers (RFC 9207, 2.4).
 */
export async function tokensFor(
  signIn: SignIn,
  away: Away,
  answer: URLSearchParams,
  redirectUri: string,
): Promise<Tokens | undefined> {
  const code = answer.get("code");
  if (!code || answer.get("state") !== away.state || (answer.get("iss") ?? signIn.issuer) !== signIn.issuer)
    return undefined;
  const got = await ask(signIn, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: away.verifier,
  });
  const said = got?.idToken && claimsOf(got.idToken);
  // It came from the issuer itself, by TLS, which stands for its signature (OpenID Connect Core, 3.1.3.7, 6); how long anything
  // counts the service judges, and no reader's clock.
  const isMeantForUs =
    said && said.iss === signIn.issuer && said.nonce === away.nonce && [said.aud].flat().includes(signIn.client);
  return isMeantForUs ? { ...got, idToken: got.idToken!, subject: said.sub } : undefined;
}

/** New tokens by a refresh token; the former one goes on where the provider gives no other. None where it has ended. */
export async function tokensBy(
  signIn: SignIn,
  refreshToken: string,
): Promise<Pick<Tokens, "accessToken" | "refreshToken" | "expiresIn"> | undefined> {
  const got = await ask(signIn, { grant_type: "refresh_token", refresh_token: refreshToken });
  return got && { ...got, refreshToken: got.refreshToken ?? refreshToken };
}

async function ask({ tokenUrl, client }: SignIn, what: Record<string, string>) {
  const body = new URLSearchParams({ ...what, client_id: client });
  const response = await fetch(tokenUrl, { method: "POST", body, cache: "no-store", credentials: "omit" });
  if (!response.ok) return undefined;
  const got = (await response.json()) as Record<string, string> & { expires_in?: number };
  return {
    accessToken: got.access_token!,
    refreshToken: got.refresh_token,
    expiresIn: got.expires_in,
    idToken: got.id_token,
  };
}

interface Claims {
  iss: string;
  aud: string | string[];
  nonce: string;
  sub: string;
}

function claimsOf(idToken: string): Claims {
  const payload = idToken.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
  return JSON.parse(atob(payload)) as Claims;
}
