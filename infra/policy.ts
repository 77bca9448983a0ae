import {
  type FileVerb,
  fileActions,
  granted,
  keyVerbs,
  type MachineVerb,
  machineActions,
  type Needs,
  type ScanVerb,
  type SealVerb,
  scanActions,
  sealActions,
  type TableVerb,
  tableActions,
} from "@marshrut/functions/needs";

/** A statement of a role; resources may be known only at deploy time. */
export interface Statement {
  actions: string[];
  resources: $util.Input<string>[];
  conditions?: { test: string; variable: string; values: $util.Input<string>[] }[];
}

/** Where the things are that needs speak of. */
export interface Resources {
  tables: Record<string, { arn: $util.Input<string>; indexes: readonly string[]; keyArn: $util.Input<string> }>;
  /** Key that wraps the data keys of personal data. */
  envelopeKeyArn: $util.Input<string>;
  files: { arn: $util.Input<string>; keyArn: $util.Input<string> };
  /** Where files are looked at for malware; none where a stage has that off. */
  scans?: { arn: $util.Input<string>; keyArn: $util.Input<string> } | undefined;
  /** The bucket of seals, the key it is encrypted under, and the key that signs. */
  seals: { arn: $util.Input<string>; keyArn: $util.Input<string>; signingKeyArn: $util.Input<string> };
  machineArns: $util.Input<string>[];
  mail: { identityArns: $util.Input<string>[]; fromDomain: string; recipients?: string[] };
  region: string;
}

/** The least that lets a function do what its entry says it does. */
export function statementsFor(needs: Needs, on: Resources): Statement[] {
  return [
    ...tableStatements(needs, on),
    ...keyStatements(needs, on),
    ...fileStatements(needs, on),
    ...scanStatements(needs, on),
    ...sealStatements(needs, on),
    ...machineStatements(needs, on),
    ...mailStatements(needs, on),
  ];
}

const reading: readonly TableVerb[] = ["get", "getMany", "list", "find"];

function tableStatements(needs: Needs, on: Resources): Statement[] {
  const all = [...granted(needs)].map((need) => need.split("."));
  const tables = Object.entries(on.tables).map(([name, table]) => ({
    ...table,
    verbs: all.filter(([of]) => of === name).map(([, verb]) => verb as TableVerb),
  }));
  return [
    ...tables.flatMap(({ arn, indexes, verbs }) => {
      const onTable = [...new Set(verbs.filter((verb) => verb !== "find").map((verb) => tableActions[verb]))].sort();
      const onIndexes = indexes.map((i) => $interpolate`${arn}/index/${i}`);
      return [
        ...(onTable.length > 0 ? [{ actions: onTable, resources: [arn] }] : []),
        ...(verbs.includes("find") ? [{ actions: [tableActions.find], resources: onIndexes }] : []),
      ];
    }),
    ...keysOfTables(tables, on.region),
  ];
}

/**
 * A customer's key asks the caller too: DynamoDB uses it in the caller's name, and only DynamoDB may. One statement for all tables that
 * are read, and one for those that are written: the policies of a role have 10,240 characters.
 */
function keysOfTables(tables: { keyArn: $util.Input<string>; verbs: TableVerb[] }[], region: string): Statement[] {
  const used = tables.filter(({ verbs }) => verbs.length > 0);
  const isRead = ({ verbs }: { verbs: TableVerb[] }) => verbs.every((verb) => reading.includes(verb));
  const toRead = ["kms:Decrypt", "kms:DescribeKey"];
  const toWrite = [...toRead, "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"];
  return [
    { actions: toRead, resources: used.filter(isRead).map(({ keyArn }) => keyArn) },
    { actions: toWrite, resources: used.filter((table) => !isRead(table)).map(({ keyArn }) => keyArn) },
  ]
    .filter(({ resources }) => resources.length > 0)
    .map((statement) => ({
      ...statement,
      conditions: [{ test: "StringEquals", variable: "kms:ViaService", values: [`dynamodb.${region}.amazonaws.com`] }],
    }));
}

/** Sealing and opening use data keys, hashing uses the keys of hashes: each is bound to its use by the encryption context. */
function keyStatements({ keys = [] }: Needs, on: Resources): Statement[] {
  const uses = { data: keys.filter((verb) => verb !== "mac"), mac: keys.filter((verb) => verb === "mac") };
  return Object.entries(uses).flatMap(([use, verbs]) =>
    verbs.length === 0
      ? []
      : [
          {
            actions: [...new Set(verbs.flatMap((verb) => keyVerbs[verb].kms))].sort(),
            resources: [on.envelopeKeyArn],
            conditions: [{ test: "StringEquals", variable: "kms:EncryptionContext:use", values: [use] }],
          },
        ],
  );
}

