import { type TableName, unfinishedFiles } from "@marshrut/core/shared";
import { tables } from "@marshrut/functions/manifest";
import { bucket, lockedBucket, passingBucket } from "../infra/bucket.ts";
import { type KeyStatement, key } from "../infra/key.ts";
import { pascal } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";
import { table } from "../infra/table.ts";

/**
 * The data bank and its keys: a table for each kind of data with a key of its own, so that who may read routes cannot
 * read the vault; the files that people attach; the key that wraps the data keys of personal data; and one for logs and
 * alarms, which hold none.
 */
export function storage(settings: Settings) {
  const made = tables.map((spec) => {
    const ofTable = key(`${pascal(spec.name)}Key`, { settings, purpose: `Table ${spec.name}: ${spec.purpose}` });
    return { spec, key: ofTable, table: table(spec, { settings, key: ofTable }) };
  });
  const filesKey = key("FilesKey", { settings, purpose: "Files that people attach, which are sealed besides" });
  const byName = Object.fromEntries(made.map((entry) => [entry.spec.name, entry])) as Record<
    TableName,
    (typeof made)[number]
  >;
  return {
    files: {
      bucket: bucket("files", { settings, key: filesKey, keepRemovedDays: 35, unfinished: unfinishedFiles }),
      key: filesKey,
    },
    scans: settings.malwareScan ? scans(settings) : undefined,
    tables: byName,
    // The seals hold what the table holds, so that its key is theirs.
    seals: {
      bucket: lockedBucket("seals", { settings, key: byName.audit.key, years: settings.auditYears }),
      key: byName.audit.key,
      signingKey: key("SealKey", { settings, purpose: "Signs the heads of the audit log", signs: true, apart: true }),
    },
    envelopeKey: key("EnvelopeKey", {
      settings,
      purpose: "Wraps the keys of personal data, field by field",
      apart: true,
    }),
    operationsKey: key("OperationsKey", { settings, purpose: "Logs and alarms", statements: forOperations(settings) }),
  };
}

/** Files as they came, until GuardDuty has looked at them: under a key of their own, so that it can open these and no others. */
function scans(settings: Settings) {
  const scanKey = key("ScanKey", { settings, purpose: "Files that are looked at for malware, for minutes" });
  return { bucket: passingBucket("scans", { settings, key: scanKey }), key: scanKey };
}

/** The services that write logs and tell alarms in their own name. */
function forOperations({ region }: Settings): KeyStatement[] {
  const account = aws.getCallerIdentityOutput().accountId;
  const use = [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ];
  return [
    {
      Sid: "LogsOfThisAccount",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: use,
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": $interpolate`arn:aws:logs:${region}:${account}:*` },
      },
    },
    ...["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map(
      (Service): KeyStatement => ({
        Sid: Service.startsWith("cloudwatch") ? "AlarmsOfThisAccount" : "BudgetOfThisAccount",
        Effect: "Allow",
        Principal: { Service },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      }),
    ),
  ];
}

export type Storage = ReturnType<typeof storage>;
