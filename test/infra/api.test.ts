import { lambdaHandler } from "@marshrut/api";
import { Hono } from "hono";
import { beforeAll, expect, it } from "vitest";
import { byLink } from "../open-addresses.ts";
import { chosen, outside } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
beforeAll(async () => {
  production = await Stage.of("production");
}, 300_000);

const routes = (stage: Stage) => new Map(stage.all("Route").map((r) => [String(r.inputs.routeKey), r.inputs]));

it("wants a token of our issuer for everything under /v1, but what is reached by a link", () => {
  const all = routes(production);
  // These addresses look like that of a calendar, which is open.
  const named = ["years", "deadlines"].flatMap((one) => [`GET /v1/calendars/${one}`, `HEAD /v1/calendars/${one}`]);
  const closed = ["ANY /v1/{proxy+}", ...named];
  const open = ["$default", "OPTIONS /v1/{proxy+}", "ANY /systems/v1/{proxy+}", ...byLink];
  expect([...all.keys()].toSorted()).toEqual([...closed, ...open].toSorted());
  for (const [key, { authorizationType }] of all)
    expect(authorizationType, key).toBe(closed.includes(key) ? "JWT" : "NONE");
});

it("takes tokens of its user pool, or of the provider outside that the settings name", async () => {
  const [authorizer] = production.all("Authorizer");
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_TOKENS } = production.fn("api").inputs.environment.variables;
  expect(authorizer!.inputs).toMatchObject({
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: OIDC_ISSUER, audiences: [OIDC_AUDIENCE] },
  });
  expect(OIDC_ISSUER).toMatch(/^https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com\//);
  expect(OIDC_TOKENS).toBe("cognito");
  const stage = await Stage.of("dev", outside);
  expect(stage.all("Authorizer")[0]!.inputs.jwtConfiguration).toEqual({
    issuer: "https://id.example.org",
    audiences: ["marshrut"],
  });
});

it("has agencies' systems by a way of their own, where the API alone checks the token: the gateway would know fifty of them", async () => {
  const { systems, api, tokens } = production.evaluation.outputs;
  expect(systems).toBe(`${api}/systems`);
  expect(tokens).toMatch(/^https:\/\/marshrut-production-\d+\.auth\.eu-central-1\.amazoncognito\.com\/oauth2\/token$/);
  const app = new Hono().get("/v1/me", (c) => c.text("me")).get("/systems/v2/me", (c) => c.text("elsewhere"));
  const handler = lambdaHandler(() => app as never);
  const ask = async (rawPath: string) => {
    const requestContext = { http: { method: "GET" }, domainName: "api.example.org" };
    const event = { version: "2.0", rawPath, rawQueryString: "", headers: {}, requestContext };
    return ((await handler(event as never, {} as never)) as { body: string }).body;
  };
  expect([await ask("/v1/me"), await ask("/systems/v1/me"), await ask("/systems/v2/me")]).toEqual([
    "me",
    "me",
    "elsewhere",
  ]);
  const stage = await Stage.of("dev", outside);
  expect([...routes(stage).keys()]).not.toContain("ANY /systems/v1/{proxy+}");
  expect(stage.evaluation.outputs.systems).toBe(stage.evaluation.outputs.api);
});

it("slows floods down, and keeps of a request neither address nor path nor who asked", () => {
  const [stage] = production.all("apigatewayv2/stage:Stage");
  // And no measures of each route, which are billed and which nothing looks at.
  expect(stage!.inputs.defaultRouteSettings).toEqual({ throttlingRateLimit: 100, throttlingBurstLimit: 200 });
  const { format } = stage!.inputs.accessLogSettings;
  expect(JSON.parse(format)).toHaveProperty("requestId", "$context.requestId");
  expect(format).not.toMatch(/sourceIp|userAgent|\$context\.path|claims|principal/i);
});

it("tells our consoles, and nobody else, also what the gateway says itself", async () => {
  const [api] = production.all("apigatewayv2/api:Api");
  expect(api!.inputs.corsConfiguration).toBeUndefined();
  const stage = await Stage.of("dev", chosen);
  const asked = ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Range"];
  expect(stage.all("apigatewayv2/api:Api")[0]!.inputs.corsConfiguration).toMatchObject({
    allowOrigins: ["https://console.example.org"],
    allowMethods: ["GET", "POST", "PUT", "PATCH"],
    allowHeaders: asked,
    exposeHeaders: expect.arrayContaining(["ETag", "Retry-After", "WWW-Authenticate"]),
  });
  // A browser asks first without a token, so that its question must reach somebody past the authorizer.
  expect(routes(stage).get("OPTIONS /v1/{proxy+}")).toMatchObject({ authorizationType: "NONE" });
  expect(stage.fn("api").inputs.environment.variables.CONSOLE_ORIGINS).toBe("https://console.example.org");
  expect(stage.all("UserPoolClient")[0]!.inputs.callbackUrls).toEqual(["https://console.example.org/signed-in"]);
});

it("can have a name of its own, and then answers under no other", async () => {
  const stage = await Stage.of("dev", outside);
  expect(stage.all("DomainName")[0]!.inputs).toMatchObject({
    domainName: "api.example.org",
    domainNameConfiguration: { securityPolicy: "TLS_1_2", certificateArn: outside.MARSHRUT_CERTIFICATE_ARN },
  });
  expect(stage.all("ApiMapping")).toHaveLength(1);
  expect(stage.all("apigatewayv2/api:Api")[0]!.inputs.disableExecuteApiEndpoint).toBe(true);
});
