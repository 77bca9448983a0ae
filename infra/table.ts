import type { TableSpec } from "@marshrut/aws/tables";
import { pascal, physical } from "./names.ts";
import type { Settings } from "./settings.ts";

interface Around {
  settings: Settings;
  key: aws.kms.Key;
}

/**
 * The table of a name, with all that a deploy makes of it. Was it restored to a point in time, its copy is the one that is used: as it
 * stands at first, for a deploy in an emergency has nothing to compare, and looked after by deploys once somebody says so. The former
 * table stays as it is (docs/decisions/0139-restored-tables.md).
 */
export function table(spec: TableSpec, around: Around): aws.dynamodb.Table {
  const { restored, adopted } = around.settings;
  const logical = `${pascal(spec.name)}Table`;
  const former = madeAs(logical, physical(spec.name), spec, around);
  const copy = restored[spec.name];
  const own = adopted[spec.name];
  const used = copy
    ? aws.dynamodb.Table.get(`${logical}Restored`, copy)
    : own
      ? madeAs(`${logical}${pascal(own.split("-").at(-1)!)}`, own, spec, around, own)
      : former;
  if (spec.name === "audit")
    new aws.dynamodb.ResourcePolicy("AuditTableOnlyGrows", { resourceArn: used.arn, policy: onlyGrows(used.arn) });
  return used;
}

/** A table as its specification has it: encrypted under a key of its own, restorable to any second of its days. */
function madeAs(
  logical: string,
  name: string,
  spec: TableSpec,
  { settings, key }: Around,
  adopted?: string,
): aws.dynamodb.Table {
  const hash = keyNames(spec.KeySchema);
  return new aws.dynamodb.Table(
    logical,
    {
      name,
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
      // Taken over instead of made. An import is refused where anything differs, and sst's own tags are no part of a copy.
      import: adopted,
      ignoreChanges: adopted ? ["tags", "tagsAll", "deletionProtectionEnabled"] : undefined,
    },
  );
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
