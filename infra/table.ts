import type { TableSpec } from "@marshrut/aws/tables";
import { pascal, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

/** A table as its specification has it: encrypted under a key of its own, restorable to any second of its days. */
export function table(
  spec: TableSpec,
  { settings, key }: { settings: Settings; key: aws.kms.Key },
): aws.dynamodb.Table {
  const hash = keyNames(spec.KeySchema);
  const restored = settings.restored[spec.name];
  const made = new aws.dynamodb.Table(
    `${pascal(spec.name)}Table`,
    {
      name: restored ?? physical(spec.name),
      billingMode: spec.BillingMode,
      attributes: (spec.AttributeDefinitions ?? []).map((a) => ({ name: a.AttributeName!, type: a.AttributeType! })),
      ...hash,
      globalSecondaryIndexes: (spec.GlobalSecondaryIndexes ?? []).map((index) => ({
        name: index.IndexName!,
        ...keyNames(index.KeySchema),
        projectionType: index.Projection?.ProjectionType ?? "ALL",
      })),
      ...(spec.StreamSpecification?.StreamEnabled
        ? { streamEnabled: true, streamViewType: spec.StreamSpecification.StreamViewType }
        : {}),
      ttl: spec.ttl ? { attributeName: spec.ttl, enabled: true } : undefined,
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: spec.recoveryDays },
      deletionProtectionEnabled: settings.production,
      tags: { purpose: spec.purpose.slice(0, 256).replaceAll(/[^\p{L}\p{N} _.:/=+@-]/gu, "") },
    },
    {
      protect: settings.production,
      retainOnDelete: settings.production,
      // A table restored by the runbook's script is taken over instead of made.
      import: restored,
    },
  );
  if (spec.name === "audit")
    new aws.dynamodb.ResourcePolicy("AuditTableOnlyGrows", { resourceArn: made.arn, policy: onlyGrows(made.arn) });
  return made;
}

/**
 * Denies everybody, whatever their own roles allow, to change or remove an item. A put over an item that stands looks to IAM
 * like any other: that it happened is found by the notary's seals, and what stood there is in them.
 */
const onlyGrows = (arn: $util.Input<string>) =>
  $jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OnlyGrows",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PartiQLDelete",
        ],
        Resource: arn,
      },
    ],
  });

function keyNames(schema: TableSpec["KeySchema"]): { hashKey: string; rangeKey?: string } {
  const of = (type: string) => schema?.find((k) => k.KeyType === type)?.AttributeName;
  return { hashKey: of("HASH")!, rangeKey: of("RANGE") };
}
