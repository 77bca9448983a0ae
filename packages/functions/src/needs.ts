import type { TableName } from "@marshrut/core/shared";

/** What a function may do with a table, in the words of the data bank's port, and the action of DynamoDB behind each. */
export const tableActions = {
  get: "dynamodb:GetItem",
  getMany: "dynamodb:BatchGetItem",
  list: "dynamodb:Query",
  /** In a secondary order: on the index, where `list` is on the table. */
  find: "dynamodb:Query",
  /** By itself or in a transaction, as all that follow: DynamoDB asks for the action of each of its members. */
  put: "dynamodb:PutItem",
  overwrite: "dynamodb:UpdateItem",
  remove: "dynamodb:DeleteItem",
  check: "dynamodb:ConditionCheckItem",
} as const;
export type TableVerb = keyof typeof tableActions;

/** What a function may do with executions of the state machines. */
export const machineActions = {
  start: "states:StartExecution",
  succeed: "states:SendTaskSuccess",
  wake: "states:SendTaskFailure",
  stop: "states:StopExecution",
  status: "states:DescribeExecution",
  waits: "states:SendTaskHeartbeat",
} as const;
export type MachineVerb = keyof typeof machineActions;

/**
 * What a function may do with the keys of personal data: what KMS must allow, and where the wrapped keys lie: a tenant's in the
 * vault, a person's in the safe, which alone `destroy` takes away.
 */
export const keyVerbs = {
  seal: {
    kms: ["kms:GenerateDataKey", "kms:Decrypt"],
    needs: ["vault.list", "vault.get", "vault.put", "safe.getMany", "safe.put", "safe.check"],
  },
  open: { kms: ["kms:Decrypt"], needs: ["vault.get", "safe.getMany"] },
  mac: { kms: ["kms:GenerateDataKey", "kms:Decrypt"], needs: ["vault.list", "vault.put"] },
  destroy: { kms: ["kms:Decrypt"], needs: ["safe.put", "safe.remove"] },
} as const satisfies Record<string, { kms: readonly string[]; needs: readonly `${TableName}.${TableVerb}`[] }>;
export type KeyVerb = keyof typeof keyVerbs;

/** What a function may do with files that people attach. Without s3:ListBucket S3 answers 403 instead of 404. */
export const fileActions = {
  put: { object: "s3:PutObject" },
  get: { object: "s3:GetObject", bucket: "s3:ListBucket" },
  remove: { object: "s3:DeleteObject" },
} as const satisfies Record<string, { object: string; bucket?: string }>;
export type FileVerb = keyof typeof fileActions;

/** What a function may do with files that are looked at for malware. */
export const scanActions = {
  submit: { object: "s3:PutObject" },
  // Without s3:ListBucket S3 answers 403 instead of 404.
  verdict: { object: "s3:GetObjectTagging", bucket: "s3:ListBucket" },
  forget: { object: "s3:DeleteObject" },
} as const satisfies Record<string, { object: string; bucket?: string }>;
export type ScanVerb = keyof typeof scanActions;

/** What a function may do with the audit log's seals: their bucket, and the key that signs them. */
export const sealActions = {
  put: { object: "s3:PutObject" },
  get: { object: "s3:GetObject", bucket: "s3:ListBucket" },
  // A signature names its key by the public half.
  sign: { key: ["kms:Sign", "kms:GetPublicKey"] },
  check: { key: ["kms:GetPublicKey"] },
} as const satisfies Record<string, { object?: string; bucket?: string; key?: readonly string[] }>;
export type SealVerb = keyof typeof sealActions;

/** Variables that tell a function where it runs; each reads those that its container or itself asks for. */
export const tableEnv = ["TABLE_RECORDS", "TABLE_VAULT", "TABLE_AUDIT", "TABLE_SAFE"] as const;
export const bankEnv = [...tableEnv, "KEYRING"] as const;
export const relayEnv = [...bankEnv, "STATE_MACHINE_ARN_PREFIX", "STATE_MACHINE_ALIAS"] as const;
export const jobEnv = [...bankEnv, "FILES"] as const;
export const sealEnv = ["SEALS", "SEAL_KEY"] as const;
export const apiEnv = [
  ...bankEnv,
  ...sealEnv,
  "FILES",
  "SCANS",
  "OIDC_ISSUER",
  "OIDC_AUDIENCE",
  "OIDC_JWKS_URI",
  "OIDC_TOKENS",
  "OIDC_SIGN_IN",
  "ORIGIN_KEYS",
  "CONSOLE_ORIGINS",
  "OPEN_REGION",
  "LOG_LEVEL",
] as const;
export type EnvName = (typeof relayEnv)[number] | (typeof apiEnv)[number];

/**
 * Beyond running and writing its log, all that a function may do; the stacks make its role of this, and the local cloud
 * refuses the rest.
 */
export interface Needs {
  tables: Partial<Record<TableName, readonly TableVerb[]>>;
  keys?: readonly KeyVerb[];
  files?: readonly FileVerb[];
  scans?: readonly ScanVerb[];
  seals?: readonly SealVerb[];
  machines?: readonly MachineVerb[];
  /** Sends mail. */
  mail?: true;
}

/** One need, as text: `records.put`, `keys.open`, `machines.start`, `mail.send`. */
export type Need =
  | `${TableName}.${TableVerb}`
  | `keys.${KeyVerb}`
  | `files.${FileVerb}`
  | `scans.${ScanVerb}`
  | `seals.${SealVerb}`
  | `machines.${MachineVerb}`
  | "mail.send";

/** Each need of a function by itself, as its entry names them. */
export function named(needs: Needs): Need[] {
  return [
    ...(Object.entries(needs.tables) as [TableName, readonly TableVerb[]][]).flatMap(([table, verbs]) =>
      verbs.map((verb): Need => `${table}.${verb}`),
    ),
    ...(needs.keys ?? []).map((verb): Need => `keys.${verb}`),
    ...(needs.files ?? []).map((verb): Need => `files.${verb}`),
    ...(needs.scans ?? []).map((verb): Need => `scans.${verb}`),
    ...(needs.seals ?? []).map((verb): Need => `seals.${verb}`),
    ...(needs.machines ?? []).map((verb): Need => `machines.${verb}`),
    ...(needs.mail ? (["mail.send"] as const) : []),
  ];
}

/** With what follows from them: whoever seals reads and makes wrapped keys. */
export function granted(needs: Needs): Set<Need> {
  return new Set<Need>([...named(needs), ...(needs.keys ?? []).flatMap((verb) => keyVerbs[verb].needs)]);
}
