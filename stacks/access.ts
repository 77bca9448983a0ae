import type { FunctionEntry } from "@marshrut/functions/manifest";
import type { EnvName } from "@marshrut/functions/needs";
import { machineNames } from "@marshrut/workflows";
import { physical } from "../infra/names.ts";
import { type Resources, type Statement, statementsFor } from "../infra/policy.ts";
import type { Settings } from "../infra/settings.ts";
import { liveAlias } from "../infra/stateMachine.ts";
import type { Sender } from "./mail.ts";
import type { OriginKeys } from "./origin.ts";
import type { Storage } from "./storage.ts";

type Environment = Partial<Record<EnvName, $util.Input<string>>>;

/** All that functions can be told and allowed in this stage; each is given what its entry names, and no more. */
export interface Access {
  environment: Environment;
  resources: Resources;
}

/** What follows from the data bank and the mail; machines are known by their names, since they call functions in their turn. */
export function access(
  settings: Settings,
  { storage, sender, keys }: { storage: Storage; sender: Sender; keys: OriginKeys | undefined },
): Access {
  const { tables, envelopeKey, files, scans, seals } = storage;
  const account = aws.getCallerIdentityOutput().accountId;
  const prefix = $interpolate`arn:aws:states:${settings.region}:${account}:stateMachine:${physical("")}`;
  return {
    environment: {
      TABLE_RECORDS: tables.records.table.name,
      TABLE_VAULT: tables.vault.table.name,
      TABLE_AUDIT: tables.audit.table.name,
      TABLE_SAFE: tables.safe.table.name,
      KEYRING: $interpolate`kms:${envelopeKey.arn}`,
      FILES: $interpolate`s3:${files.bucket.bucket}`,
      SCANS: scans ? $interpolate`s3:${scans.bucket.bucket}` : "off",
      SEALS: $interpolate`s3:${seals.bucket.bucket}`,
      SEAL_KEY: $interpolate`kms:${seals.signingKey.arn}`,
      STATE_MACHINE_ARN_PREFIX: prefix,
      STATE_MACHINE_ALIAS: liveAlias,
      ORIGIN_KEYS: keys?.hashes ?? "none",
      CONSOLE_ORIGINS: settings.consoleOrigins.join(",") || "none",
      OPEN_REGION: settings.openRegion ?? "none",
      LOG_LEVEL: "info",
    },
    resources: {
      tables: Object.fromEntries(
        Object.entries(tables).map(([name, { spec, table, key }]) => [
          name,
          { arn: table.arn, indexes: (spec.GlobalSecondaryIndexes ?? []).map((i) => i.IndexName!), keyArn: key.arn },
        ]),
      ),
      envelopeKeyArn: envelopeKey.arn,
      files: { arn: files.bucket.arn, keyArn: files.key.arn },
      scans: scans && { arn: scans.bucket.arn, keyArn: scans.key.arn },
      seals: { arn: seals.bucket.arn, keyArn: seals.key.arn, signingKeyArn: seals.signingKey.arn },
      machineArns: allVersions(machineNames).map((name) => $interpolate`${prefix}${name}`),
      mail: sender,
      region: settings.region,
    },
  };
}

/** Versions of a template are machines of one name: whoever may start one may start all, and a further one makes no policy longer. */
const allVersions = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.replace(/-v\d+$/, "-v*"))),
];

/** The variables and permissions of one function. @throws Error for a variable that this stage cannot give */
export function grantedTo(
  { name, env, needs }: FunctionEntry,
  { environment, resources }: Access,
): { environment: Record<string, $util.Input<string>>; permissions: Statement[] } {
  const told = env.map((variable) => {
    const value = environment[variable];
    if (value === undefined) throw new Error(`${name} reads ${variable}, which no stack gives`);
    return [variable, value] as const;
  });
  return { environment: Object.fromEntries(told), permissions: statementsFor(needs, resources) };
}
