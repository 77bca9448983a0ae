// An access token of a person, who signs in in a browser on this machine (Cognito; OAuth code flow with PKCE, RFC 7636):
// TOKEN=$(node scripts/ops/token.ts --tokens https://…/oauth2/token --client CLIENT)
// Both are outputs of the deploy. The token is all that goes to standard output. Nothing is kept.
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { main, optionsOf } from "./stage.ts";

const usage = "node scripts/ops/token.ts --tokens URL --client CLIENT [--callback http://localhost:PORT/PATH]";

export interface SignIn {
  /** Where codes are exchanged; the page to sign in at stands beside it: `…/oauth2/authorize`. */
  tokens: string;
  client: string;
  /** One of the client's own callbacks, on this machine. */
  callback: string;
  /** Is told the address to open, once the callback listens. */
  open(address: string): void;
}

/** Waits until somebody has signed in, and exchanges the code. @throws Error what the pool refused, and its reason */
export async function accessToken({ tokens, client, callback, open }: SignIn): Promise<string> {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  const page = new URL("authorize", tokens);
  page.search = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: callback,
    scope: "openid",
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  const code = await codeAt(callback, state, () => open(page.href));
  const form = { grant_type: "authorization_code", client_id: client, redirect_uri: callback, code };
  const answer = await fetch(tokens, {
    method: "POST",
    body: new URLSearchParams({ ...form, code_verifier: verifier }),
  });
  const body = (await answer.json().catch(() => ({}))) as { access_token?: string; error?: string };
  if (!answer.ok || !body.access_token) throw new Error(`No token: ${answer.status} ${body.error ?? ""}`.trim());
  return body.access_token;
}

/** The code that the browser brings back. Whatever comes without our state is not ours, and changes nothing. */
async function codeAt(callback: string, state: string, listening: () => void): Promise<string> {
  const { port, hostname, pathname } = new URL(callback);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const { pathname: path, searchParams: told } = new URL(request.url ?? "", callback);
    const ours = path === pathname && told.get("state") === state;
    const code = told.get("code");
    response.writeHead(ours ? 200 : 404, { "content-type": "text/plain; charset=utf-8", connection: "close" });
    response.end(ours ? "Окно можно закрыть / You may close this window\n" : "");
    if (ours && code) resolve(code);
    else if (ours)
      reject(new Error(`Not signed in: ${told.get("error_description") ?? told.get("error") ?? "no code"}`));
  });
  server.once("error", reject);
  server.listen(Number(port || 80), hostname, listening);
  try {
    return await promise;
  } finally {
    server.close();
  }
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { values } = optionsOf(usage, {
      tokens: { type: "string" },
      client: { type: "string" },
      callback: { type: "string", default: "http://localhost:5173/signed-in" },
    });
    const open = (address: string) => console.error(`Open and sign in:\n${address}`);
    const { tokens, client, callback } = values;
    console.log(await accessToken({ tokens, client, callback, open }));
  });
