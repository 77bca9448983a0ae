import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type Identity, pageClient, startIdentity } from "./index.ts";

export const audience = "https://api.marshrut.test";
export const redirectUri = "http://127.0.0.1:1/signed-in";

export function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), "marshrut-identity-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

export const start = (home: string): Promise<Identity> =>
  startIdentity({ home, dataHome: home, audience, redirectUris: [redirectUri] });

export async function running(home = newHome()): Promise<Identity> {
  const identity = await start(home);
  onTestFinished(() => identity.close());
  return identity;
}

// A connection kept open would be tried again on the restarted issuer, which no longer knows it.
const fresh = { connection: "close" };

/** What the browser has in front of it: `next` is where it is sent on to, or empty. */
type Seen = { at: string; status: number; next: string; body: string; answer: Response };

/** As much of a browser as a sign-in needs: it keeps cookies by path and shows where it is sent. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  async go(url: string, form?: Record<string, string>): Promise<Seen> {
    const { pathname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([, one]) => pathname.startsWith(one.path))
      .map(([name, one]) => `${name}=${one.value}`)
      .join("; ");
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { ...fresh, cookie, ...(form ? { origin: new URL(url).origin } : {}) },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const set of answer.headers.getSetCookie()) this.#keep(set);
    const location = answer.headers.get("location");
    return {
      at: url,
      status: answer.status,
      next: location ? new URL(location, url).href : "",
      body: await answer.text(),
      answer,
    };
  }

  #keep(set: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
    const expires = /expires=([^;]+)/i.exec(set)?.[1];
    if (expires && Date.parse(expires) <= Date.now()) this.#cookies.delete(name!);
    else this.#cookies.set(name!, { value: value!, path: /path=([^;]+)/i.exec(set)?.[1] ?? "/" });
  }
}

export type Tokens = {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
  error?: string;
};

/** Where a client sends the browser, and what it keeps to redeem the code. */
export function authorization(identity: Identity, extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString("base64url");
  const url = new URL(`${identity.url}/auth`);
  url.search = new URLSearchParams({
    client_id: pageClient,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    state: "st",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...extra,
  }).toString();
  return { url: url.href, verifier };
}

/** Goes on until a page for a person is shown or the client's address is reached. */
export async function follow(browser: Browser, url: string, form?: Record<string, string>): Promise<Seen> {
  const seen = await browser.go(url, form);
  const sent = selfSent(seen.body);
  if (sent) return follow(browser, sent.url, sent.form);
  return seen.next === "" || seen.next.startsWith(redirectUri) ? seen : follow(browser, seen.next);
}

/** The form of a page that sends itself by script, as the issuer ends a session on the way. */
function selfSent(body: string) {
  const url = body.includes("forms[0].submit()") && /action="([^"]+)"/.exec(body)?.[1];
  const fields = [...body.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
  return url ? { url, form: Object.fromEntries(fields) as Record<string, string> } : undefined;
}

/** A request to the token endpoint as our client makes it. */
export async function redeem(identity: Identity, form: Record<string, string>): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: pageClient, ...form });
  return (await (await fetch(`${identity.url}/token`, { method: "POST", headers: fresh, body })).json()) as Tokens;
}

/** The whole of code + PKCE: sign in as `account`, get the tokens. */
export async function signIn(identity: Identity, account: string, extra?: Record<string, string>): Promise<Tokens> {
  const { url, verifier } = authorization(identity, extra);
  const browser = new Browser();
  const page = await follow(browser, url);
  const back = await follow(browser, page.at, { account });
  const code = new URL(back.next).searchParams.get("code")!;
  return redeem(identity, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
}
