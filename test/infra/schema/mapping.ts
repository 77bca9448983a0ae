import type { Inputs, Mapping } from "./check.ts";

/** A part of a bucket that is a resource of its own only in Pulumi. */
const partOfBucket = (at: string, more: Partial<Mapping> = {}): Mapping => ({
  cfn: "AWS::S3::Bucket",
  at,
  ...more,
  unchecked: { bucket: "names the bucket that it is a part of", ...more.unchecked },
});

const without = (inputs: Inputs, ...names: string[]): Inputs =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));

/** Types of the stacks in CloudFormation's words. */
export const mapped: Record<string, Mapping> = {
  "aws:apigateway/apiKey:ApiKey": { cfn: "AWS::ApiGateway::ApiKey" },
  "aws:apigatewayv2/api:Api": { cfn: "AWS::ApiGatewayV2::Api" },
  "aws:apigatewayv2/authorizer:Authorizer": {
    cfn: "AWS::ApiGatewayV2::Authorizer",
  },
  "aws:apigatewayv2/integration:Integration": { cfn: "AWS::ApiGatewayV2::Integration" },
  "aws:apigatewayv2/route:Route": { cfn: "AWS::ApiGatewayV2::Route" },
  "aws:apigatewayv2/stage:Stage": { cfn: "AWS::ApiGatewayV2::Stage" },
  "aws:budgets/budget:Budget": { cfn: "AWS::Budgets::Budget", reshape: budget },
  "aws:cloudfront/distribution:Distribution": {
    cfn: "AWS::CloudFront::Distribution",
    at: "DistributionConfig",
    names: {
      isIpv6Enabled: "IPV6Enabled",
      orderedCacheBehaviors: "CacheBehaviors",
      "origins.customHeaders": "OriginCustomHeaders",
      "origins.customHeaders.name": "HeaderName",
      "origins.customHeaders.value": "HeaderValue",
      "origins.originId": "Id",
    },
  },
  "aws:cloudfront/function:Function": {
    cfn: "AWS::CloudFront::Function",
    reshape: ({ code, comment, runtime, publish, ...rest }) => ({
      ...rest,
      functionCode: code,
      functionConfig: { comment, runtime },
      autoPublish: publish,
    }),
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    cfn: "AWS::CloudFront::OriginAccessControl",
    at: "OriginAccessControlConfig",
  },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": {
    cfn: "AWS::CloudFront::ResponseHeadersPolicy",
    at: "ResponseHeadersPolicyConfig",
  },
  "aws:cloudtrail/trail:Trail": {
    cfn: "AWS::CloudTrail::Trail",
    names: { cloudWatchLogsGroupArn: "CloudWatchLogsLogGroupArn" },
    given: { IsLogging: "the provider's default: a trail is switched on" },
  },
  "aws:cloudwatch/dashboard:Dashboard": { cfn: "AWS::CloudWatch::Dashboard" },
  "aws:cloudwatch/eventRule:EventRule": { cfn: "AWS::Events::Rule" },
  "aws:cloudwatch/eventTarget:EventTarget": {
    cfn: "AWS::Events::Rule",
    reshape: ({ rule: name, ...target }) => ({ name, targets: [target] }),
    given: { "targets.Id": "the provider makes one up" },
  },
  "aws:cloudwatch/logGroup:LogGroup": { cfn: "AWS::Logs::LogGroup" },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    cfn: "AWS::Logs::MetricFilter",
    names: {
      name: "FilterName",
      pattern: "FilterPattern",
      "metricTransformation.name": "MetricName",
      "metricTransformation.namespace": "MetricNamespace",
      "metricTransformation.value": "MetricValue",
    },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    cfn: "AWS::CloudWatch::Alarm",
    reshape: alarm,
    names: { metricQueries: "Metrics" },
  },
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": { cfn: "AWS::Cognito::ManagedLoginBranding" },
  "aws:cognito/resourceServer:ResourceServer": { cfn: "AWS::Cognito::UserPoolResourceServer" },
  "aws:cognito/userPool:UserPool": { cfn: "AWS::Cognito::UserPool", reshape: pool },
  "aws:cognito/userPoolClient:UserPoolClient": { cfn: "AWS::Cognito::UserPoolClient", names: { name: "ClientName" } },
  "aws:cognito/userPoolDomain:UserPoolDomain": { cfn: "AWS::Cognito::UserPoolDomain" },
  "aws:dynamodb/resourcePolicy:ResourcePolicy": {
    cfn: "AWS::DynamoDB::Table",
    at: "ResourcePolicy",
    names: { policy: "PolicyDocument" },
    unchecked: { resourceArn: "names the table that it is a part of" },
  },
  "aws:dynamodb/table:Table": { cfn: "AWS::DynamoDB::Table", reshape: table },
  "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan": {
    cfn: "AWS::GuardDuty::MalwareProtectionPlan",
  },
  "aws:iam/role:Role": {
    cfn: "AWS::IAM::Role",
    names: {
      assumeRolePolicy: "AssumeRolePolicyDocument",
      inlinePolicies: "Policies",
      "inlinePolicies.name": "PolicyName",
      "inlinePolicies.policy": "PolicyDocument",
    },
  },
  "aws:kms/alias:Alias": { cfn: "AWS::KMS::Alias" },
  "aws:kms/key:Key": {
    cfn: "AWS::KMS::Key",
    names: { customerMasterKeySpec: "KeySpec", deletionWindowInDays: "PendingWindowInDays", policy: "KeyPolicy" },
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    cfn: "AWS::Lambda::EventSourceMapping",
    names: { "destinationConfig.onFailure.destinationArn": "Destination" },
  },
  "aws:lambda/function:Function": {
    cfn: "AWS::Lambda::Function",
    reshape: ({ s3Bucket, s3Key, ...rest }) => ({ ...rest, code: { s3Bucket, s3Key } }),
    unchecked: { publish: "in CloudFormation a version is a resource of its own" },
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    cfn: "AWS::Lambda::EventInvokeConfig",
    given: { Qualifier: "the provider's default: the latest version" },
  },
  "aws:lambda/permission:Permission": { cfn: "AWS::Lambda::Permission", names: { function: "FunctionName" } },
  "aws:s3/bucket:Bucket": {
    cfn: "AWS::S3::Bucket",
    names: { bucket: "BucketName" },
    unchecked: { forceDestroy: "what the provider does when it is removed" },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": partOfBucket("LifecycleConfiguration", {
    reshape: lifecycle,
  }),
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": partOfBucket("ObjectLockConfiguration"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": partOfBucket("OwnershipControls"),
  "aws:s3/bucketPolicy:BucketPolicy": { cfn: "AWS::S3::BucketPolicy", names: { policy: "PolicyDocument" } },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": partOfBucket("PublicAccessBlockConfiguration"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": partOfBucket(
    "BucketEncryption",
    {
      names: {
        rules: "ServerSideEncryptionConfiguration",
        "rules.applyServerSideEncryptionByDefault": "ServerSideEncryptionByDefault",
      },
    },
  ),
  "aws:s3/bucketVersioning:BucketVersioning": partOfBucket("VersioningConfiguration", {
    reshape: ({ versioningConfiguration, ...rest }) => ({ ...rest, ...versioningConfiguration }),
  }),
  "aws:scheduler/schedule:Schedule": { cfn: "AWS::Scheduler::Schedule" },
  "aws:scheduler/scheduleGroup:ScheduleGroup": { cfn: "AWS::Scheduler::ScheduleGroup" },
  "aws:sesv2/configurationSet:ConfigurationSet": {
    cfn: "AWS::SES::ConfigurationSet",
    names: { configurationSetName: "Name" },
  },
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": {
    cfn: "AWS::SES::ConfigurationSetEventDestination",
    reshape: ({ eventDestinationName: name, eventDestination, ...rest }) => ({
      ...rest,
      eventDestination: { name, ...eventDestination },
    }),
  },
  "aws:sesv2/emailIdentity:EmailIdentity": {
    cfn: "AWS::SES::EmailIdentity",
    reshape: ({ configurationSetName, ...rest }) => ({ ...rest, configurationSetAttributes: { configurationSetName } }),
  },
  "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": {
    cfn: "AWS::SES::EmailIdentity",
    reshape: ({ emailIdentity, ...mailFromAttributes }) => ({ emailIdentity, mailFromAttributes }),
  },
  "aws:sfn/alias:Alias": { cfn: "AWS::StepFunctions::StateMachineAlias" },
  "aws:sfn/stateMachine:StateMachine": {
    cfn: "AWS::StepFunctions::StateMachine",
    reshape: machine,
    unchecked: { publish: "in CloudFormation a version is a resource of its own" },
  },
  "aws:sns/topic:Topic": { cfn: "AWS::SNS::Topic" },
  "aws:sns/topicPolicy:TopicPolicy": {
    cfn: "AWS::SNS::TopicPolicy",
    names: { arn: "Topics", policy: "PolicyDocument" },
    reshape: ({ arn, policy }) => ({ arn: [arn], policy }),
  },
  "aws:sns/topicSubscription:TopicSubscription": { cfn: "AWS::SNS::Subscription", names: { topic: "TopicArn" } },
  "aws:sqs/queue:Queue": { cfn: "AWS::SQS::Queue", names: { messageRetentionSeconds: "MessageRetentionPeriod" } },
  "aws:sqs/queuePolicy:QueuePolicy": {
    cfn: "AWS::SQS::QueuePolicy",
    names: { queueUrl: "Queues", policy: "PolicyDocument" },
    reshape: ({ queueUrl, policy }) => ({ queueUrl: [queueUrl], policy }),
  },
  "aws:wafv2/webAcl:WebAcl": {
    cfn: "AWS::WAFv2::WebACL",
    unchecked: { region: "where the provider makes it" },
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": { cfn: "AWS::WAFv2::WebACLAssociation" },
};

