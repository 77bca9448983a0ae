import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Call } from "./asked.ts";

/** What AWS asks IAM of one call: whether this action may be done to this resource, and what the request says of itself. */
export interface AwsCall {
  action: string;
  /** ARN, in the local cloud's account. */
  resource: string;
  /** Values of condition keys. */
  context: Record<string, string | string[]>;
}

const place = "eu-central-1:000000000000";
const call = (action: string, resource: string, context: AwsCall["context"] = {}): AwsCall => ({
  action,
  resource,
  context,
});
const table = (name: unknown, index?: unknown) =>
  `arn:aws:dynamodb:${place}:table/${name}${index === undefined ? "" : `/index/${index}`}`;
type Input = Call["input"];
type Ask = (input: Input) => AwsCall[];

/**
 * What a call of the SDK comes to, by its command. A transaction is judged by its members, an execution that is started under an
 * alias by its machine, an answer to a wait by the machine that waits; that an object is not there S3 says only to whoever may list.
 * Source: Service Authorization Reference; for aliases the guide of Step Functions, "auth-version-alias".
 */
const commands: Record<string, Ask> = {
  GetItemCommand: ({ TableName }) => [call("dynamodb:GetItem", table(TableName))],
  BatchGetItemCommand: ({ RequestItems }) =>
    Object.keys(RequestItems as object).map((name) => call("dynamodb:BatchGetItem", table(name))),
  QueryCommand: ({ TableName, IndexName }) => [call("dynamodb:Query", table(TableName, IndexName))],
  PutItemCommand: ({ TableName }) => [call("dynamodb:PutItem", table(TableName))],
  TransactWriteItemsCommand: ({ TransactItems }) => (TransactItems as TransactWriteItem[]).map(memberOf),
  StartExecutionCommand: ({ stateMachineArn }) => [started(String(stateMachineArn))],
  StopExecutionCommand: ({ executionArn }) => [call("states:StopExecution", String(executionArn))],
  DescribeExecutionCommand: ({ executionArn }) => [call("states:DescribeExecution", String(executionArn))],
  SendTaskHeartbeatCommand: () => [call("states:SendTaskHeartbeat", waiting)],
  SendTaskSuccessCommand: () => [call("states:SendTaskSuccess", waiting)],
  SendTaskFailureCommand: () => [call("states:SendTaskFailure", waiting)],
  SendRawEmailCommand: ({ Destinations, RawMessage }) =>
    mailed(Destinations as string[], RawMessage as { Data: Uint8Array }),
  GenerateDataKeyCommand: (input) => [withKey("kms:GenerateDataKey", input)],
  DecryptCommand: (input) => [withKey("kms:Decrypt", input)],
  SignCommand: (input) => [withKey("kms:Sign", input)],
  GetPublicKeyCommand: (input) => [withKey("kms:GetPublicKey", input)],
  PutObjectCommand: (input) => [ofObject("s3:PutObject", input)],
  GetObjectCommand: (input) => [ofObject("s3:GetObject", input), ofBucket(input)],
  HeadObjectCommand: (input) => [ofObject("s3:GetObject", input), ofBucket(input)],
  GetObjectTaggingCommand: (input) => [ofObject("s3:GetObjectTagging", input), ofBucket(input)],
  DeleteObjectCommand: (input) => [ofObject("s3:DeleteObject", input)],
};

/** @returns none for a command that nobody has described here */
export const callsOf = ({ command, input }: Call): AwsCall[] | undefined => commands[command]?.(input);

function memberOf({ Put, Update, Delete, ConditionCheck }: TransactWriteItem): AwsCall {
  if (Put) return call("dynamodb:PutItem", table(Put.TableName));
  if (Update) return call("dynamodb:UpdateItem", table(Update.TableName));
  if (Delete) return call("dynamodb:DeleteItem", table(Delete.TableName));
  return call("dynamodb:ConditionCheckItem", table(ConditionCheck?.TableName));
}

/** A token does not say whose it is: any machine of ours may be the one that waits. */
const waiting = `arn:aws:states:${place}:stateMachine:*`;

function started(arn: string): AwsCall {
  const [, machine = "", qualifier] = /^(.*:stateMachine:[^:]+)(?::(.+))?$/.exec(arn) ?? [];
  return call("states:StartExecution", machine, qualifier ? { "states:StateMachineQualifier": qualifier } : {});
}

function mailed(to: string[], { Data }: { Data: Uint8Array }): AwsCall[] {
  const header = /^From: (?:.*<)?([^\s<>]+@([^\s<>]+?))>?\r?$/im.exec(Buffer.from(Data).toString("latin1"));
  const context = { "ses:FromAddress": header?.[1] ?? "", "ses:Recipients": to };
  return [
    call("ses:SendRawEmail", `arn:aws:ses:${place}:identity/${header?.[2]}`, context),
    call("ses:SendRawEmail", `arn:aws:ses:${place}:configuration-set/mail`, context),
  ];
}

function withKey(action: string, { KeyId, EncryptionContext = {} }: Input): AwsCall {
  const context = Object.entries(EncryptionContext as Record<string, string>);
  const said = context.map(([key, value]) => [`kms:EncryptionContext:${key}`, value] as const);
  return call(action, String(KeyId), Object.fromEntries(said));
}

const ofObject = (action: string, { Bucket, Key }: Input) => call(action, `arn:aws:s3:::${Bucket}/${Key}`);
const ofBucket = ({ Bucket }: Input) => call("s3:ListBucket", `arn:aws:s3:::${Bucket}`);
