import { type ApiDeps, type LogEntry, logLine, tokenVerifier } from "@marshrut/api";
import { once } from "@marshrut/aws/once";
import { deps } from "./deps.ts";
import { files } from "./files.ts";
import { scanner } from "./scanner.ts";
import { seals } from "./seals.ts";
import { setting } from "./setting.ts";

/** What the API needs. */
export const apiDeps = once((): ApiDeps => {
  const issuer = setting("OIDC_ISSUER");
  return {
    ...deps(),
    scanner: scanner(),
    verifyToken: tokenVerifier({
      issuer,
      audience: setting("OIDC_AUDIENCE"),
      jwksUri: setting("OIDC_JWKS_URI"),
      tokens: process.env.OIDC_TOKENS === "cognito" ? "cognito" : undefined,
    }),
    settings: {
      issuer,
      signIn: signIn(),
      region: process.env.OPEN_REGION === "none" ? undefined : process.env.OPEN_REGION,
      corsOrigins: (process.env.CONSOLE_ORIGINS ?? "").split(",").filter(Boolean),
    },
    files: files(),
    seals: seals(),
    log: (entry: LogEntry) => logLine(entry),
  };
});

/** Where families sign in, if they do: the client, the page where one signs in, and where the code gets its token. */
function signIn(): ApiDeps["settings"]["signIn"] {
  const [client = "", authorizeUrl, tokenUrl] = (process.env.OIDC_SIGN_IN ?? "").split(" ");
  return authorizeUrl && tokenUrl ? { client, authorizeUrl, tokenUrl } : undefined;
}
