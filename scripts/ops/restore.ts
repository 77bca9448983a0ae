// Restores a table to a moment beside the live one, and readies the copy to take its place:
// node scripts/ops/restore.ts --stage production --table records --to 2026-03-01T09:00:00Z
// DynamoDB restores data and keys only: stream, expiry, point-in-time recovery, protection and tags are made again here, so
// that the copy is what a deploy would have made, in this stage.
// What comes after: docs/runbook.md, "Restore to a point in time".
import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  RestoreTableToPointInTimeCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { tables } from "@marshrut/aws/tables";
import { fromCommandLine, main, type OpsStage, Usage } from "./stage.ts";

const usage =
  "node scripts/ops/restore.ts --stage STAGE --table records|vault|audit|safe --to INSTANT [--region REGION]";

interface Restore {
  client: DynamoDBClient;
  at: OpsStage;
  /** Logical name. */
  table: string;
  to: Date;
  say(line: string): void;
  /** Between looks at a table that is not ready yet, ms. */
  pause?: number;
}

/** @returns the physical name of the restored table. Safe to repeat: a copy of the same moment is taken up where it stands. */
export async function restore({ client, at, table, to, say, pause = 15_000 }: Restore): Promise<string> {
  const spec = tables.find(({ name }) => name === table);
  if (!spec) throw new Usage(`There is no table ${table}\n${usage}`);
  const source = process.env[`TABLE_${table.toUpperCase()}`] ?? at.physical(table);
  const target = `${at.physical(table)}-r${to.toISOString().replaceAll(/\D/g, "").slice(0, 14)}`;
  const status = async (name: string) => {
    try {
      return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
    } catch (error) {
      if ((error as Error).name === "ResourceNotFoundException") return undefined;
      throw error;
    }
  };
  const ready = async () => {
    while ((await status(target))?.TableStatus !== "ACTIVE") await sleep(pause);
  };

  const live = await status(source);
  if (!live) throw new Error(`There is no table ${source}`);
  if (!(await status(target))) {
    say(`Restoring ${source} as of ${to.toISOString()} to ${target}`);
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: source,
        TargetTableName: target,
        RestoreDateTime: to,
        BillingModeOverride: "PAY_PER_REQUEST",
        // The same key as the live table: the functions' roles know no other.
        SSESpecificationOverride: {
          Enabled: true,
          SSEType: "KMS",
          KMSMasterKeyId: live.SSEDescription?.KMSMasterKeyArn,
        },
      }),
    );
  }
  await ready();
  const made = await status(target);
  if (spec.StreamSpecification && !made?.StreamSpecification?.StreamEnabled) {
    say("Stream");
    await client.send(new UpdateTableCommand({ TableName: target, StreamSpecification: spec.StreamSpecification }));
    await ready();
  }
  if (spec.ttl) {
    say("Expiry");
    const TimeToLiveSpecification = { AttributeName: spec.ttl, Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName: target, TimeToLiveSpecification })).catch(already);
  }
  say("Point-in-time recovery");
  const PointInTimeRecoverySpecification = {
    PointInTimeRecoveryEnabled: true,
    RecoveryPeriodInDays: spec.recoveryDays,
  };
  await client.send(new UpdateContinuousBackupsCommand({ TableName: target, PointInTimeRecoverySpecification }));
  if (live.DeletionProtectionEnabled && !made?.DeletionProtectionEnabled) {
    say("Protection");
    await client.send(new UpdateTableCommand({ TableName: target, DeletionProtectionEnabled: true }));
    await ready();
  }
  say("Tags");
  const { Tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: live.TableArn }));
  if (Tags?.length) await client.send(new TagResourceCommand({ ResourceArn: made?.TableArn, Tags }));
  return target;
}

/** Expiry that is on already is refused as invalid. */
function already(error: Error): void {
  if (!/already enabled/i.test(error.message)) throw error;
}

if (process.argv[1] === import.meta.filename)
  await main(async () => {
    const { at, values } = fromCommandLine(usage, { table: { type: "string" }, to: { type: "string" } });
    const to = new Date(values.to);
    if (Number.isNaN(to.getTime())) throw new Usage(`--to is an instant like 2026-03-01T09:00:00Z\n${usage}`);
    const client = new DynamoDBClient({ region: at.region });
    const target = await restore({ client, at, table: values.table, to, say: console.log });
    console.log(`\nReady. Now set MARSHRUT_RESTORED_TABLES=${values.table}=${target} and go on with the runbook.`);
  });
