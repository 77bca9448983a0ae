import { runInNewContext } from "node:vm";
import { consoleHeaders } from "@marshrut/api";
import { beforeAll, describe, expect, it } from "vitest";
import { buildConsole } from "../../packages/console/build.ts";
import { rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let named: Stage;
let production: Stage;
let dev: Stage;
beforeAll(async () => {
  await buildConsole();
  [named, production, dev] = await Promise.all([Stage.of("dev", rehearsal), Stage.of("production"), Stage.of("dev")]);
}, 300_000);

const edge = () => named.one("cloudfront/distribution:Distribution", "Edge").inputs;
const behaviors = () => edge().orderedCacheBehaviors as Array<Record<string, unknown> & { pathPattern: string }>;
const objects = () =>
  named
    .all("s3/bucketObjectv2:BucketObjectv2")
    .filter(({ inputs }) => inputs.bucket === "marshrut-dev-console-123456789012");

describe("the console", () => {
  it("stands on the API's own domain, so that neither lets another origin in", () => {
    expect(behaviors().map(({ pathPattern }) => pathPattern)).toEqual(["/console/assets/*", "/console", "/console/*"]);
    expect(edge().origins[1]).toMatchObject({
      originId: "console",
      domainName: "marshrut-dev-console-123456789012.s3.eu-central-1.amazonaws.com",
    });
    expect(edge().defaultCacheBehavior.targetOriginId).toBe("api");
    for (const one of behaviors())
      expect(one).toMatchObject({ targetOriginId: "console", allowedMethods: ["GET", "HEAD"], compress: true });
  });

  it("lies in a bucket that this distribution reads, its folder alone, and nobody else", () => {
    const { policy } = named.one("BucketPolicy", "ConsoleBucketPolicy").inputs;
    const [https, read, ...more] = JSON.parse(policy).Statement;
    expect(more).toEqual([]);
    expect(https).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(read).toMatchObject({
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::marshrut-dev-console-123456789012/console/*",
      Condition: {
        StringEquals: { "AWS:SourceArn": named.one("cloudfront/distribution:Distribution", "Edge").arn },
      },
    });
    expect(named.one("BucketPublicAccessBlock", "ConsoleBucketPublic").inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const [access] = named.all("OriginAccessControl");
    expect(access!.inputs).toMatchObject({ signingBehavior: "always", signingProtocol: "sigv4" });
    expect(edge().origins[1].originAccessControlId).toBe(access!.id);
  });

  it("is given with the very headers of one machine, and asks for tokens where this stage has them", () => {
    const { securityHeadersConfig: known, customHeadersConfig } = named.one(
      "ResponseHeadersPolicy",
      "ConsoleHeaders",
    ).inputs;
    const policy = known.contentSecurityPolicy.contentSecurityPolicy as string;
    const origin = /connect-src 'self' (\S+);/.exec(policy)?.[1];
    expect(origin).toMatch(/^https:\/\/marshrut-dev-\d+\.auth\.eu-central-1\.amazoncognito\.com$/);
    const wanted = consoleHeaders(origin!);
    expect(policy).toBe(wanted["Content-Security-Policy"]);
    expect(policy).not.toMatch(/unsafe|\*/);
    const custom = customHeadersConfig.items as Array<{ header: string; value: string; override: boolean }>;
    const told = Object.fromEntries(custom.map(({ header, value }) => [header, value]));
    expect({
      ...told,
      "Content-Security-Policy": policy,
      "Strict-Transport-Security": `max-age=${known.strictTransportSecurity.accessControlMaxAgeSec}; includeSubDomains`,
      "X-Content-Type-Options": known.contentTypeOptions && "nosniff",
      "X-Frame-Options": known.frameOptions.frameOption,
      "Referrer-Policy": known.referrerPolicy.referrerPolicy,
    }).toEqual(wanted);
    for (const one of behaviors())
      expect(one.responseHeadersPolicyId).toBe(named.one("ResponseHeadersPolicy", "ConsoleHeaders").id);
  });

  it("keeps what its name tells for ever and the page never, so that a deploy takes nothing out of caches", () => {
    const caching = (key: string) => objects().find(({ inputs }) => inputs.key === key)?.inputs;
    expect(caching("console/index.html")).toMatchObject({
      contentType: "text/html; charset=utf-8",
      cacheControl: "no-cache",
    });
    expect(caching("console/settings.json")).toMatchObject({ cacheControl: "no-cache" });
    const assets = objects().filter(({ inputs }) => String(inputs.key).startsWith("console/assets/"));
    expect(assets.length).toBeGreaterThan(0);
    for (const { inputs } of assets) {
      expect(inputs.cacheControl, inputs.key).toBe("public, max-age=31536000, immutable");
      expect(inputs.contentType, inputs.key).not.toBe("application/octet-stream");
    }
    const [ofAssets, ...ofPages] = behaviors();
    expect(ofAssets!.cachePolicyId).toBe("658327ea-f89d-4fab-a63d-7e88639e58f6"); // Managed-CachingOptimized
    for (const one of ofPages) expect(one.cachePolicyId).toBe("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
  });

  it("puts the page last, when what it names is there, and leaves what a former page names", () => {
    const page = objects().find(({ inputs }) => inputs.key === "console/index.html")!;
    const others = objects().filter((one) => one !== page);
    expect(page.dependsOn?.toSorted()).toEqual(others.map(({ name }) => name).toSorted());
    for (const one of others.filter(({ inputs }) => String(inputs.key).includes("/assets/")))
      expect(one.retainOnDelete, one.name).toBe(true);
  });

  it("is told who signs people in here, by the client whose way back it is", () => {
    const settings = JSON.parse(objects().find(({ inputs }) => inputs.key === "console/settings.json")!.inputs.content);
    const [client] = named.all("UserPoolClient");
    expect(settings).toMatchObject({
      issuer: expect.stringContaining("https://cognito-idp.eu-central-1.amazonaws.com/"),
      client: client!.id,
      authorizeUrl: expect.stringMatching(/amazoncognito\.com\/oauth2\/authorize$/),
      tokenUrl: expect.stringMatching(/amazoncognito\.com\/oauth2\/token$/),
    });
    expect(client!.inputs.callbackUrls).toContain("https://api.example.org/console/signed-in");
    const out = new URL(settings.signOutUrl);
    expect(out.pathname).toBe("/logout");
    expect(client!.inputs.logoutUrls).toEqual([out.searchParams.get("logout_uri")]);
  });

  it("knows the addresses of its screens from its files", () => {
    const { code } = named.one("cloudfront/function:Function", "ConsolePages").inputs;
    const uri = (asked: string) =>
      runInNewContext(`${code}; handler(event).uri`, { event: { request: { uri: asked } } });
    for (const screen of ["/console", "/console/", "/console/children/child_1", "/console/signed-in"])
      expect(uri(screen)).toBe("/console/index.html");
    for (const file of ["/console/mark.svg", "/console/settings.json"]) expect(uri(file)).toBe(file);
  });
});

it("is not there where nobody can come back to it: a stage without a name of its own, or without an edge", () => {
  for (const stage of [production, dev]) {
    expect(stage.all("Bucket").map(({ name }) => name)).not.toContain("ConsoleBucket");
    expect(stage.all("ResponseHeadersPolicy")).toEqual([]);
  }
});
