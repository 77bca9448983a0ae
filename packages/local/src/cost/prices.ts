import type { Unit } from "./tally.ts";

/** What is billed: the units that are counted, and those that stand by the month. */
export type Priced =
  | Unit
  | "storage-gb-month"
  | "backup-gb-month"
  | "log-storage-gb-month"
  | "scanned-files"
  | "scanned-gb"
  | Standing;

/** What is paid by the month for being there. */
export type Standing =
  | "kms-keys"
  | "alarms"
  | "firewall-lists"
  | "firewall-rules"
  | "bucket-puts"
  | "file-gb-month"
  | "own-metrics"
  | "dashboards"
  | "people"
  | "system-clients"
  | "system-tokens";

export interface Price {
  /** US dollars for `per` units. */
  usd: number;
  per: number;
  unit: string;
  source: string;
  /** Given by somebody's memory and by no page that could be read: check before a budget rests on it. */
  fromMemory?: true;
}

export interface PriceTable {
  region: string;
  /** When the table was made; each source has a date of its own. */
  date: string;
  prices: Record<Priced, Price>;
}

const sfn = "https://aws.amazon.com/step-functions/pricing/ (table of regions)";
const lambda =
  "https://aws.amazon.com/lambda/pricing/, figures by cloudchipr.com/blog/aws-lambda-pricing, 2024: Arm, first tier";
const dynamo =
  "airbyte.com/data-engineering-resources/dynamodb-pricing, July 2025: on-demand, after the cut of November 2024";
const waf = "c3x.dev/blog/aws-waf-cost-explained, read in November 2026: the same in all regions";
const cognito =
  "https://aws.amazon.com/cognito/pricing/, figures by classmethod.jp/articles/amazon-cognito-tiered-pricing-m2m-usage, May 2024: first tier";
const metrics = "signoz.io/guides/cloudwatch-pricing, February 2026: first 10,000";
const memory = "no stored page gives it";

const common = {
  transitions: { usd: 0.025, per: 1_000, unit: "state transitions, Standard", source: sfn },
  invocations: { usd: 0.2, per: 1_000_000, unit: "invocations", source: lambda },
  "gb-seconds": { usd: 0.0000133334, per: 1, unit: "GB-seconds, arm64", source: lambda },
  mails: {
    usd: 0.1,
    per: 1_000,
    unit: "mails, each recipient one",
    source: "acecloudinterviews.com/tutorials/aws/ses: $0.10 per 1,000",
  },
  "mail-gb": { usd: 0.12, per: 1, unit: "GB of mail", source: memory, fromMemory: true },
  "schedule-invocations": {
    usd: 1,
    per: 1_000_000,
    unit: "invocations by a schedule",
    source: "cloudburn.io/blog/amazon-eventbridge-pricing, March 2026",
  },
  "kms-requests": {
    usd: 0.03,
    per: 10_000,
    unit: "requests",
    source: "factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region",
  },
  "kms-keys": {
    usd: 1,
    per: 1,
    unit: "keys and month",
    source: "factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region",
  },
  alarms: {
    usd: 0.1,
    per: 1,
    unit: "measures of alarms and month",
    source: "exports of the AWS Pricing Calculator in public repositories: standard resolution",
  },
  "own-metrics": { usd: 0.3, per: 1, unit: "metrics of filters of logs, and month", source: metrics },
  dashboards: {
    usd: 3,
    per: 1,
    unit: "dashboards and month",
    source: "factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards, June 2026",
  },
  traces: {
    usd: 5,
    per: 1_000_000,
    unit: "traces recorded",
    source: "https://aws.amazon.com/xray/pricing/, read in November 2026",
  },
  people: { usd: 0.015, per: 1, unit: "people who sign in, and month, Essentials", source: memory, fromMemory: true },
  "scanned-files": { usd: 0.215, per: 1_000, unit: "files looked at", source: memory, fromMemory: true },
  "scanned-gb": { usd: 0.09, per: 1, unit: "GB looked at", source: memory, fromMemory: true },
  "trail-events": {
    usd: 0.1,
    per: 100_000,
    unit: "data events delivered",
    source: "https://aws.amazon.com/cloudtrail/pricing/, read in November 2026",
  },
  "system-clients": { usd: 6, per: 1, unit: "app clients with client credentials, and month", source: cognito },
  "system-tokens": { usd: 2.25, per: 1_000, unit: "tokens by client credentials", source: cognito },
  "firewall-lists": { usd: 5, per: 1, unit: "web ACLs and month", source: waf },
  "firewall-rules": { usd: 1, per: 1, unit: "rules and managed groups, and month", source: waf },
  "firewall-requests": { usd: 0.6, per: 1_000_000, unit: "requests looked at", source: waf },
} satisfies Partial<Record<Priced, Price>>;