function fileStatements({ files = [] }: Needs, on: Resources): Statement[] {
  const of = (verb: FileVerb): { object: string; bucket?: string } => fileActions[verb];
  return objectStatements(files.map(of), on.files, on.region);
}

function scanStatements({ scans = [] }: Needs, on: Resources): Statement[] {
  const of = (verb: ScanVerb): { object: string; bucket?: string } => scanActions[verb];
  return on.scans ? objectStatements(scans.map(of), on.scans, on.region) : [];
}

function sealStatements({ seals = [] }: Needs, on: Resources): Statement[] {
  const of = (verb: SealVerb): { object?: string; bucket?: string; key?: readonly string[] } => sealActions[verb];
  const onKey = [...new Set(seals.flatMap((verb) => of(verb).key ?? []))].sort();
  return [
    ...objectStatements(seals.map(of), on.seals, on.region),
    ...(onKey.length > 0 ? [{ actions: onKey, resources: [on.seals.signingKeyArn] }] : []),
  ];
}

/** Objects are under the bucket; whether there is one at all, S3 says of the bucket. */
function objectStatements(
  verbs: { object?: string; bucket?: string }[],
  { arn, keyArn }: { arn: $util.Input<string>; keyArn: $util.Input<string> },
  region: string,
): Statement[] {
  const onObjects = verbs.flatMap(({ object }) => object ?? []);
  const onBucket = verbs.flatMap(({ bucket }) => bucket ?? []);
  if (onObjects.length === 0) return [];
  return [
    { actions: onObjects, resources: [$interpolate`${arn}/*`] },
    ...(onBucket.length > 0 ? [{ actions: onBucket, resources: [arn] }] : []),
    // Whoever only removes objects opens none.
    ...(onObjects.every((action) => action === "s3:DeleteObject")
      ? []
      : [
          {
            actions: ["kms:Decrypt", ...(onObjects.includes("s3:PutObject") ? ["kms:GenerateDataKey"] : [])],
            resources: [keyArn],
            conditions: [{ test: "StringEquals", variable: "kms:ViaService", values: [`s3.${region}.amazonaws.com`] }],
          },
        ]),
  ];
}

function machineStatements({ machines = [] }: Needs, on: Resources): Statement[] {
  // A task's token is judged by the machine that waits for it.
  const isOfExecution = (verb: MachineVerb) => verb === "stop" || verb === "status";
  const ofExecutions = machines.filter(isOfExecution);
  const ofMachines = machines.filter((verb) => !isOfExecution(verb));
  const executions = on.machineArns.map((arn) =>
    $resolve([arn]).apply(([a]) => `${a.replace(":stateMachine:", ":execution:")}:*`),
  );
  return [
    ...(ofMachines.length > 0
      ? [{ actions: ofMachines.map((verb) => machineActions[verb]), resources: on.machineArns }]
      : []),
    ...(ofExecutions.length > 0
      ? [{ actions: ofExecutions.map((verb) => machineActions[verb]), resources: executions }]
      : []),
  ];
}

function mailStatements({ mail }: Needs, { mail: at }: Resources): Statement[] {
  if (!mail) return [];
  const from = { test: "StringLike", variable: "ses:FromAddress", values: [`*@${at.fromDomain}`] };
  const to = at.recipients && { test: "ForAllValues:StringLike", variable: "ses:Recipients", values: at.recipients };
  return [{ actions: ["ses:SendRawEmail"], resources: at.identityArns, conditions: [from, ...(to ? [to] : [])] }];
}

/** Who may take on a role: one service, for resources of this account only. */
export function assumedBy(service: string): $util.Input<string> {
  const account = aws.getCallerIdentityOutput().accountId;
  return $jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  });
}

/** Statements as the text of a policy. */
export const policyText = (statements: Statement[]): $util.Output<string> =>
  $jsonStringify({
    Version: "2012-10-17",
    Statement: statements.map(({ actions, resources, conditions = [] }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions.length > 0
        ? { Condition: Object.fromEntries(conditions.map((c) => [c.test, { [c.variable]: c.values }])) }
        : {}),
    })),
  });
