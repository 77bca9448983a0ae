import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { SettingFault, settingsOf } from "../../infra/settings.ts";
import { restore } from "../../scripts/ops/restore.ts";
import { type FakeAws, fakeAws } from "./aws.ts";
import { chosen } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

let aws: FakeAws | undefined;
afterEach(() => aws?.close());

type Described = Record<string, unknown>;

/** DynamoDB as far as a restore goes: what a copy is like that nobody has touched, and what each request makes of it. */
function dynamo(live: Described, fake: FakeAws): () => Described {
  const tables = new Map([[String(live.TableName), live]]);
  const change = (name: unknown, more: Described) => {
    tables.set(String(name), { ...tables.get(String(name)), ...more });
    return {};
  };
  fake.answers = {
    DescribeTable: ({ TableName }) => {
      const Table = tables.get(String(TableName));
      return Table ? { Table } : { __status: 400, __type: "ResourceNotFoundException" };
    },
    RestoreTableToPointInTime: ({
      SourceTableName,
      TargetTableName,
      SSESpecificationOverride,
      BillingModeOverride,
    }) => {
      const { KeySchema, GlobalSecondaryIndexes } = tables.get(String(SourceTableName))!;
      const { KMSMasterKeyId: KMSMasterKeyArn } = SSESpecificationOverride as Described;
      return change(TargetTableName, {
        TableName: TargetTableName,
        TableStatus: "ACTIVE",
        TableArn: `arn:copy/${TargetTableName}`,
        KeySchema,
        GlobalSecondaryIndexes,
        SSEDescription: { KMSMasterKeyArn },
        BillingModeSummary: { BillingMode: BillingModeOverride },
        DeletionProtectionEnabled: false,
      });
    },
    UpdateTable: ({ TableName, ...more }) => change(TableName, more),
    UpdateTimeToLive: ({ TableName, ...more }) => change(TableName, more),
    UpdateContinuousBackups: ({ TableName, ...more }) => change(TableName, more),
    ListTagsOfResource: ({ ResourceArn }) => (ResourceArn === "arn:live" ? { Tags: live.Tags } : {}),
    TagResource: ({ ResourceArn, Tags }) => change(String(ResourceArn).replace("arn:copy/", ""), { Tags }),
  };
  return () => [...tables.values()].at(-1)!;
}

/** The inputs of a table as DynamoDB describes it. */
const describedOf = (inputs: Record<string, unknown>): Described => ({
  TableName: inputs.name,
  TableStatus: "ACTIVE",
  TableArn: "arn:live",
  KeySchema: [inputs.hashKey, inputs.rangeKey],
  GlobalSecondaryIndexes: inputs.globalSecondaryIndexes,
  SSEDescription: { KMSMasterKeyArn: (inputs.serverSideEncryption as Described).kmsKeyArn },
  DeletionProtectionEnabled: inputs.deletionProtectionEnabled,
  Tags: [{ Key: "purpose", Value: (inputs.tags as Described).purpose }],
});

/** What a deploy wants of a table, in the same words. */
const wantedOf = (inputs: Record<string, unknown>): Described => ({
  KeySchema: [inputs.hashKey, inputs.rangeKey],
  GlobalSecondaryIndexes: inputs.globalSecondaryIndexes,
  BillingModeSummary: { BillingMode: inputs.billingMode },
  SSEDescription: { KMSMasterKeyArn: (inputs.serverSideEncryption as Described).kmsKeyArn },
  StreamSpecification: inputs.streamEnabled
    ? { StreamEnabled: true, StreamViewType: inputs.streamViewType }
    : undefined,
  TimeToLiveSpecification: inputs.ttl
    ? { AttributeName: (inputs.ttl as Described).attributeName, Enabled: true }
    : undefined,
  PointInTimeRecoverySpecification: {
    PointInTimeRecoveryEnabled: true,
    RecoveryPeriodInDays: (inputs.pointInTimeRecovery as Described).recoveryPeriodInDays,
  },
  DeletionProtectionEnabled: inputs.deletionProtectionEnabled,
  Tags: [{ Key: "purpose", Value: (inputs.tags as Described).purpose }],
});

describe.each(["dev", "production"])("a restored table of %s (FAULTS F22)", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.of(name);
  }, 300_000);

  it.each(["records", "vault", "audit", "safe"])(
    "is in every property what a deploy of that stage makes: %s",
    async (table) => {
      const { inputs } = stage.all("dynamodb/table:Table").find((t) => t.inputs.name === stage.physical(table))!;
      aws = await fakeAws();
      const copy = dynamo(describedOf(inputs), aws);
      const at = { stage: name, region: "eu-central-1", physical: stage.physical };
      const client = new DynamoDBClient(aws.config);
      await restore({ client, at, table, to: new Date("2026-03-01T09:00:00Z"), say: () => {}, pause: 1 });
      const { TableName, TableStatus: _, TableArn: __, ...properties } = copy();
      expect(TableName).toBe(`${stage.physical(table)}-r20260301090000`);
      expect(properties).toEqual(JSON.parse(JSON.stringify(wantedOf(inputs))));
    },
  );
});

const copyOf = (table: string) => `marshrut-dev-${table}-r20260301090000`;

describe("after a restore", () => {
  const [records, vault] = [copyOf("records"), copyOf("vault")];
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.of("dev", chosen);
  }, 300_000);

  it("a deploy uses the copy as it stands, and compares and changes nothing of it", () => {
    expect(stage.one("dynamodb/table:Table", "RecordsTableRestored")).toMatchObject({ id: records, inputs: {} });
    const [mapping] = stage.all("EventSourceMapping");
    expect(mapping!.inputs.eventSourceArn).toContain(`:table/${records}/stream/`);
  });

  it("in calm a deploy takes it over, under a name that no other table has had", () => {
    expect(stage.one("dynamodb/table:Table", "VaultTableR20260301090000")).toMatchObject({
      id: vault,
      inputs: { name: vault, pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 } },
      import: vault,
      // An import is refused for any difference, and sst puts tags of its own on whatever it makes.
      ignoreChanges: expect.arrayContaining(["tags", "tagsAll", "deletionProtectionEnabled"]),
    });
  });

  it.each(["records", "vault"])(
    "every function uses the copy of %s, and may not reach the former table, which stays",
    (table) => {
      const { [`TABLE_${table.toUpperCase()}`]: name } = stage.fn("api").inputs.environment.variables;
      expect(name).toBe(copyOf(table));
      const rights = stage.allowed(stage.fn("api").inputs.role).flatMap(({ Resource }) => Resource);
      expect(rights).toContainEqual(expect.stringMatching(new RegExp(`:table/${copyOf(table)}$`)));
      expect(rights).not.toContainEqual(expect.stringMatching(new RegExp(`:table/marshrut-dev-${table}(/|$)`)));
      const former = stage.all("dynamodb/table:Table").filter(({ inputs }) => inputs.name === `marshrut-dev-${table}`);
      expect(former).toHaveLength(1);
    },
  );

  it("a table is not both", () => {
    const both = { MARSHRUT_RESTORED_TABLES: `vault=${vault}`, MARSHRUT_ADOPTED_TABLES: `vault=${vault}` };
    expect(() => settingsOf("dev", { MARSHRUT_MAIL_DOMAIN: "mail.example.org", ...both })).toThrow(SettingFault);
  });
});
