/** The part of AWS's answers that the program looks at. */
export const accountId = "123456789012";

type Inputs = Record<string, unknown>;

/** The last part of an ARN by type of resource; the rest get one that names nothing real. */
const arns: Record<string, (name: string) => string> = {
  "aws:dynamodb/table:Table": (n) => `dynamodb:%:table/${n}`,
  "aws:lambda/function:Function": (n) => `lambda:%:function:${n}`,
  "aws:sqs/queue:Queue": (n) => `sqs:%:${n}`,
  "aws:sns/topic:Topic": (n) => `sns:%:${n}`,
  "aws:sfn/stateMachine:StateMachine": (n) => `states:%:stateMachine:${n}`,
  "aws:cloudwatch/logGroup:LogGroup": (n) => `logs:%:log-group:${n}`,
  "aws:cloudwatch/eventRule:EventRule": (n) => `events:%:rule/${n}`,
  "aws:kms/key:Key": (n) => `kms:%:key/${n}`,
  "aws:cognito/userPool:UserPool": (n) => `cognito-idp:%:userpool/${n}`,
  "aws:sesv2/emailIdentity:EmailIdentity": (n) => `ses:%:identity/${n}`,
  "aws:sesv2/configurationSet:ConfigurationSet": (n) => `ses:%:configuration-set/${n}`,
};
const global: Record<string, (name: string) => string> = {
  "aws:iam/role:Role": (n) => `arn:aws:iam::${accountId}:role/${n}`,
  "aws:s3/bucket:Bucket": (n) => `arn:aws:s3:::${n}`,
};

/** What AWS would add to a resource: its id, its ARN and what follows from it. */
export function attributesOf(type: string, name: string, inputs: Inputs, region: string): Record<string, string> {
  const physical = String(inputs.name ?? inputs.bucket ?? inputs.emailIdentity ?? inputs.configurationSetName ?? name);
  const place = `${region}:${accountId}`;
  const arn = global[type]?.(physical) ?? `arn:aws:${(arns[type]?.(physical) ?? `mock:%:${name}`).replace("%", place)}`;
  const more: Record<string, Record<string, unknown>> = {
    "aws:dynamodb/table:Table": inputs.streamEnabled ? { streamArn: `${arn}/stream/2026-01-01T00:00:00.000` } : {},
    "aws:sqs/queue:Queue": { url: `https://sqs.${region}.amazonaws.com/${accountId}/${physical}` },
    "aws:lambda/function:Function": { invokeArn: arn, qualifiedArn: `${arn}:1`, version: "1" },
    "aws:sfn/stateMachine:StateMachine": { stateMachineVersionArn: `${arn}:1` },
    "aws:kms/key:Key": { keyId: name },
    "aws:s3/bucket:Bucket": { bucketRegionalDomainName: `${physical}.s3.${region}.amazonaws.com` },
    "aws:apigatewayv2/api:Api": {
      apiEndpoint: `https://${name}.execute-api.${region}.amazonaws.com`,
      executionArn: `arn:aws:execute-api:${place}:${name}`,
    },
    "aws:apigateway/apiKey:ApiKey": { value: `${name}-of-forty-characters` },
    "aws:cloudfront/distribution:Distribution": { domainName: "d1.cloudfront.net", hostedZoneId: "Z2", etag: "E" },
    "aws:sesv2/emailIdentity:EmailIdentity": {
      dkimSigningAttributes: { ...(inputs.dkimSigningAttributes as object), tokens: ["one", "two", "three"] },
    },
    "random:index/randomBytes:RandomBytes": { base64: "AAAA" },
  };
  return { id: physical, name: physical, arn, ...more[type] } as Record<string, string>;
}

/** The look-ups that the program makes. */
export function answerCall(token: string, inputs: Inputs, region: string): Inputs {
  if (token.includes("getPartition")) return { partition: "aws" };
  if (token.includes("getRegion:")) return { region, name: region };
  if (token.includes("getCallerIdentity")) return { accountId };
  if (token.includes("getZone")) return { zoneId: "Z1", name: inputs.name };
  if (token.includes("getPolicyDocument")) return { ...inputs, json: documentOf(inputs.statements as Inputs[]) };
  throw new Error(`The program looks up something new: ${token}`);
}

function documentOf(statements: Inputs[] = []): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ effect = "Allow", actions, resources, conditions, principals }) => ({
      Effect: effect,
      Action: actions,
      Resource: resources,
      Principal: principals,
      ...(conditions
        ? {
            Condition: Object.fromEntries(
              (conditions as { test: string; variable: string; values: string[] }[]).map((c) => [
                c.test,
                { [c.variable]: c.values },
              ]),
            ),
          }
        : {}),
    })),
  });
}
