/** The local OIDC issuer; on AWS its place is taken by the region's own. */
export { type Account, UnknownAccount } from "./accounts.ts";
export { type Identity, startIdentity } from "./identity.ts";
export { pageClient } from "./page-client.ts";
