import { consoleWays, systemScope } from "@marshrut/api";
import { tokenClaims } from "@marshrut/core/shared";
import { functions, identityTriggers } from "@marshrut/functions/manifest";
import { type Handler, handler } from "../infra/handler.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import { type Access, grantedTo } from "./access.ts";
import type { Storage } from "./storage.ts";

/** Where access tokens come from, as the API is told. */
export interface Issuer {
  issuer: $util.Input<string>;
  audience: $util.Input<string>;
  jwksUri: $util.Input<string>;
  /** `at+jwt` (RFC 9068) or Cognito's own kind of access token. */
  tokens: "at+jwt" | "cognito";
  /** Where families sign in, by a public client whose way back is the site's page. */
  signIn?: SignIn<$util.Input<string>> | undefined;
  outputs: Record<string, $util.Output<string>>;
  pool?: aws.cognito.UserPool;
  /** The function that the user pool asks. */
  trigger?: Handler & { name: string };
}

interface SignIn<Url> {
  authorizeUrl: Url;
  tokenUrl: Url;
  client: Url;
  /** Where the provider is told that somebody has signed out of the console. */
  signOutUrl?: Url | undefined;
}

const signInOf = ({ signIn }: Issuer) =>
  signIn ? $interpolate`${signIn.client} ${signIn.authorizeUrl} ${signIn.tokenUrl}` : "none";

/** The same access, once it is known where tokens come from. */
export const withIssuer = ({ environment, resources }: Access, issuer: Issuer): Access => ({
  resources,
  environment: {
    ...environment,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URI: issuer.jwksUri,
    OIDC_TOKENS: issuer.tokens,
    OIDC_SIGN_IN: signInOf(issuer),
  },
});

/**
 * An identity provider outside when the settings name one; else a user pool: accounts by invitation, a second factor,
 * passwords of 14. Agencies' systems have clients of their own, which scripts/ops/system.ts makes.
 */
export function identity(settings: Settings, { storage, may }: { storage: Storage; may: Access }): Issuer {
  if (settings.issuer) {
    const { url: issuer, audience, jwksUri, signIn } = settings.issuer;
    return { issuer, audience, jwksUri, tokens: "at+jwt", signIn, outputs: {} };
  }
  const entry = functions.find(({ name }) => name === identityTriggers.preTokenGeneration)!;
  const trigger = handler(entry, { settings, logKey: storage.operationsKey, ...grantedTo(entry, may) });
  const pool = new aws.cognito.UserPool(
    "Accounts",
    {
      name: physical("accounts"),
      userPoolTier: "ESSENTIALS", // the least in which access tokens can carry our claims
      usernameAttributes: ["email"],
      autoVerifiedAttributes: ["email"],
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
      mfaConfiguration: settings.production ? "ON" : "OPTIONAL",
      softwareTokenMfaConfiguration: { enabled: true },
      passwordPolicy: {
        // Long, and of whatever letters: rules of composition make worse ones (ASVS 6.2.5, NIST SP 800-63B 5.1.1.2).
        minimumLength: 14,
        requireLowercase: false,
        requireNumbers: false,
        requireSymbols: false,
        requireUppercase: false,
        temporaryPasswordValidityDays: 3,
      },
      // Nobody but an administrator may write them.
      schemas: tokenClaims.map((name) => ({
        name,
        attributeDataType: "String",
        mutable: true,
        stringAttributeConstraints: { minLength: "1", maxLength: "128" },
      })),
      lambdaConfig: { preTokenGenerationConfig: { lambdaArn: trigger.fn.arn, lambdaVersion: "V3_0" } }, // 3: for systems too
      deletionProtection: settings.production ? "ACTIVE" : "INACTIVE",
    },
    { protect: settings.production, retainOnDelete: settings.production },
  );
  new aws.lambda.Permission("AccountsMayAsk", {
    action: "lambda:InvokeFunction",
    function: trigger.fn.name,
    principal: "cognito-idp.amazonaws.com",
    sourceArn: pool.arn,
  });
  const client = new aws.cognito.UserPoolClient("ConsoleClient", {
    name: "console",
    userPoolId: pool.id,
    generateSecret: false,
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ["code"],
    allowedOauthScopes: ["openid"],
    callbackUrls: callbacks(settings),
    logoutUrls: settings.domain && [`https://${settings.domain.name}${consoleWays.signedOut}`],
    supportedIdentityProviders: ["COGNITO"],
    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    accessTokenValidity: 30,
    idTokenValidity: 30,
    refreshTokenValidity: 12,
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "hours" },
    // Were a custom attribute among them, everybody could give himself a role.
    writeAttributes: ["email"],
    readAttributes: ["email", "email_verified"],
  });
  // The scope by which the API knows that a system's token is for it:
  // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
  new aws.cognito.ResourceServer("ApiScopes", {
    userPoolId: pool.id,
    identifier: systemScope.resourceServer,
    name: "Marshrut",
    scopes: [{ scopeName: systemScope.scope, scopeDescription: "An organisation's own system, as its specialist" }],
  });
  const domain = new aws.cognito.UserPoolDomain("SignIn", {
    userPoolId: pool.id,
    domain: $interpolate`${physical("")}${aws.getCallerIdentityOutput().accountId}`,
    managedLoginVersion: 2,
  });
  // Without a style managed login has no pages: "Login pages unavailable".
  new aws.cognito.ManagedLoginBranding("SignInStyle", {
    userPoolId: pool.id,
    clientId: client.id,
    useCognitoProvidedValues: true,
  });
  const pages = $interpolate`https://${domain.domain}.auth.${settings.region}.amazoncognito.com`;
  const hosted = $interpolate`${pages}/oauth2`;
  const issuer = $interpolate`https://cognito-idp.${settings.region}.amazonaws.com/${pool.id}`;
  return {
    issuer,
    audience: client.id,
    jwksUri: $interpolate`${issuer}/.well-known/jwks.json`,
    tokens: "cognito",
    // Where the site has no name of its own its address is known too late to be a way back.
    signIn: settings.domain && {
      authorizeUrl: $interpolate`${hosted}/authorize`,
      tokenUrl: $interpolate`${hosted}/token`,
      client: client.id,
      // https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
      signOutUrl: $interpolate`${pages}/logout?client_id=${client.id}&logout_uri=https%3A%2F%2F${settings.domain.name}${encodeURIComponent(consoleWays.signedOut)}`,
    },
    outputs: {
      userPool: pool.id,
      client: client.id,
      signIn: domain.domain,
      tokens: $interpolate`${hosted}/token`,
    },
    pool,
    trigger: { name: entry.name, ...trigger },
  };
}

const callbacks = ({ consoleOrigins, domain }: Settings) => [
  ...(consoleOrigins.length > 0
    ? consoleOrigins.map((origin) => `${origin}/signed-in`)
    : ["http://localhost:5173/signed-in"]),
  ...(domain ? [`https://${domain.name}/family`, `https://${domain.name}${consoleWays.signedIn}`] : []),
];
