import { corsOf, gatewayRoutes, gatewayThrottling, systemsPath } from "@marshrut/api";
import { logSettings } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import type { Functions } from "./functions.ts";
import type { Issuer } from "./identity.ts";
import type { Storage } from "./storage.ts";

/** What is kept of a request: no address, no path, no token; its number finds the API's own line. */
const accessLog = {
  requestId: "$context.requestId",
  at: "$context.requestTimeEpoch",
  routeKey: "$context.routeKey",
  status: "$context.status",
  ms: "$context.responseLatency",
  error: "$context.error.responseType",
  authorizer: "$context.authorizer.error",
};

/**
 * The HTTP API. The API's own list says where the gateway turns away whoever has no valid token, and what is reached by a
 * link or open to everybody; the API checks the token again itself, and that of agencies' systems alone.
 */
export function api(
  settings: Settings,
  { storage, functions, issuer }: { storage: Storage; functions: Functions; issuer: Issuer },
) {
  const fn = functions.named("api");
  const made = new sst.aws.ApiGatewayV2("Http", {
    cors: false, // below
    // With the edge before it the name is the edge's.
    domain: settings.guarded ? undefined : domainOf(settings),
    transform: {
      api: {
        name: physical("api"),
        // What the gateway says itself (an expired token, a flood) is for consoles too; of what the app says of it nothing passes.
        corsConfiguration: settings.consoleOrigins.length > 0 ? corsOf(settings.consoleOrigins) : undefined,
        disableExecuteApiEndpoint: !settings.guarded && Boolean(settings.domain),
      },
      logGroup: logSettings(settings, storage.operationsKey),
      stage: (args) => {
        args.accessLogSettings = $resolve([args.accessLogSettings]).apply(([ofStage]) => ({
          destinationArn: ofStage!.destinationArn,
          format: JSON.stringify(accessLog),
        }));
        args.defaultRouteSettings = {
          throttlingRateLimit: gatewayThrottling.perSecond,
          throttlingBurstLimit: gatewayThrottling.burst,
        };
      },
    },
  });
  const authorizer = made.addAuthorizer({
    name: "tokens",
    jwt: { issuer: issuer.issuer, audiences: [issuer.audience] },
  });
  const withToken = { auth: { jwt: { authorizer: authorizer.id } } };
  const forSystems = issuer.tokens === "cognito";
  for (const { key, token } of gatewayRoutes(forSystems)) made.route(key, fn.arn, token ? withToken : {});
  /** Where organisations' systems find the API whose address is given. */
  const systemsAt = (url: $util.Input<string>) => (forSystems ? $interpolate`${url}${systemsPath}` : url);
  return { url: made.url, systemsAt, id: made.nodes.api.id };
}

/** With a certificate of another's the domain's DNS is another's too. */
function domainOf({ domain }: Settings) {
  if (!domain?.certificateArn) return domain?.name;
  return { name: domain.name, dns: false as const, cert: domain.certificateArn };
}

export type Api = ReturnType<typeof api>;
