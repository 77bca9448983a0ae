import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { SettingFault, settingsOf } from "../../infra/settings.ts";
import { byLink } from "../open-addresses.ts";
import { rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let production: Stage;
let dev: Stage;
let rehearsed: Stage;
beforeAll(async () => {
  [production, dev, rehearsed] = await Promise.all([
    Stage.of("production"),
    Stage.of("dev"),
    Stage.of("dev", rehearsal),
  ]);
}, 300_000);

const edgeOf = (stage: Stage) => stage.one("cloudfront/distribution:Distribution", "Edge").inputs;
const keysOf = (stage: Stage) => String(stage.fn("api").inputs.environment.variables.ORIGIN_KEYS);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("before the API of production stands CloudFront", () => {
  it("that takes HTTPS only, hands every request on, and keeps nothing, errors neither", () => {
    const { origins, defaultCacheBehavior: behavior, customErrorResponses } = edgeOf(production);
    expect(behavior).toMatchObject({
      viewerProtocolPolicy: "https-only",
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      // Managed-CachingDisabled and Managed-AllViewerExceptHostHeader, as AWS's documentation names them.
      cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      compress: false,
    });
    expect(origins).toHaveLength(1);
    expect(origins[0].domainName).toBe("httpapi.execute-api.eu-central-1.amazonaws.com");
    expect(origins[0].customOriginConfig).toMatchObject({
      originProtocolPolicy: "https-only",
      originSslProtocols: ["TLSv1.2"],
    });
    const kept = customErrorResponses.map((r: { errorCachingMinTtl: number }) => r.errorCachingMinTtl);
    expect(new Set(kept)).toEqual(new Set([0]));
    const codes = customErrorResponses.map((r: { errorCode: number }) => r.errorCode);
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
    expect(codes).toEqual([400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]);
  });

  it("whose address is the stage's, and the gateway's own is of no use", () => {
    expect(production.evaluation.outputs).toMatchObject({
      api: "https://d1.cloudfront.net",
      systems: "https://d1.cloudfront.net/systems",
    });
    expect(production.all("DomainName")).toEqual([]);
  });

  it("with a key that AWS makes; the API knows its hash, and takes the one before while it is changed", () => {
    const sent = (stage: Stage) => edgeOf(stage).origins[0].customHeaders;
    expect(sent(production)).toEqual([{ name: "x-marshrut-origin", value: "OriginKey1-of-forty-characters" }]);
    expect(keysOf(production)).toBe(sha256("OriginKey1-of-forty-characters"));
    expect(sent(rehearsed)).toEqual([{ name: "x-marshrut-origin", value: "OriginKey2-of-forty-characters" }]);
    expect(keysOf(rehearsed).split(",")).toEqual(
      ["OriginKey2-of-forty-characters", "OriginKey1-of-forty-characters"].map(sha256),
    );
  });

  it("that tells who asks, whatever the request says of itself", () => {
    const { code } = production.one("cloudfront/function:Function", "ViewerAddress").inputs;
    const request = { headers: { "x-marshrut-viewer": { value: "8.8.8.8" }, accept: { value: "*/*" } } };
    const event = { request, viewer: { ip: "192.0.2.7" } };
    expect(runInNewContext(`${code}; handler(event)`, { event })).toEqual({
      headers: { "x-marshrut-viewer": { value: "192.0.2.7" }, accept: { value: "*/*" } },
    });
    const [{ functionArn, eventType }] = edgeOf(production).defaultCacheBehavior.functionAssociations;
    expect([functionArn, eventType]).toEqual([
      production.one("cloudfront/function:Function", "ViewerAddress").arn,
      "viewer-request",
    ]);
  });

  it("under the stage's own name when it has one, from TLS 1.2 on", () => {
    expect(edgeOf(rehearsed)).toMatchObject({
      aliases: ["api.example.org"],
      viewerCertificate: {
        acmCertificateArn: rehearsal.MARSHRUT_CERTIFICATE_ARN,
        minimumProtocolVersion: "TLSv1.2_2021",
      },
    });
    expect(rehearsed.evaluation.outputs.api).toBe("https://api.example.org");
  });

  it("whose certificate is where CloudFront looks for it", () => {
    const env = { MARSHRUT_MAIL_DOMAIN: "mail.example.org", ...rehearsal };
    const elsewhere = "arn:aws:acm:eu-central-1:1:certificate/x";
    expect(() => settingsOf("dev", { ...env, MARSHRUT_CERTIFICATE_ARN: elsewhere })).toThrow(SettingFault);
    expect(() => settingsOf("dev", { ...env, MARSHRUT_CERTIFICATE_ARN: "" })).toThrow(/us-east-1/);
  });

  it("and before nobody else's: another stage has none, and its API wants no key", () => {
    expect(dev.all("cloudfront/distribution:Distribution")).toEqual([]);
    expect(dev.all("WebAcl")).toEqual([]);
    expect(keysOf(dev)).toBe("none");
  });
});

describe("a firewall", () => {
  const list = (name: string) => production.one("WebAcl", name).inputs;
  // biome-ignore lint/suspicious/noExplicitAny: rules of WAF, asserted below
  const rule = (of: string, name: string) => list(of).rules.find((r: any) => r.name === name);

  it("stands before the edge and before sign-in", () => {
    expect(list("Edge")).toMatchObject({ scope: "CLOUDFRONT", region: "us-east-1", defaultAction: { allow: {} } });
    expect(edgeOf(production).webAclId).toBe(production.one("WebAcl", "Edge").arn);
    expect(list("SignIn")).toMatchObject({ scope: "REGIONAL", region: "eu-central-1" });
    expect(production.one("WebAclAssociation", "SignInFirewall").inputs).toEqual({
      resourceArn: production.one("UserPool", "Accounts").arn,
      webAclArn: production.one("WebAcl", "SignIn").arn,
    });
  });

  it("has AWS's lists of addresses and of attacks, which stop; but for what is ours to send", () => {
    const groups: Record<string, string[]> = {
      AWSManagedRulesAmazonIpReputationList: [],
      AWSManagedRulesKnownBadInputsRuleSet: [],
      AWSManagedRulesCommonRuleSet: [
        "SizeRestrictions_BODY",
        "CrossSiteScripting_BODY",
        "GenericLFI_BODY",
        "GenericRFI_BODY",
        "NoUserAgent_HEADER",
      ],
    };
    const found = ["reputation", "known-bad-inputs", "common"].map((name) => rule("Edge", name));
    for (const { overrideAction, statement } of found) {
      expect(overrideAction).toEqual({ none: {} });
      const { name, vendorName, ruleActionOverrides } = statement.managedRuleGroupStatement;
      expect(vendorName).toBe("AWS");
      expect(ruleActionOverrides).toEqual(
        groups[name]!.map((counted) => ({ name: counted, actionToUse: { count: {} } })),
      );
    }
    expect(list("SignIn").rules.map((r: { name: string }) => r.name)).toEqual([
      "flood-of-sign-ins",
      "reputation",
      "known-bad-inputs",
    ]);
  });

  it("slows down a flood from one address, with 429 and a time, and links sooner", () => {
    const rate = (of: string, name: string) => rule(of, name).statement.rateBasedStatement;
    expect(rate("Edge", "flood")).toMatchObject({ limit: 20_000, evaluationWindowSec: 300, aggregateKeyType: "IP" });
    expect(rate("Edge", "flood-of-links").limit).toBe(5_000);
    expect(rate("SignIn", "flood-of-sign-ins").limit).toBe(2_000);
    expect(rule("Edge", "flood").action.block.customResponse).toEqual({
      responseCode: 429,
      responseHeaders: [
        { name: "Retry-After", value: "300" },
        { name: "Access-Control-Allow-Origin", value: "*" },
        { name: "Access-Control-Expose-Headers", value: "Retry-After" },
      ],
    });
    const paths = new RegExp(rate("Edge", "flood-of-links").scopeDownStatement.regexMatchStatement.regexString);
    for (const address of byLink) expect(address.split(" ")[1], address).toMatch(paths);
    for (const path of ["/v1/children", "/v1/agencies", "/v1/me", "/systems/v1/steps"]) expect(path).not.toMatch(paths);
  });

  it("keeps no request as a sample: its headers would be somebody's token", () => {
    for (const of of ["Edge", "SignIn"])
      for (const { visibilityConfig } of [list(of), ...list(of).rules])
        expect(visibilityConfig.sampledRequestsEnabled).toBe(false);
  });
});
