import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { tokenVerifier, type VerifyToken } from "../src/index.ts";

export const issuer = "https://id.example.org";
export const audience = "marshrut-api";

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

/** An identity provider of the test: signs what it is told, and publishes its key. */
export interface Issuer {
  verifyToken: VerifyToken;
  privateKey: SigningKey;
  /** A token that is right in every way but what `claims` and `header` change; `undefined` leaves a claim out. */
  token(claims: JWTPayload, header?: Record<string, unknown>, key?: SigningKey): Promise<string>;
}

export async function startIssuer(now: () => number): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" };
  return {
    privateKey,
    verifyToken: tokenVerifier({ issuer, audience, jwksUri: `${issuer}/jwks` }, createLocalJWKSet({ keys: [jwk] })),
    token(claims, header = {}, key = privateKey) {
      const seconds = Math.floor(now() / 1000);
      const all = { iss: issuer, aud: audience, iat: seconds, exp: seconds + 3600, ...claims };
      const given = Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined));
      return new SignJWT(given).setProtectedHeader({ alg: "ES256", kid: "k1", typ: "at+jwt", ...header }).sign(key);
    },
  };
}