/** US dollars without tax and without any free tier: a free tier is a present that may be taken back. */
export const priceTables: readonly PriceTable[] = [
  {
    region: "eu-central-1",
    date: "2026-11-21",
    prices: {
      ...common,
      "read-units": { usd: 0.1525, per: 1_000_000, unit: "read request units", source: memory, fromMemory: true },
      "write-units": { usd: 0.7625, per: 1_000_000, unit: "write request units", source: memory, fromMemory: true },
      "storage-gb-month": { usd: 0.306, per: 1, unit: "GB and month", source: memory, fromMemory: true },
      "backup-gb-month": { usd: 0.2448, per: 1, unit: "GB and month, PITR", source: memory, fromMemory: true },
      "api-requests": { usd: 1.2, per: 1_000_000, unit: "requests, HTTP API", source: memory, fromMemory: true },
      "api-egress-gb": {
        usd: 0.085,
        per: 1,
        unit: "GB to the internet, from CloudFront's edge",
        source: "https://aws.amazon.com/cloudfront/pricing, read in November 2026: Europe, first 10 TB",
      },
      "edge-requests": { usd: 0.012, per: 10_000, unit: "HTTPS requests, Europe", source: memory, fromMemory: true },
      "bucket-puts": { usd: 0.0054, per: 1_000, unit: "puts", source: memory, fromMemory: true },
      "file-gb-month": { usd: 0.0245, per: 1, unit: "GB and month, Standard", source: memory, fromMemory: true },
      "log-storage-gb-month": {
        usd: 0.0324,
        per: 1,
        unit: "GB compressed, and month",
        source: memory,
        fromMemory: true,
      },
      "log-gb": {
        usd: 0.63,
        per: 1,
        unit: "GB taken in",
        source: "a public AWS billing rule for EUC1-DataProcessing-Bytes, 2025",
      },
    },
  },
  {
    region: "us-east-1",
    date: "2026-11-21",
    prices: {
      ...common,
      "read-units": { usd: 0.125, per: 1_000_000, unit: "read request units", source: dynamo },
      "write-units": { usd: 0.625, per: 1_000_000, unit: "write request units", source: dynamo },
      "storage-gb-month": { usd: 0.25, per: 1, unit: "GB and month", source: memory, fromMemory: true },
      "backup-gb-month": { usd: 0.2, per: 1, unit: "GB and month, PITR", source: memory, fromMemory: true },
      "api-requests": {
        usd: 1,
        per: 1_000_000,
        unit: "requests, HTTP API",
        source: "AWS whitepaper Best practices for API Gateway private APIs, cost optimization",
      },
      "api-egress-gb": {
        usd: 0.085,
        per: 1,
        unit: "GB to the internet, from CloudFront's edge",
        source: "https://aws.amazon.com/cloudfront/pricing, read in November 2026: United States, first 10 TB",
      },
      "edge-requests": { usd: 0.01, per: 10_000, unit: "HTTPS requests", source: memory, fromMemory: true },
      "bucket-puts": { usd: 0.005, per: 1_000, unit: "puts", source: memory, fromMemory: true },
      "file-gb-month": { usd: 0.023, per: 1, unit: "GB and month, Standard", source: memory, fromMemory: true },
      "log-storage-gb-month": { usd: 0.03, per: 1, unit: "GB compressed, and month", source: memory, fromMemory: true },
      "log-gb": {
        usd: 0.5,
        per: 1,
        unit: "GB taken in",
        source: "factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards",
      },
    },
  },
];
