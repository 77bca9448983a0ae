import type { Priced } from "./prices.ts";

/** What a resource is paid by, or why nothing is paid for it. */
export type PaidBy = readonly Priced[] | { free: string };

const part = (of: string): PaidBy => ({ free: `a part of ${of}, which is paid` });
const rights: PaidBy = { free: "rights and policies have no price" };

/** Every type of the stacks, so that what is new there is not left out of the bill; test/infra/standing.test.ts compares. */
export const paidBy: Record<string, PaidBy> = {
  "aws:apigateway/apiKey:ApiKey": { free: "a key of the gateway has no price" },
  "aws:apigatewayv2/api:Api": ["api-requests"],
  "aws:apigatewayv2/authorizer:Authorizer": part("the API"),
  "aws:apigatewayv2/integration:Integration": part("the API"),
  "aws:apigatewayv2/route:Route": part("the API"),
  "aws:apigatewayv2/stage:Stage": part("the API"),
  "aws:budgets/budget:Budget": { free: "a budget that only tells has no price" },
  "aws:cloudfront/distribution:Distribution": ["edge-requests", "api-egress-gb"],
  "aws:cloudfront/function:Function": { free: "$0.10 for a million requests: under a dollar a year" },
  "aws:cloudfront/originAccessControl:OriginAccessControl": rights,
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": part("a distribution"),
  "aws:cloudtrail/trail:Trail": ["trail-events", "log-gb", "bucket-puts"],
  "aws:cloudwatch/dashboard:Dashboard": ["dashboards"],
  "aws:cloudwatch/eventRule:EventRule": { free: "events of AWS's own services have no price" },
  "aws:cloudwatch/eventTarget:EventTarget": part("the function that is called"),
  "aws:cloudwatch/logGroup:LogGroup": ["log-gb", "log-storage-gb-month"],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": ["own-metrics"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["alarms"],
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": part("the user pool"),
  "aws:cognito/resourceServer:ResourceServer": part("the user pool"),
  "aws:cognito/userPool:UserPool": ["people"],
  "aws:cognito/userPoolClient:UserPoolClient": ["system-clients", "system-tokens"],
  "aws:cognito/userPoolDomain:UserPoolDomain": part("the user pool"),
  "aws:dynamodb/resourcePolicy:ResourcePolicy": rights,
  "aws:dynamodb/table:Table": ["read-units", "write-units", "storage-gb-month", "backup-gb-month"],
  "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan": ["scanned-files", "scanned-gb"],
  "aws:iam/role:Role": rights,
  "aws:kms/alias:Alias": part("a key"),
  "aws:kms/key:Key": ["kms-keys", "kms-requests"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": { free: "Lambda's reads of a stream of DynamoDB have no price" },
  "aws:lambda/function:Function": ["invocations", "gb-seconds", "traces"],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": part("a function"),
  "aws:lambda/permission:Permission": rights,
  "aws:s3/bucket:Bucket": ["file-gb-month", "bucket-puts"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": { free: "expiry has no price" },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    free: "a lock has no price; what it keeps is storage",
  },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    free: "code of functions in sst's own bucket, and the console: some cents a year",
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": rights,
  "aws:s3/bucketPolicy:BucketPolicy": rights,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": rights,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    free: "the key is paid; a key of the bucket makes its requests few",
  },
  "aws:s3/bucketVersioning:BucketVersioning": { free: "former versions are storage, for 35 days" },
  "aws:scheduler/schedule:Schedule": ["schedule-invocations"],
  "aws:scheduler/scheduleGroup:ScheduleGroup": part("schedules"),
  "aws:sesv2/configurationSet:ConfigurationSet": ["mails", "mail-gb"],
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": {
    free: "events of SES have no price",
  },
  "aws:sesv2/emailIdentity:EmailIdentity": { free: "an identity has no price" },
  "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": part("an identity"),
  "aws:sfn/alias:Alias": part("a state machine"),
  "aws:sfn/stateMachine:StateMachine": ["transitions"],
  "aws:sns/topic:Topic": { free: "$2 for 100,000 mails of alarms: cents a year" },
  "aws:sns/topicPolicy:TopicPolicy": rights,
  "aws:sns/topicSubscription:TopicSubscription": part("a topic"),
  "aws:sqs/queue:Queue": { free: "dead letters: $0.40 for a million requests, and there are few" },
  "aws:sqs/queuePolicy:QueuePolicy": rights,
  "aws:wafv2/webAcl:WebAcl": ["firewall-lists", "firewall-rules", "firewall-requests"],
  "aws:wafv2/webAclAssociation:WebAclAssociation": part("a web ACL"),
  "random:index/randomBytes:RandomBytes": { free: "nothing on AWS" },
};
