import { tokenCommand } from "../command-line/index.ts";
import { listen } from "../loopback/index.ts";
import { type Account, builtIn } from "./accounts.ts";
import { registerClient, type SystemClient } from "./clients.ts";
import { openIdentityStore } from "./identity.store.ts";
import type { Protocol } from "./protocol.ts";

export type Identity = {
  /** `iss` of the tokens: the server's own address. */
  issuer: string;
  jwksUri: string;
  url: string;
  /** An access token without anybody signing in. Throws UnknownAccount. */
  token(account: string): Promise<string>;
  /** Adds an account, or replaces the one of that name: its next tokens say the new. Throws ZodError. */
  registerAccount(account: Account): Promise<void>;
  accounts(): Promise<Account[]>;
  /** Adds a system of an agency, or gives it a new secret. @returns the secret of its client credentials */
  registerClient(client: SystemClient): Promise<string>;
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The OIDC issuer of the local cloud: code with PKCE, refresh, JWT access tokens for `audience`, a sign-in page where one
 * chooses an account. Keys, sessions and refresh tokens are in `<home>/identity.db`. Without `port` that of the last run is
 * taken when it is free. Lifetimes go by Date. StartError when `port` is taken.
 */
export async function startIdentity(options: {
  home: string;
  /** The data folder of the cloud that this is a part of: the command on the page names it. */
  dataHome: string;
  port?: number;
  host?: string;
  audience: string;
  redirectUris: string[];
  /** Where one may be led who has signed out. */
  signedOutUris?: string[];
  /** Of the built-in accounts. */
  tenant?: string;
}): Promise<Identity> {
  const { host, port, audience, redirectUris, signedOutUris = [] } = options;
  const store = openIdentityStore(options.home);
  for (const account of builtIn(options.tenant ?? "pilot")) store.introduce(account);

  // The issuer is named by its address, so it listens first and is made when it is asked for.
  const listening = Promise.withResolvers<string>();
  let made: Promise<Protocol> | undefined;
  const protocol = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined; // whoever comes next tries again
      throw error;
    });
    return made;
  };
  async function make(): Promise<Protocol> {
    const [url, { protocolOf }] = await Promise.all([listening.promise, import("./protocol.ts")]);
    return protocolOf({ url, audience, redirectUris, signedOutUris, store, command: tokenCommand(options.dataHome) });
  }
  const door = await listen(
    (request, response) => {
      protocol().then(
        ({ answer }) => answer(request, response),
        (error: unknown) => {
          console.error("identity:", error);
          response.writeHead(500).end();
        },
      );
    },
    // The console asks for tokens from its own origin.
    { name: "identity", host, port, prefer: store.lastPort(), otherOrigins: true },
  ).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const { url } = door;
  store.rememberPort(door.port);
  listening.resolve(url);

  return {
    issuer: url,
    jwksUri: `${url}/jwks`,
    url,
    token: async (account) => (await protocol()).token(account),
    registerAccount: async (account) => store.register(account),
    accounts: async () => store.accounts(),
    registerClient: (given) => registerClient(store, given),
    idle: door.idle,
    async close() {
      await door.close();
      store.close();
    },
  };
}
