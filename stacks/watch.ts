import { alarm, onFirst, type Threshold } from "../infra/alarm.ts";
import { logMetric } from "../infra/logs.ts";
import { physical } from "../infra/names.ts";
import type { Page } from "../infra/pages.ts";

/** What alarms when it appears in the trail of the account (./trail.ts), under its page in docs/runbook.md. */
interface Watched extends Partial<Threshold> {
  page: Page;
  /** In the language of CloudWatch's filters; 1,024 characters at most. */
  pattern: string;
}

const any = (field: string, values: string[]) => `(${values.map((v) => `($.${field} = "${v}")`).join(" || ")})`;
/** By a person or a program of theirs, and not by a service of AWS in their name. */
const byHand = "($.userIdentity.invokedBy NOT EXISTS)";

const keyCalls = ["PutKeyPolicy", "ScheduleKeyDeletion", "DisableKey", "DisableKeyRotation", "CreateGrant"];
const tableCalls = ["*ResourcePolicy", "DeleteTable", "ExportTable*", "RestoreTable*", "UpdateContinuousBackups"];
const blinding = ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "DeleteLogGroup"];
const muting = ["DeleteMetricFilter", "DeleteAlarms", "DisableAlarmActions", "Unsubscribe", "*WebACL"];
const rights = ["AdminUpdateUserAttributes", "AdminSetUser*", "UpdateUserPool*", "CreateUserPoolClient"];

/**
 * After the CIS AWS Foundations Benchmark, section «Monitoring», and what is ours: whoever reads personal data past the
 * product. A deploy changes keys, stores and rights too, and is told of: its page says how it is recognised.
 */
const watchedFor = (functionRoles: string): Watched[] => [
  {
    page: "data-read-past-the-product",
    pattern:
      '{ ($.eventCategory = "Data") && ($.userIdentity.type != "AWSService") && (($.userIdentity.sessionContext.sessionIssuer.userName NOT EXISTS) ' +
      `|| ($.userIdentity.sessionContext.sessionIssuer.userName != "${functionRoles}*")) }`,
  },
  {
    page: "root-used",
    pattern: `{ ($.userIdentity.type = "Root") && ${byHand} && ($.eventType != "AwsServiceEvent") }`,
  },
  { page: "console-sign-in", pattern: '{ $.eventName = "ConsoleLogin" }' },
  {
    page: "key-changed",
    pattern: `{ ($.eventSource = "kms.amazonaws.com") && ${byHand} && ${any("eventName", keyCalls)} }`,
  },
  {
    page: "store-changed",
    pattern:
      `{ (($.eventSource = "s3.amazonaws.com") && ${any("eventName", ["PutBucket*", "DeleteBucket*", "PutAccountPublicAccessBlock"])}) ` +
      `|| (($.eventSource = "dynamodb.amazonaws.com") && ${any("eventName", tableCalls)}) }`,
  },
  {
    page: "rights-changed",
    pattern:
      '{ (($.eventSource = "iam.amazonaws.com") && ($.readOnly IS FALSE)) ' +
      `|| (($.eventSource = "cognito-idp.amazonaws.com") && ${any("eventName", rights)}) }`,
  },
  { page: "watch-changed", pattern: `{ ${any("eventName", [...blinding, ...muting])} }` },
  {
    page: "denied-by-aws",
    pattern: `{ ${any("errorCode", ["AccessDenied*", "*UnauthorizedOperation"])} }`,
    threshold: 5,
  },
];

/** An alarm for each of them. */
export function watch(topic: aws.sns.Topic, log: aws.cloudwatch.LogGroup): void {
  for (const { page, pattern, ...threshold } of watchedFor(physical(""))) {
    const seen = logMetric(`account-${page}`, { log, pattern });
    alarm({ subject: "account", page, metrics: [seen], ...onFirst, ...threshold, topic });
  }
}
