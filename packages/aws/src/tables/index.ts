import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { type IndexName, type TableName, tableOf } from "@marshrut/core/shared";

/** One table as CreateTable takes it, without its physical name; the local cloud and the stacks both read this list. */
export interface TableSpec extends Omit<CreateTableCommandInput, "TableName"> {
  /** Logical name. */
  name: TableName;
  /** What it is for, for people. */
  purpose: string;
  /** Attribute of the expiry, epoch seconds. */
  ttl?: string;
  /** For so many days it can be restored to any second. */
  recoveryDays: number;
}

/** Physical name of each table. */
export type TableNames = Record<TableName, string>;

/** Attributes of a secondary order; a record without them does not stand in it. */
export const indexKeys = (index: IndexName) => ({ pk: `${index}pk`, sk: `${index}sk` });

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const orderedBy = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: "HASH" as const },
  { AttributeName: sk, KeyType: "RANGE" as const },
];

const plainTable = {
  AttributeDefinitions: [text("pk"), text("sk")],
  KeySchema: orderedBy("pk", "sk"),
  BillingMode: "PAY_PER_REQUEST",
} as const satisfies Partial<CreateTableCommandInput>;

export const indexNames: IndexName[] = ["gsi1", "gsi2", "gsi3", "gsi4", "outbox", "actor", "log"];

/** The secondary orders of a table as CreateTable takes them, with the attributes of all its keys. */
function ordersOf(table: TableName) {
  const own = indexNames.filter((name) => tableOf(name) === table);
  return {
    AttributeDefinitions: ["pk", "sk", ...own.flatMap((i) => Object.values(indexKeys(i)))].map(text),
    // All attributes, so that a list is one query and not one plus a read for each of its records.
    GlobalSecondaryIndexes: own.map((IndexName) => ({
      IndexName,
      KeySchema: orderedBy(indexKeys(IndexName).pk, indexKeys(IndexName).sk),
      Projection: { ProjectionType: "ALL" as const },
    })),
  };
}

/** As long as DynamoDB keeps it. */
const longest = 35;
/**
 * Of the keys of people shorter: for so long after an erasure its key could still be had from a backup, and the law gives 30 days
 * in all (decision 0106).
 */
export const safeRecoveryDays = 7;

export const tables: TableSpec[] = [
  {
    ...plainTable,
    name: "records",
    purpose: "Pseudonymous state of routes, steps and agencies, and the history of all of them",
    ...ordersOf("records"),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    ttl: "expiresAt",
    recoveryDays: longest,
  },
  {
    ...plainTable,
    name: "vault",
    purpose: "Personal data, encrypted field by field, and the wrapped keys",
    recoveryDays: longest,
  },
  {
    ...plainTable,
    ...ordersOf("audit"),
    name: "audit",
    purpose: "Who did or saw what, about whom",
    recoveryDays: longest,
  },
  {
    ...plainTable,
    name: "safe",
    purpose: "The keys of single people, and the register of erasures",
    recoveryDays: safeRecoveryDays,
  },
];

/** Names of the tables' environment variables. */
export const tableEnv = {
  records: "TABLE_RECORDS",
  vault: "TABLE_VAULT",
  audit: "TABLE_AUDIT",
  safe: "TABLE_SAFE",
} as const;

/** @throws Error naming the variable that is not set. */
export function tableNames(env: Record<string, string | undefined> = process.env): TableNames {
  const name = (table: TableName) => {
    const value = env[tableEnv[table]];
    if (!value) throw new Error(`${tableEnv[table]} is not set: the name of the table "${table}"`);
    return value;
  };
  return { records: name("records"), vault: name("vault"), audit: name("audit"), safe: name("safe") };
}

/** The input of CreateTable for a table under its physical name. */
export function createTableInput(spec: TableSpec, names: TableNames): CreateTableCommandInput {
  const { name, purpose: _, ttl: __, recoveryDays: ___, ...input } = spec;
  return { TableName: names[name], ...input };
}
