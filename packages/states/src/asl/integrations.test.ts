import { describe, expect, test } from "vitest";
import type { JsonObject } from "../json/index.ts";
import { validate } from "./index.ts";

const task = (resource: string, parameters: JsonObject, more: JsonObject = {}) =>
  JSON.stringify({
    StartAt: "S",
    States: { S: { Type: "Task", Resource: resource, Parameters: parameters, End: true, ...more } },
  });
const told = (text: string) => validate(text).map(({ message, location }) => `${message} at ${location}`);
const missing = (field: string) => `The field '${field}' is required but was missing at /States/S/Parameters`;
const unknown = (field: string) => `The field '${field}' is not supported by Step Functions at /States/S/Parameters`;

describe("parameters of integrations", () => {
  test.each<[string, JsonObject, string[]]>([
    ["lambda:invoke", { Payload: {} }, [missing("FunctionName")]],
    ["lambda:invoke", { FunctionName: "f", Foo: 1 }, [unknown("Foo")]],
    ["lambda:invoke", { "FunctionName.$": "$.f", functionName: "f" }, [unknown("functionName")]],
    ["aws-sdk:lambda:invoke", {}, [missing("FunctionName")]],
    ["sqs:sendMessage", { MessageBody: "x" }, [missing("QueueUrl")]],
    ["sqs:sendMessage.waitForTaskToken", { QueueUrl: "q" }, [missing("MessageBody")]],
    ["dynamodb:getItem", { TableName: "t" }, [missing("Key")]],
    ["dynamodb:putItem", { Item: {} }, [missing("TableName")]],
    ["dynamodb:deleteItem", { TableName: "t", Key: {}, UpdateExpression: "x" }, [unknown("UpdateExpression")]],
    ["aws-sdk:dynamodb:putItem", { tableName: "t", Item: {} }, [missing("TableName"), unknown("tableName")]],
    ["aws-sdk:dynamodb:listBackups", { tableName: "t" }, [unknown("tableName")]],
    ["states:startExecution", { Input: {} }, [missing("StateMachineArn")]],
    ["aws-sdk:sfn:sendTaskSuccess", { TaskToken: "t" }, [missing("Output")]],
  ])("%s with %j", (resource, parameters, wanted) => {
    expect(told(task(`arn:aws:states:::${resource}`, parameters))).toEqual(wanted);
  });

  test.each<[string, JsonObject]>([
    ["lambda:invoke", { "FunctionName.$": "$.f", LogType: "Tail", Qualifier: "1", ClientContext: "e30=" }],
    ["sqs:sendMessage", { QueueUrl: "q", "MessageBody.$": "$", MessageGroupId: "g" }],
    ["dynamodb:updateItem", { TableName: "t", Key: {}, UpdateExpression: "set a = :a", ReturnValues: "ALL_NEW" }],
    ["aws-sdk:dynamodb:query", { TableName: "t", KeyConditionExpression: "id = :id", ScanIndexForward: false }],
    ["states:startExecution.sync:2", { StateMachineArn: "m", "Input.$": "$", "Name.$": "$.n" }],
  ])("%s takes %j", (resource, parameters) => {
    expect(told(task(`arn:aws:states:::${resource}`, parameters))).toEqual([]);
  });

  test("what an expression makes of them is the service's to check", () => {
    const state = { QueryLanguage: "JSONata", Parameters: undefined, Arguments: "{% $states.input %}" };
    expect(told(task("arn:aws:states:::lambda:invoke", {}, state as unknown as JsonObject))).toEqual([]);
  });
});

describe("resources", () => {
  const lacked = "is not supported by this engine, although AWS may have it.";
  const nobody = "is not recognized. The value is not a valid resource ARN";
  test.each([
    ["arn:aws:states:::sns:publish", lacked],
    ["arn:aws:states:::http:invoke", lacked],
    ["arn:aws:states:::aws-sdk:s3:getObject", lacked],
    ["arn:aws:states:::dynamodb:query", nobody],
    ["arn:aws:states:::lambda:call", nobody],
    ["arn:aws:states:::aws-sdk:dynamodb:fooBar", nobody],
    ["arn:aws:states:::aws-sdk:sfn:FooBar", nobody],
    ["arn:aws:states:::nonsense:publish", nobody],
    ["nonsense", nobody],
  ])("%s", (resource, words) => {
    expect(told(task(resource, {}))).toEqual([expect.stringContaining(words)]);
  });
});

describe("distributed Maps", () => {
  const map = (more: JsonObject, config: JsonObject = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }) =>
    told(
      JSON.stringify({
        StartAt: "M",
        States: {
          M: {
            Type: "Map",
            ItemProcessor: { ProcessorConfig: config, StartAt: "P", States: { P: { Type: "Pass", End: true } } },
            End: true,
            ...more,
          },
        },
      }),
    );
  const reader = { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } };
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } };
  const notHere = "is not supported by this engine, although AWS has it";

  test.each<[JsonObject, string]>([
    [{ Label: "" }, "Label cannot be empty at /States/M/Label"],
    [{ Label: "x".repeat(41) }, "Label cannot exceed 40 characters at /States/M/Label"],
    [{ Label: "a b" }, "Label contains characters that are not supported"],
    [{ ToleratedFailureCount: -1 }, "/States/M/ToleratedFailureCount"],
    [{ ToleratedFailurePercentage: 101 }, "Value must be between 0 and 100 at /States/M/ToleratedFailurePercentage"],
    [{ ToleratedFailureCount: 1, ToleratedFailureCountPath: "$.c" }, "There should only be one of"],
    [{ ItemReader: { ...reader, Resource: "arn:aws:states:::s3:copyObject" } }, "/States/M/ItemReader/Resource"],
    [{ ItemReader: { Resource: reader.Resource } }, "These fields are required: [Parameters] at /States/M/ItemReader"],
    [
      { ItemReader: { ...reader, ReaderConfig: { InputType: "PARQUET" } } },
      `InputType 'PARQUET' ${notHere} at /States/M/ItemReader/ReaderConfig/InputType`,
    ],
    [{ ItemReader: { ...reader, ReaderConfig: { InputType: "MANIFEST" } } }, `InputType 'MANIFEST' ${notHere}`],
    [
      { ItemReader: { ...reader, ReaderConfig: { Transformation: "LOAD_AND_FLATTEN" } } },
      `Field 'Transformation' ${notHere} at /States/M/ItemReader/ReaderConfig`,
    ],
    [
      { ResultWriter: { ...writer, WriterConfig: { OutputType: "JSONL" } } },
      `Field 'WriterConfig' ${notHere} at /States/M/ResultWriter`,
    ],
    [{ ItemReader: { ...reader, ReaderConfig: { InputType: "CSV" } } }, "[FIRST_ROW, GIVEN]"],
    [{ ItemReader: { ...reader, ReaderConfig: { MaxItems: 0 } } }, "/States/M/ItemReader/ReaderConfig/MaxItems"],
    [{ ItemBatcher: {} }, "One of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]"],
    [{ ResultWriter: { ...reader } }, "/States/M/ResultWriter/Resource"],
  ])("%j is refused", (more, words) => {
    expect(map(more).join()).toContain(words);
  });

  test("what they have is theirs alone", () => {
    expect(map({ ItemReader: reader, Label: "L", ToleratedFailurePercentagePath: "$.p" })).toEqual([]);
    expect(map({ ItemReader: reader }, { Mode: "INLINE" }).join()).toContain("'DISTRIBUTED' Map state");
    expect(map({}, { Mode: "DISTRIBUTED", ExecutionType: "SLOW" }).join()).toContain("[STANDARD, EXPRESS]");
  });
});