/** Types that AWS's schema cannot be asked about, and why. */
export const unmapped: Record<string, string> = {
  "aws:s3/bucketObjectv2:BucketObjectv2":
    "no type of CloudFormation: the code of a function, sent into sst's own bucket, and the console's files in theirs",
  "random:index/randomBytes:RandomBytes": "nothing on AWS: the key under which a function's settings are encrypted",
};

function budget({ notifications = [], limitAmount, limitUnit, name, ...rest }: Inputs): Inputs {
  return {
    budget: { ...rest, budgetName: name, budgetLimit: { amount: limitAmount, unit: limitUnit } },
    notificationsWithSubscribers: notifications.map(
      ({ subscriberEmailAddresses = [], subscriberSnsTopicArns = [], ...notification }: Inputs) => ({
        notification,
        subscribers: [
          ...subscriberEmailAddresses.map((address: string) => ({ subscriptionType: "EMAIL", address })),
          ...subscriberSnsTopicArns.map((address: string) => ({ subscriptionType: "SNS", address })),
        ],
      }),
    ),
  };
}

const dimensionsOf = (dimensions: Record<string, string> = {}) =>
  Object.entries(dimensions).map(([name, value]) => ({ name, value }));

function alarm({ dimensions, metricQueries, ...rest }: Inputs): Inputs {
  return {
    ...rest,
    dimensions: dimensionsOf(dimensions),
    metricQueries: metricQueries?.map(({ metric, ...query }: Inputs) => {
      if (!metric) return query;
      const { period, stat, unit, dimensions: its, ...named } = metric;
      return { ...query, metricStat: { metric: { ...named, dimensions: dimensionsOf(its) }, period, stat, unit } };
    }),
  };
}

