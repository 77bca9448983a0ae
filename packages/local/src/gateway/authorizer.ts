import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { type Answer, ownAnswer } from "./answer.ts";

/** Whose access tokens the gateway takes. */
export interface JwtAuthorizer {
  issuer: string;
  audience: string;
  jwksUri: string;
}

/**
 * What API Gateway's JWT authorizer checks: signature, `iss`, `aud` or `client_id`, and the times; not who it is, nor what
 * kind of token. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @returns the gateway's own refusal; undefined when the request may pass. Throws when the issuer's keys cannot be had.
 */
export function authorizer({ issuer, audience, jwksUri }: JwtAuthorizer) {
  const keys = createRemoteJWKSet(new URL(jwksUri));
  return async (header: string | undefined): Promise<Answer | undefined> => {
    if (header === undefined || header === "") return unauthorized();
    try {
      const { payload } = await jwtVerify(header.replace(/^Bearer +/i, ""), keys, { issuer, requiredClaims: ["exp"] });
      const { aud, client_id, iat } = payload;
      const isForUs = aud === undefined ? client_id === audience : [aud].flat().includes(audience);
      const isMade = iat === undefined || iat * 1000 <= Date.now();
      return isForUs && isMade ? undefined : unauthorized(invalid);
    } catch (error) {
      if (isOfKeys(error)) throw error;
      return unauthorized(invalid);
    }
  };
}

const invalid = 'Bearer scope="" error="invalid_token"';

/** The gateway's own refusal. */
export function unauthorized(challenge = "Bearer"): Answer {
  const answer = ownAnswer(401);
  return { ...answer, headers: { ...answer.headers, "www-authenticate": challenge } };
}

/** Whether the error is about the issuer's keys (no connection, a strange key set) and not about the token. */
const isOfKeys = (error: unknown): boolean =>
  error instanceof errors.JOSEError
    ? ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"].includes(error.code)
    : !(error instanceof TypeError && /token|JWS|JWT/.test(error.message));
