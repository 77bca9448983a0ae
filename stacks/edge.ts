import { originKeyHeader, viewerHeader } from "@marshrut/api";
import { type FirewallRule, firewall } from "../infra/firewall.ts";
import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import type { Api } from "./api.ts";
import type { Console } from "./console.ts";
import type { OriginKeys } from "./origin.ts";

/** AWS's own policies: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const allButHost = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

/** Errors that CloudFront would keep for ten seconds and give to whoever asks next: somebody's 404 is not everybody's. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** Whoever is who he says he is: an address that AWS knows for attacks, or a form of request that no client of ours sends. */
const known: FirewallRule[] = [
  { name: "reputation", group: "AWSManagedRulesAmazonIpReputationList" },
  { name: "known-bad-inputs", group: "AWSManagedRulesKnownBadInputsRuleSet" },
];

/**
 * Of the common rules these count only: bodies are larger than 8 KB (lists, files), hold free texts and files, and are never
 * shown as HTML; and systems of organisations need not name their program.
 */
const counted = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "NoUserAgent_HEADER",
];

/**
 * All schools of a region may come from one address, so that these are floods and not budgets: those are the API's, by account
 * (docs/decisions/0115).
 */
const rules: FirewallRule[] = [
  { name: "flood", limit: 20_000 },
  {
    name: "flood-of-links",
    limit: 5_000,
    paths:
      "^/v1/(respond|reports/respond|forms/respond|sign-ups/respond|talks/respond|certificates|office|family|files|unsubscribe|calendars)",
  },
  ...known,
  { name: "common", group: "AWSManagedRulesCommonRuleSet", counted },
];

/** The address of who asks, which nobody can write himself: CloudFront's function sets it anew. */
const tellViewer = `function handler(event) {
  event.request.headers["${viewerHeader}"] = { value: event.viewer.ip };
  return event.request;
}
`;

/**
 * CloudFront with a firewall before the API: WAF cannot stand before an HTTP API itself (docs/decisions/0121). Nothing of the API is
 * cached or compressed, and it answers nobody who has come past it. The console stands beside it.
 */
export function edge(
  settings: Settings,
  { api, keys, console }: { api: Api; keys: OriginKeys; console?: Console | undefined },
) {
  const list = firewall("edge", { scope: "CLOUDFRONT", region: "us-east-1", rules });
  const viewer = new aws.cloudfront.Function("ViewerAddress", {
    name: physical("viewer-address"),
    runtime: "cloudfront-js-2.0",
    comment: "Tells the API who asks",
    code: tellViewer,
    publish: true,
  });
  const { domain } = settings;
  const made = new aws.cloudfront.Distribution("Edge", {
    comment: physical("edge"),
    enabled: true,
    isIpv6Enabled: true,
    httpVersion: "http2and3",
    priceClass: "PriceClass_100", // Europe and North America
    webAclId: list.arn,
    aliases: domain ? [domain.name] : [],
    viewerCertificate: domain
      ? {
          acmCertificateArn: domain.certificateArn,
          sslSupportMethod: "sni-only",
          minimumProtocolVersion: "TLSv1.2_2021",
        }
      : { cloudfrontDefaultCertificate: true },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    origins: [
      {
        originId: "api",
        domainName: $resolve([api.url]).apply(([url]) => new URL(url).hostname),
        customHeaders: [{ name: originKeyHeader, value: keys.newest }],
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
          originReadTimeout: 30, // the API has 29
        },
      },
      ...(console ? [console.origin] : []),
    ],
    orderedCacheBehaviors: console?.behaviors,
    defaultCacheBehavior: {
      targetOriginId: "api",
      viewerProtocolPolicy: "https-only",
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: cachingDisabled,
      originRequestPolicyId: allButHost,
      compress: false, // it would weaken ETags, and If-Match wants strong ones
      functionAssociations: [{ eventType: "viewer-request", functionArn: viewer.arn }],
    },
    customErrorResponses: errors.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
  });
  console?.readBy(made.arn);
  const given = $interpolate`https://${made.domainName}`;
  return { url: domain ? `https://${domain.name}` : given, address: made.domainName };
}

/** Sign-in has a list of its own, in the region of the pool. */
export function signInFirewall(settings: Settings, pool: aws.cognito.UserPool): aws.wafv2.WebAcl {
  const list = firewall("sign-in", {
    scope: "REGIONAL",
    region: settings.region,
    rules: [{ name: "flood-of-sign-ins", limit: 2_000 }, ...known],
  });
  new aws.wafv2.WebAclAssociation("SignInFirewall", { resourceArn: pool.arn, webAclArn: list.arn });
  return list;
}
