import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { tableNames } from "@marshrut/aws/tables";
import type { TableName } from "@marshrut/core/shared";
import type { Need, TableVerb } from "@marshrut/functions/needs";

/** A call of the AWS SDK: `TransactWriteItemsCommand` and its input. */
export interface Call {
  command: string;
  input: Record<string, unknown>;
}

/** What a call asks for; undefined for a call that no need allows. */
export function asked({ command, input }: Call): Need[] | undefined {
  const one = simple[command];
  if (one) return [one];
  const table = () => logical(String(input.TableName));
  switch (command) {
    case "GetItemCommand":
      return [`${table()}.get`];
    case "BatchGetItemCommand":
      return Object.keys(input.RequestItems as object).map((name): Need => `${logical(name)}.getMany`);
    case "QueryCommand":
      return [`${table()}.${input.IndexName ? "find" : "list"}`];
    case "PutItemCommand":
      return [`${table()}.put`];
    case "TransactWriteItemsCommand":
      return (input.TransactItems as TransactWriteItem[]).map(memberOf);
    default:
      return undefined;
  }
}

const simple: Record<string, Need> = {
  StartExecutionCommand: "machines.start",
  SendTaskSuccessCommand: "machines.succeed",
  SendTaskFailureCommand: "machines.wake",
  StopExecutionCommand: "machines.stop",
  DescribeExecutionCommand: "machines.status",
  SendTaskHeartbeatCommand: "machines.waits",
  SendRawEmailCommand: "mail.send",
};

function memberOf(item: TransactWriteItem): Need {
  const members = { put: item.Put, overwrite: item.Update, remove: item.Delete, check: item.ConditionCheck };
  for (const [verb, member] of Object.entries(members))
    if (member) return `${logical(String(member.TableName))}.${verb as TableVerb}`;
  throw new Error("An empty member of a transaction");
}

/** The table's logical name: handlers know the physical one from their environment. */
function logical(physical: string): TableName {
  const found = Object.entries(tableNames()).find(([, name]) => name === physical);
  if (!found) throw new Error(`No table of the product: ${physical}`);
  return found[0] as TableName;
}