function pool({
  passwordPolicy,
  mfaConfiguration,
  softwareTokenMfaConfiguration,
  schemas,
  name,
  ...rest
}: Inputs): Inputs {
  return {
    ...rest,
    userPoolName: name,
    mfaConfiguration,
    enabledMfas: softwareTokenMfaConfiguration?.enabled ? ["SOFTWARE_TOKEN_MFA"] : [],
    policies: { passwordPolicy },
    schema: schemas,
  };
}

function table({
  hashKey,
  rangeKey,
  streamEnabled,
  streamViewType,
  ttl,
  serverSideEncryption,
  ...rest
}: Inputs): Inputs {
  return {
    ...without(rest, "attributes", "pointInTimeRecovery"),
    attributeDefinitions: typed(rest.attributes),
    keySchema: keys(hashKey, rangeKey),
    globalSecondaryIndexes: rest.globalSecondaryIndexes.map(
      ({ name, hashKey: own, rangeKey: order, projectionType, nonKeyAttributes, ...index }: Inputs) => ({
        ...index,
        indexName: name,
        keySchema: keys(own, order),
        projection: { projectionType, nonKeyAttributes },
      }),
    ),
    streamSpecification: streamEnabled ? { streamViewType } : undefined,
    timeToLiveSpecification: ttl,
    sseSpecification: {
      sseEnabled: serverSideEncryption.enabled,
      kmsMasterKeyId: serverSideEncryption.kmsKeyArn,
      sseType: "KMS",
    },
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: rest.pointInTimeRecovery.enabled,
      recoveryPeriodInDays: rest.pointInTimeRecovery.recoveryPeriodInDays,
    },
  };
}
const typed = (attributes: Inputs[]) =>
  attributes.map(({ name, type }) => ({ attributeName: name, attributeType: type }));
const keys = (hash: string, range?: string) => [
  { attributeName: hash, keyType: "HASH" },
  ...(range ? [{ attributeName: range, keyType: "RANGE" }] : []),
];

function lifecycle({ rules, ...rest }: Inputs): Inputs {
  return {
    ...rest,
    rules: rules.map(({ expiration, filter, ...rule }: Inputs) => ({
      ...rule,
      ...filter,
      expirationInDays: expiration?.days,
      ...without(expiration ?? {}, "days"),
    })),
  };
}

function machine({ definition, type, loggingConfiguration, ...rest }: Inputs): Inputs {
  const { logDestination: logGroupArn, ...logging } = loggingConfiguration;
  return {
    ...rest,
    definitionString: definition,
    stateMachineType: type,
    loggingConfiguration: { ...logging, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  };
}
