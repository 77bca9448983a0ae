/** Answers made up for a test: in the shape that the service's would have. */
import { parseResource, type State } from "../asl/index.ts";
import { isObject, type Json } from "../json/index.ts";

/** The kinds of fields, from AWS's API references; what is not named here is not looked at. */
type Shape = "string" | "number" | "array" | "object" | { array: Shape } | { fields: Record<string, Shape> };

const capacity: Shape = {
  fields: { TableName: "string", CapacityUnits: "number", ReadCapacityUnits: "number", WriteCapacityUnits: "number" },
};
const items: Shape = {
  fields: { Item: "object", Attributes: "object", ConsumedCapacity: capacity, ItemCollectionMetrics: "object" },
};
const answers: Record<string, Shape> = {
  "lambda:invoke": {
    fields: { StatusCode: "number", FunctionError: "string", LogResult: "string", ExecutedVersion: "string" },
  },
  "sqs:sendMessage": {
    fields: {
      MessageId: "string",
      MD5OfMessageBody: "string",
      MD5OfMessageAttributes: "string",
      MD5OfMessageSystemAttributes: "string",
      SequenceNumber: "string",
    },
  },
  "dynamodb:getItem": items,
  "dynamodb:putItem": items,
  "dynamodb:updateItem": items,
  "dynamodb:deleteItem": items,
  "events:putEvents": {
    fields: {
      FailedEntryCount: "number",
      Entries: { array: { fields: { EventId: "string", ErrorCode: "string", ErrorMessage: "string" } } },
    },
  },
  "states:startExecution": { fields: { ExecutionArn: "string" } },
};

/** What is wrong with a made-up result, in AWS's words. @param strict whether its fields are looked at */
export function mockProblem(state: State, result: Json, strict: boolean): string | undefined {
  if (state.Type === "Parallel") {
    if (!Array.isArray(result)) return "Mocked result must be an array.";
    return result.length === state.Branches.length
      ? undefined
      : "Mocked result must contain the same number of items as number of Parallel branches.";
  }
  if (state.Type === "Map") {
    if (state.ResultWriter !== undefined) return isObject(result) ? undefined : "Mocked result must be a JSON object.";
    return Array.isArray(result) ? undefined : "Mocked result must be an array.";
  }
  const resource = state.Type === "Task" ? parseResource(state.Resource) : undefined;
  if (!strict || resource?.kind !== "service") return undefined;
  const shape = answers[`${resource.type.replace("aws-sdk:", "").replace("eventbridge", "events")}:${resource.action}`];
  const wrong = shape && mismatch(shape, result, "");
  return wrong && `Mock result schema validation error: ${wrong}`;
}

function mismatch(shape: Shape, value: Json, field: string): string | undefined {
  if (value === null) return undefined;
  if (typeof shape === "string") return kindOf(value) === shape ? undefined : must(field, shape);
  if ("array" in shape) {
    if (!Array.isArray(value)) return must(field, "array");
    return first(value.map((item) => mismatch(shape.array, item, field)));
  }
  if (!isObject(value)) return must(field, "object");
  return first(
    Object.entries(shape.fields).map(([name, inner]) =>
      value[name] === undefined ? undefined : mismatch(inner, value[name], name),
    ),
  );
}

const kindOf = (value: Json) => (Array.isArray(value) ? "array" : typeof value);
const first = (problems: (string | undefined)[]) => problems.find((problem) => problem !== undefined);
const must = (field: string, kind: string) => `Field '${field}' must be ${/^[ao]/.test(kind) ? "an" : "a"} ${kind}`;
