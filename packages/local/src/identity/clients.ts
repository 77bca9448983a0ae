import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { ClientMetadata } from "oidc-provider";
import * as z from "zod";
import { Account } from "./accounts.ts";
import { sqliteAdapter } from "./adapter.ts";
import type { IdentityStore } from "./identity.store.ts";

/** A system of an agency that signs in by itself (client credentials): it acts as a specialist of that agency. */
export const SystemClient = z.strictObject({
  /** `client_id`, and the tokens' `sub`. */
  client: Account.shape.account,
  tenant: z.string().min(1).max(200),
  agency: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
});
export type SystemClient = z.infer<typeof SystemClient>;

/** Adds a system of an agency, or gives it a new secret. @returns the secret @throws ZodError */
export async function registerClient(store: IdentityStore, given: unknown): Promise<string> {
  const { client, ...account } = SystemClient.parse(given);
  store.register({ account: client, role: "specialist", ...account });
  return putClient(store.db, client);
}

/** Scope-free and redirect-free: such a client can do nothing but ask for its own token, by its secret. */
async function putClient(db: DatabaseSync, client: string): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const metadata: ClientMetadata = {
    client_id: client,
    client_secret: secret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: "client_secret_basic",
  };
  const Adapter = sqliteAdapter(db);
  const forEver = 100 * 365 * 24 * 3600;
  await Adapter("Client").upsert(client, metadata as never, forEver);
  return secret;
}
