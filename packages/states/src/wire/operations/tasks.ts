/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat. */

import { type Attempt, readToken } from "../../engine/tokens.ts";
import type { Message } from "../../interpreter/index.ts";
import { parseJson } from "../../json/exact.ts";
import { checkJson } from "../../json/fault.ts";
import { byteLength, type Json, type JsonObject } from "../../json/index.ts";
import type { Api, Operation } from "../context.ts";
import { ApiError, invalid } from "../errors.ts";
import * as Params from "../params.ts";

export const sendTaskSuccess: Operation = async (api, input) => {
  Params.check(input, { taskToken: Params.taskToken, output: { ...Params.payload, required: true } });
  const attempt = attemptOf(api, input);
  const output = outputOf(Params.text(input, "output"));
  return tell(api, attempt, { kind: "answered", attempt: attempt.attempt, answer: { ok: true, output } });
};

export const sendTaskFailure: Operation = async (api, input) => {
  Params.check(input, { taskToken: Params.taskToken, error: Params.error, cause: Params.cause });
  const attempt = attemptOf(api, input);
  const answer = {
    ok: false as const,
    error: Params.optionalText(input, "error"),
    cause: Params.optionalText(input, "cause"),
  };
  return tell(api, attempt, { kind: "answered", attempt: attempt.attempt, answer });
};

export const sendTaskHeartbeat: Operation = async (api, input) => {
  Params.check(input, { taskToken: Params.taskToken });
  const attempt = attemptOf(api, input);
  return tell(api, attempt, { kind: "beat", attempt: attempt.attempt });
};

function attemptOf(api: Api, input: JsonObject): Attempt {
  const attempt = readToken(api.store.secret, Params.text(input, "taskToken"));
  if (!attempt) throw new ApiError("InvalidToken", "Invalid Token: 'Invalid token'");
  return attempt;
}

function outputOf(text: string): Json {
  if (byteLength(text) > Params.payload.max!) {
    throw invalid(
      "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144",
    );
  }
  const fault = checkJson(text);
  if (fault) throw new ApiError("InvalidOutput", `Invalid Output: '${fault}'`);
  return parseJson(text);
}

/** `TaskTimedOut` also tells that the task had been answered before, or its execution is closed. */
async function tell(api: Api, attempt: Attempt, message: Message): Promise<object> {
  const isTaken = await api.executions.send(attempt.execution, message);
  await api.executions.durable(attempt.execution); // also what ended it before
  if (isTaken) return {};
  throw new ApiError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
}
