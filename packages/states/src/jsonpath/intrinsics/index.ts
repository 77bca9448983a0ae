/** Evaluates intrinsic calls, with States.IntrinsicFailure for what they refuse. */
import { intrinsicFailure } from "../../failure/index.ts";
import { isObject, type Json } from "../../json/index.ts";
import { lookUp, notFound, type Sight } from "../look.ts";
import { IntrinsicError, intrinsics } from "./functions.ts";
import { type Argument, type IntrinsicCall, parseIntrinsic } from "./parse.ts";

export function isIntrinsic(text: string): boolean {
  return text.startsWith("States.");
}

/** Why a call cannot be right whatever the input: its syntax, its name, its number of arguments. */
export function intrinsicProblem(text: string): string | undefined {
  try {
    return callProblem(parseIntrinsic(text));
  } catch (error) {
    return (error as Error).message;
  }
}

function callProblem(call: IntrinsicCall): string | undefined {
  const intrinsic = Object.hasOwn(intrinsics, call.name) ? intrinsics[call.name] : undefined;
  if (!intrinsic) return `Unknown intrinsic function ${call.name}`;
  const { takes, optional = 0, rest } = intrinsic;
  if (call.args.length < takes.length - optional || (!rest && call.args.length > takes.length))
    return `Invalid number of arguments for ${call.name}`;
  for (const argument of call.args) {
    const problem = argument.kind === "call" ? callProblem(argument) : undefined;
    if (problem) return problem;
  }
  return undefined;
}

export function evaluateIntrinsic(text: string, sight: Sight, field: string): Json {
  return evaluateCall(parseIntrinsic(text), sight, field);
}

function evaluateCall(call: IntrinsicCall, sight: Sight, field: string): Json {
  const args = call.args.map((argument) => evaluateArgument(argument, call, sight, field));
  const intrinsic = intrinsics[call.name]!;
  try {
    const problem =
      callProblem(call) ?? args.map((arg, i) => mismatch(intrinsic.takes[i] ?? "any", arg, i)).find(Boolean);
    if (problem) throw new IntrinsicError(problem);
    return intrinsic.run(args as never[]);
  } catch (error) {
    if (!(error instanceof IntrinsicError)) throw error;
    throw intrinsicFailure(`The function '${call.text}' had the following error: ${error.message}`);
  }
}

function evaluateArgument(argument: Argument, call: IntrinsicCall, sight: Sight, field: string): Json {
  if (argument.kind === "literal") return argument.value;
  if (argument.kind === "call") return evaluateCall(argument, sight, field);
  const value = lookUp(argument.path, sight);
  if (value !== undefined) return value;
  throw intrinsicFailure(
    `The function '${call.text}' had the following error: ${notFound(argument.path, sight, field)}`,
  );
}

function mismatch(check: string, value: Json, index: number): string | undefined {
  const fits =
    check === "any" ||
    (check === "array" && Array.isArray(value)) ||
    (check === "object" && isObject(value)) ||
    (check === "integer" && Number.isInteger(value)) ||
    typeof value === check;
  return fits ? undefined : `Argument ${index + 1} must be of type ${check}`;
}
