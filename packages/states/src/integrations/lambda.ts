/** Lambda: as a function's ARN in Resource, and as `lambda:invoke`. */

import type { CallResult } from "../interpreter/index.ts";
import { parseJson } from "../json/exact.ts";
import type { Json, JsonObject } from "../json/index.ts";
import { classicFailure, sdkFailure, spellings } from "./errors.ts";
import { errorOf, header, request, signed } from "./http.ts";
import { fieldsOf, type LambdaCall, type LambdaResult, ServiceError, type World } from "./types.ts";

/** Resource is the function itself: its answer is the result. */
export async function callFunction(
  world: World,
  arn: string,
  parameters: Json,
  signal: AbortSignal,
): Promise<CallResult> {
  const call = { functionName: arn, payload: JSON.stringify(parameters), invocationType: "RequestResponse" as const };
  try {
    const result = await invoke(world, call, signal);
    if (result.functionError) return functionFailure(result.payload, (text) => text);
    return isJson(result.payload) ? { ok: true, output: parsed(result.payload) } : unknownFailure(result.payload);
  } catch (error) {
    return classicFailure(spellings.lambda, error);
  }
}

/** `lambda:invoke`: the answer comes with its envelope. */
export async function callInvoke(
  world: World,
  parameters: Json,
  sdk: boolean,
  signal: AbortSignal,
): Promise<CallResult> {
  const fields = fieldsOf(parameters);
  try {
    const call = {
      functionName: qualified(fields),
      payload: payloadOf(fields.Payload, sdk),
      invocationType: fields.InvocationType === "Event" ? ("Event" as const) : ("RequestResponse" as const),
      clientContext: typeof fields.ClientContext === "string" ? fields.ClientContext : undefined,
    };
    const dry = fields.InvocationType === "DryRun";
    const result = await invoke(world, call, signal, { logType: fields.LogType, dry });
    if (result.functionError && !sdk) return functionFailure(result.payload, (text) => JSON.stringify(parsed(text)));
    if (!sdk && !isJson(result.payload)) return unknownFailure(result.payload);
    return { ok: true, output: envelope(result, sdk) };
  } catch (error) {
    return sdk ? sdkFailure(spellings.lambda, error) : classicFailure(spellings.lambda, error);
  }
}

/** A text that is JSON goes as it is; the SDK's integration sends every text so. */
function payloadOf(payload: Json | undefined, sdk: boolean): string {
  if (payload === undefined || payload === null) return "{}";
  if (typeof payload === "string" && (sdk || (payload !== "" && isJson(payload)))) return payload;
  return JSON.stringify(payload);
}

function qualified(fields: JsonObject): string {
  const name = fields.FunctionName;
  if (typeof name !== "string" || name === "") {
    throw new ServiceError(
      "ValidationException",
      "1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null",
    );
  }
  return typeof fields.Qualifier === "string" ? `${name}:${fields.Qualifier}` : name;
}

function envelope(result: LambdaResult, sdk: boolean): JsonObject {
  return {
    ...(result.executedVersion === undefined ? {} : { ExecutedVersion: result.executedVersion }),
    ...(result.functionError && sdk ? { FunctionError: result.functionError } : {}),
    ...(result.logResult === undefined ? {} : { LogResult: result.logResult }),
    ...(result.payload === "" ? {} : { Payload: sdk ? result.payload : parsed(result.payload) }),
    ...(sdk ? {} : metadata(result)),
    StatusCode: result.statusCode,
  };
}

/** Of the answer itself: the optimised integrations tell it, those of the SDK do not. */
function metadata({ requestId = "", statusCode }: LambdaResult): JsonObject {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: {},
      HttpHeaders: { "x-amzn-RequestId": requestId },
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** The function's own error: its type is the error's name, all of its answer the cause. */
function functionFailure(payload: string, cause: (text: string) => string): CallResult {
  const type = fieldsOf(parsed(payload)).errorType;
  return typeof type === "string" ? { ok: false, error: type, cause: cause(payload) } : unknownFailure(payload);
}

/** Neither a result nor an error that names itself. */
function unknownFailure(payload: string): CallResult {
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`;
  return { ok: false, error: "Lambda.Unknown", cause };
}

function isJson(text: string): boolean {
  if (text === "") return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is not JSON stands as text. */
function parsed(text: string): Json {
  if (text === "") return null;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** `dry`: asks whether the call might be made, and makes it not. */
interface Manner {
  logType?: Json | undefined;
  dry?: boolean;
}

async function invoke(
  world: World,
  call: LambdaCall,
  signal: AbortSignal,
  { logType, dry }: Manner = {},
): Promise<LambdaResult> {
  if (world.invokeLambda) return dry ? { statusCode: 204, payload: "" } : world.invokeLambda(call);
  const { lambda } = world.endpoints;
  if (!lambda) throw new ServiceError("SdkClientException", "No endpoint for Lambda: set AWS_ENDPOINT_URL_LAMBDA", 0);
  const url = `${lambda.replace(/\/$/, "")}/2015-03-31/functions/${encodeURIComponent(call.functionName)}/invocations`;
  const headers = {
    "content-type": "application/json",
    "x-amz-invocation-type": dry ? "DryRun" : call.invocationType,
    ...(call.clientContext === undefined ? {} : { "x-amz-client-context": call.clientContext }),
    ...(typeof logType === "string" ? { "x-amz-log-type": logType } : {}),
    ...signed("lambda", world.region),
  };
  const answer = await request(url, headers, call.payload, signal);
  if (answer.status >= 300 || answer.status < 200) throw withQualifier(errorOf(answer));
  const functionError = header(answer, "x-amz-function-error");
  return {
    statusCode: answer.status,
    payload: answer.body,
    ...(functionError ? { functionError: functionError === "Handled" ? "Handled" : "Unhandled" } : {}),
    ...optional("executedVersion", header(answer, "x-amz-executed-version")),
    ...optional("requestId", header(answer, "x-amzn-requestid")),
    ...optional("logResult", header(answer, "x-amz-log-result")),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string };
}

/** Lambda names the version it looked for, also when none was asked for; emulators leave that out. */
function withQualifier(error: ServiceError): ServiceError {
  if (!/^Function not found: arn:[^:]+:lambda:[^:]*:\d*:function:[^:]+$/.test(error.message)) return error;
  return new ServiceError(error.name, `${error.message}:$LATEST`, error.statusCode, error.requestId);
}
