import { pascal, physical } from "./names.ts";

/** AWS's managed group, and those of its rules that only count, since they would stop what is ours. */
interface Managed {
  name: string;
  group: string;
  counted?: string[];
}

/** Requests of one address in five minutes, at addresses of the API under `paths` when given (a regular expression). */
interface Rate {
  name: string;
  limit: number;
  paths?: string;
}

/** A rule of a web ACL of WAFv2; its place is that in the list. */
export type FirewallRule = Managed | Rate;

/**
 * A list of rules before something. What is stopped by a rate is told so (429), as the API tells it. No request is kept as a sample: it would
 * have its headers, and so somebody's token.
 */
export function firewall(
  name: string,
  { scope, region, rules }: { scope: "CLOUDFRONT" | "REGIONAL"; region: string; rules: FirewallRule[] },
): aws.wafv2.WebAcl {
  const seen = (of: string) => ({ cloudwatchMetricsEnabled: true, metricName: of, sampledRequestsEnabled: false });
  return new aws.wafv2.WebAcl(pascal(name), {
    name: physical(name),
    scope,
    region,
    defaultAction: { allow: {} },
    visibilityConfig: seen(name),
    rules: rules.map((rule, priority) => ({
      name: rule.name,
      priority,
      visibilityConfig: seen(rule.name),
      ...("group" in rule
        ? { overrideAction: { none: {} }, statement: ofGroup(rule) }
        : { action: slowDown, statement: ofRate(rule) }),
    })),
  });
}

/** Scripts of consoles read it, too: nothing of it is anybody's secret. */
const slowDown = {
  block: {
    customResponse: {
      responseCode: 429,
      responseHeaders: [
        { name: "Retry-After", value: "300" },
        { name: "Access-Control-Allow-Origin", value: "*" },
        { name: "Access-Control-Expose-Headers", value: "Retry-After" },
      ],
    },
  },
};

const ofGroup = ({ group, counted = [] }: Managed) => ({
  managedRuleGroupStatement: {
    vendorName: "AWS",
    name: group,
    ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })),
  },
});

const ofRate = ({ limit, paths }: Rate) => ({
  rateBasedStatement: {
    limit,
    evaluationWindowSec: 300,
    aggregateKeyType: "IP",
    scopeDownStatement: paths
      ? {
          regexMatchStatement: {
            fieldToMatch: { uriPath: {} },
            regexString: paths,
            textTransformations: [{ priority: 0, type: "NORMALIZE_PATH" }],
          },
        }
      : undefined,
  },
});
