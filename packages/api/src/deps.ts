import type { Actor, Deps, Files, Seals } from "@marshrut/core/shared";
import type { VerifyToken } from "./auth/index.ts";
import type { LogEntry } from "./log/entry.ts";

/** Where people sign in by themselves: code with PKCE for a public client (RFC 9700, 2.1.1). */
export interface SignIn {
  authorizeUrl: string;
  tokenUrl: string;
  client: string;
}

/** What differs from stage to stage. */
export interface ApiSettings {
  /** The identity provider, named to people who read the reference page. */
  issuer: string;
  /** Where a family may sign in instead of coming by a link; absent where accounts are not for families. */
  signIn?: SignIn | undefined;
  /** The region whose open pages stand here, by its key; absent: there are none. */
  region?: string | undefined;
  /** Origins of our own consoles; other origins' scripts cannot read us. Empty: none. */
  corsOrigins?: readonly string[];
}

/** All that the app needs of its process. */
export interface ApiDeps extends Deps {
  verifyToken: VerifyToken;
  settings: ApiSettings;
  /** Where attachments lie, encrypted. */
  files: Files;
  /** What the audit log is compared with. */
  seals: Seals;
  /** One entry for each request; without ids of people, texts, queries or bodies. */
  log(entry: LogEntry): void;
}

/** What a request carries through the pipeline (Hono's variables). */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** The pattern of the address and the operation, once they are known. */
    route?: string;
    operationId?: string;
    actor?: Actor;
    /** Whatever was thrown, for the log: its kind and stack, never its text. */
    accident?: unknown;
    /** Why a refusal could not be put on record. */
    unrecorded?: unknown;
  };
}
