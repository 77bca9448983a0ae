import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { StartError } from "../start-error/index.ts";

/** A table as CreateTable takes it, and the attribute that holds its items' expiry (epoch seconds). */
export type TableSpec = CreateTableCommandInput & { ttl?: string };

/**
 * Makes the tables that are missing, and gives older ones the indexes and the stream that a newer program wants.
 * StartError when a table has other keys: its data would need a conversion.
 */
export async function createTables(client: DynamoDBClient, specs: readonly TableSpec[]): Promise<void> {
  for (const spec of specs) {
    const { ttl, ...input } = spec;
    const existing = await describe(client, spec.TableName);
    if (existing) await amend(client, spec, existing);
    else await create(client, input);
    if (ttl) await expire(client, spec.TableName, ttl);
  }
}

async function create(client: DynamoDBClient, input: CreateTableCommandInput): Promise<void> {
  try {
    await client.send(new CreateTableCommand(input));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // a retry of a request that had come through
  }
}

async function describe(client: DynamoDBClient, TableName: string | undefined): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function amend(client: DynamoDBClient, spec: TableSpec, existing: TableDescription): Promise<void> {
  if (keys(spec.KeySchema) !== keys(existing.KeySchema)) throw otherKeys(spec.TableName);
  const update = (change: Omit<UpdateTableCommandInput, "TableName">) =>
    client.send(new UpdateTableCommand({ TableName: spec.TableName, ...change }));
  if (spec.StreamSpecification?.StreamEnabled && !existing.StreamSpecification?.StreamEnabled)
    await update({ StreamSpecification: spec.StreamSpecification });
  const have = new Map(existing.GlobalSecondaryIndexes?.map((index) => [index.IndexName, keys(index.KeySchema)]));
  for (const index of spec.GlobalSecondaryIndexes ?? []) {
    if (!have.has(index.IndexName)) {
      const AttributeDefinitions = spec.AttributeDefinitions;
      await update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] });
    } else if (have.get(index.IndexName) !== keys(index.KeySchema))
      throw otherKeys(`${spec.TableName}.${index.IndexName}`);
  }
}

async function expire(client: DynamoDBClient, TableName: string | undefined, AttributeName: string): Promise<void> {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (now?.TimeToLiveStatus === "ENABLED" && now.AttributeName === AttributeName) return;
  const TimeToLiveSpecification = { AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

const keys = (schema: CreateTableCommandInput["KeySchema"]) =>
  JSON.stringify(schema?.map(({ AttributeName, KeyType }) => [KeyType, AttributeName]).sort());

const otherKeys = (name: string | undefined) =>
  new StartError({
    ru: `Таблица ${name} в папке данных имеет другие ключи, чем нужно этой версии программы. Укажите другую папку в MARSHRUT_HOME или верните прежнюю версию.`,
    en: `The table ${name} in the data folder has other keys than this version of the program needs. Name another folder in MARSHRUT_HOME, or go back to the former version.`,
  });
