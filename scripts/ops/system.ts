// An agency's own system, which signs in by itself (OAuth client credentials) and acts as a specialist of the agency:
// node scripts/ops/system.ts add --stage production --pool POOL --tenant kuzbass --agency agency_01J… --name "Барс.Образование"
// node scripts/ops/system.ts list|remove … --client CLIENT
// Its secret is shown once, here, and kept nowhere. POOL is the user pool in the outputs of the deploy.
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { systemScope, systemTokenHours } from "@marshrut/api";
import { fromCommandLine, main, type OpsStage, pointAt, Usage } from "./stage.ts";

const usage = `node scripts/ops/system.ts add --stage STAGE --pool POOL --tenant KEY --agency AGENCY --name NAME
node scripts/ops/system.ts list --stage STAGE --tenant KEY
node scripts/ops/system.ts remove --stage STAGE --pool POOL --tenant KEY --client CLIENT`;

export interface Systems {
  cognito: CognitoIdentityProviderClient;
  at: OpsStage;
  pool: string;
  tenant: string;
}

async function room(tenant: string) {
  const [{ systemCtx }, Agency, { deps }] = await Promise.all([
    import("@marshrut/core/shared"),
    import("@marshrut/core/agency"),
    import("@marshrut/functions/container"),
  ]);
  return { Agency, ctx: systemCtx(deps(), tenant, "operator") };
}

/**
 * Makes a client that can do nothing but ask for its own token, and says whom it speaks for. Undone when the agency is not
 * known.
 */
export async function add(
  { cognito, at, pool, tenant }: Systems,
  agencyId: string,
  name: string,
): Promise<{ client: string; secret: string }> {
  const { Agency, ctx } = await room(tenant);
  const { UserPoolClient: { ClientId: client = "", ClientSecret: secret = "" } = {} } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool,
      ClientName: at.physical(agencyId.toLowerCase()),
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: [`${systemScope.resourceServer}/${systemScope.scope}`],
      // An empty list is AWS's default, in which it could sign people in; so can a client that may write their attributes.
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      ReadAttributes: ["locale"],
      WriteAttributes: ["locale"],
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      // AWS bills each token: docs/decisions/0141-cost-traps.md.
      AccessTokenValidity: systemTokenHours,
      TokenValidityUnits: { AccessToken: "hours" },
    }),
  );
  try {
    await Agency.addSystem(ctx, { client, agencyId, name });
  } catch (error) {
    await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId: pool, ClientId: client }));
    throw error;
  }
  return { client, secret };
}

/** No new tokens from now on, and those that were issued count no more. Safe to repeat. */
export async function remove({ cognito, pool, tenant }: Systems, client: string): Promise<void> {
  const { Agency, ctx } = await room(tenant);
  await Agency.removeSystem(ctx, client);
  await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId: pool, ClientId: client })).catch(gone);
}

function gone(error: Error): void {
  if (error.name !== "ResourceNotFoundException") throw error;
}

/** One line for each system: client, agency, name. */
export async function list(tenant: string): Promise<string[]> {
  const { Agency, ctx } = await room(tenant);
  return (await Agency.systems(ctx)).map(({ client, agencyId, name }) => [client, agencyId, name].join("\t"));
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const text = { type: "string", default: "" } as const;
    const { at, values, words } = fromCommandLine(usage, {
      tenant: { type: "string" },
      pool: text,
      agency: text,
      name: text,
      client: text,
    });
    pointAt(at);
    const { tenant, pool, agency, name, client } = values;
    const of: Systems = { cognito: new CognitoIdentityProviderClient({ region: at.region }), at, pool, tenant };
    if (words[0] === "list") for (const line of await list(tenant)) console.log(line);
    else if (words[0] === "add" && pool && agency && name) console.log(await add(of, agency, name));
    else if (words[0] === "remove" && pool && client) await remove(of, client);
    else throw new Usage(usage);
  });
