import { Unavailable } from "@marshrut/core/shared";
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";

/** Where tokens come from. */
export interface IssuerSettings {
  /** `iss`, exactly. */
  issuer: string;
  /** `aud`: this API. For Cognito the client of our pages. */
  audience: string;
  /** Where the issuer publishes its keys. */
  jwksUri: string;
  /**
   * Cognito's access tokens are not of RFC 9068: they have no `typ`, and `client_id` in place of `aud`; `token_use` tells
   * them from ID tokens.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
   */
  tokens?: "at+jwt" | "cognito";
}

/**
 * Verifies an access token at the instant `now` (epoch milliseconds).
 * @returns its claims; undefined when it is not one of ours, whatever is wrong with it. @throws Unavailable when the
 * issuer's keys cannot be had: nobody is let in on a guess.
 */
export type VerifyToken = (token: string, now: number) => Promise<JWTPayload | undefined>;

/** The scope of Cognito's that agencies' systems ask for; the client of our pages cannot have it. */
export const systemScope = { resourceServer: "marshrut", scope: "system" };

/** How long a token of a system counts, in hours: each one is paid for (docs/decisions/0141-cost-traps.md). */
export const systemTokenHours = 8;

/** Cognito names no audience: a token is for us when it is of our pages' client, or has the scope that is ours. */
const isForUs = ({ client_id, scope }: JWTPayload, pages: string): boolean =>
  client_id === pages || `${scope ?? ""}`.split(" ").includes(`${systemScope.resourceServer}/${systemScope.scope}`);

/** Keys of the issuer are kept for 10 minutes; an unknown `kid` makes us look again, but at most every 30 seconds. */
const keyCache = { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 3_000 };

/** Seconds by which a token may have ended, or not have begun. */
const tolerance = 10;
/** Seconds by which a machine's clock may be behind the issuer's (FAULTS F17, F27); beyond, a token of the future is not believed. */
const skew = 900;

/**
 * A verifier for one issuer. Asymmetric algorithms only, `typ: at+jwt` (RFC 9068, so that an ID token does not pass),
 * and times that must be there: FAULTS B5. Keys come from `jwksUri` alone, never from the token (`jku`, `jwk`, `x5u`).
 */
export function tokenVerifier(settings: IssuerSettings, keys?: JWTVerifyGetKey): VerifyToken {
  const cognito = settings.tokens === "cognito";
  const getKey = keys ?? createRemoteJWKSet(new URL(settings.jwksUri), keyCache);
  return async (token, now) => {
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer: settings.issuer,
        audience: cognito ? undefined : settings.audience,
        typ: cognito ? undefined : "at+jwt",
        algorithms: ["ES256", "ES384", "RS256", "PS256", "EdDSA"],
        requiredClaims: ["sub", "iat", "exp"],
        clockTolerance: tolerance,
        currentDate: new Date(now),
      });
      if (payload.iat! > Math.floor(now / 1000) + skew) return undefined;
      if (cognito && !(payload.token_use === "access" && isForUs(payload, settings.audience))) return undefined;
      return payload;
    } catch (error) {
      if (isOurs(error)) return undefined;
      throw new Unavailable("The issuer's keys cannot be read", { cause: error });
    }
  };
}

/** Whether the error is about the token. The rest (no connection, a strange key set) is about the issuer. */
function isOurs(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return error instanceof TypeError && /token|JWS|JWT/.test(error.message);
  return !["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"].includes(error.code);
}
