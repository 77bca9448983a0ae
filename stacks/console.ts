import { consoleCaching, consoleHeaders, consolePath, consoleSettings } from "@marshrut/api";
import { servedBucket } from "../infra/bucket.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import type { Issuer } from "./identity.ts";

/** AWS's own policies: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

interface Built {
  folder: string;
  files: string[];
}

/** An address of a screen is no file: whatever has no ending is the page, which knows its addresses. */
const toPage = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = "${consolePath}/index.html";
  return request;
}
`;

/**
 * The console: built files in a bucket that CloudFront alone reads, on the API's own domain. Nothing has to be taken out of caches
 * at a deploy: names of files tell their content, and the page that names them is kept by nobody. It comes last, when what it
 * names is there; files that a former page names stay, for whoever has it open. Where nobody can sign in there is none.
 * @param built the folder of the built files, and what lies in it
 */
export function console(settings: Settings, { issuer, built }: { issuer: Issuer; built: Built }) {
  const { signIn } = issuer;
  if (!signIn) return undefined;
  const { bucket, readBy } = servedBucket("console", { settings });
  const folder = consolePath.slice(1);
  const put = (at: string, more: object, options: $util.CustomResourceOptions = {}) =>
    new aws.s3.BucketObjectv2(
      `Console${at.replaceAll(/\W+/g, "-")}`,
      {
        bucket: bucket.bucket,
        key: `${folder}/${at}`,
        contentType: types[/\.\w+$/.exec(at)?.[0] ?? ""] ?? "application/octet-stream",
        cacheControl: consoleCaching(`${consolePath}/${at}`),
        ...more,
      },
      options,
    );
  const file = (at: string) => ({ source: new $util.asset.FileAsset(`${built.folder}/${at}`) });
  const files = built.files.filter((at) => at !== "index.html");
  const first = [
    ...files.map((at) => put(at, file(at), { retainOnDelete: at.startsWith("assets/") })),
    put(consoleSettings.slice(consolePath.length + 1), {
      content: $jsonStringify({
        issuer: issuer.issuer,
        client: signIn.client,
        authorizeUrl: signIn.authorizeUrl,
        tokenUrl: signIn.tokenUrl,
        signOutUrl: signIn.signOutUrl,
      }),
    }),
  ];
  put("index.html", file("index.html"), { dependsOn: first });

  const access = new aws.cloudfront.OriginAccessControl("ConsoleAccess", {
    name: physical("console"),
    description: "CloudFront reads the console's files",
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  const pages = new aws.cloudfront.Function("ConsolePages", {
    name: physical("console-pages"),
    runtime: "cloudfront-js-2.0",
    comment: "Addresses of the console's screens are its page",
    code: toPage,
    publish: true,
  });
  const headers = headersOf(signIn.tokenUrl);
  const behavior = {
    targetOriginId: "console",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    responseHeadersPolicyId: headers.id,
    compress: true,
  };
  return {
    origin: {
      originId: "console",
      domainName: bucket.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
    behaviors: [
      { ...behavior, pathPattern: `${consolePath}/assets/*`, cachePolicyId: cachingOptimized },
      ...[consolePath, `${consolePath}/*`].map((pathPattern) => ({
        ...behavior,
        pathPattern,
        cachePolicyId: cachingDisabled,
        functionAssociations: [{ eventType: "viewer-request", functionArn: pages.arn }],
      })),
    ],
    /** Once it is known which distribution that is. */
    readBy: (distribution: $util.Input<string>) => readBy(distribution, folder),
  };
}

export type Console = NonNullable<ReturnType<typeof console>>;

/** The same headers as on one machine; CloudFront knows some of them by names of its own. */
function headersOf(tokenUrl: $util.Input<string>): aws.cloudfront.ResponseHeadersPolicy {
  const said = (url: string) => Object.entries(consoleHeaders(new URL(url).origin));
  const policy = $resolve([tokenUrl]).apply(
    ([url]) => consoleHeaders(new URL(url!).origin)["Content-Security-Policy"]!,
  );
  const own = new Set([
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
  ]);
  const others = said("https://tokens.example").filter(([name]) => !own.has(name));
  return new aws.cloudfront.ResponseHeadersPolicy("ConsoleHeaders", {
    name: physical("console"),
    comment: "The console's policy and its neighbours",
    securityHeadersConfig: {
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "no-referrer", override: true },
    },
    customHeadersConfig: { items: others.map(([header, value]) => ({ header, value, override: true })) },
  });
}
