/** Evaluates intrinsic calls, with States.IntrinsicFailure for what they refuse. */
import { intrinsicFailure, runtimeFailure } from "../../failure/index.ts";
import { isObject, type Json } from "../../json/index.ts";
import { lookUpStrictly, notFound, type Sight, seen } from "../look.ts";
import { parsePath } from "../path.ts";
import { type Check, IntrinsicError, intrinsics, round } from "./functions.ts";
import { type Argument, type IntrinsicCall, parseIntrinsic } from "./parse.ts";

export function isIntrinsic(text: string): boolean {
  return text.startsWith("States.");
}

/** AWS lets calls stand in calls this deep. */
const deepest = 10;

/** Why a call cannot be right whatever the input: its syntax, its name, its number of arguments, its depth. */
export function intrinsicProblem(text: string): string | undefined {
  try {
    return callProblem(parseIntrinsic(text));
  } catch (error) {
    return (error as Error).message;
  }
}

function callProblem(call: IntrinsicCall, depth = 1): string | undefined {
  const intrinsic = Object.hasOwn(intrinsics, call.name) ? intrinsics[call.name] : undefined;
  if (!intrinsic) return `Unknown intrinsic function ${call.name}`;
  if (depth > deepest) return `Intrinsic functions are nested more than ${deepest} deep`;
  const { takes, optional = 0, rest } = intrinsic;
  if (call.args.length < takes.length - optional || (!rest && call.args.length > takes.length))
    return `Invalid number of arguments for ${call.name}`;
  for (const argument of call.args) {
    const problem = argument.kind === "call" ? callProblem(argument, depth + 1) : undefined;
    if (problem) return problem;
  }
  return undefined;
}

/** The function that is called, without `States.`. @throws SyntaxError */
export function intrinsicName(text: string): string {
  return parseIntrinsic(text).name.slice("States.".length);
}

/** The variables that a path or an intrinsic call reads, without `$`. @throws SyntaxError */
export function variablesOf(text: string): string[] {
  if (isIntrinsic(text)) return parseIntrinsic(text).args.flatMap(variablesIn);
  return variablesIn({ kind: "path", path: parsePath(text) });
}

function variablesIn(argument: Argument): string[] {
  if (argument.kind === "call") return argument.args.flatMap(variablesIn);
  return argument.kind === "path" && typeof argument.path.root === "object" ? [argument.path.root.variable] : [];
}

export function evaluateIntrinsic(text: string, sight: Sight, field: string): Json {
  return evaluateCall(parseIntrinsic(text), sight, field);
}

function evaluateCall(call: IntrinsicCall, sight: Sight, field: string): Json {
  const args = call.args.map((argument, i) => evaluateArgument(argument, call, i, sight, field));
  const intrinsic = intrinsics[call.name]!;
  try {
    const problem =
      callProblem(call) ?? args.map((arg, i) => mismatch(intrinsic.takes[i] ?? "any", arg, i)).find(Boolean);
    if (problem) throw new IntrinsicError(problem);
    const rounded = args.map((arg, i) => (isRounded(intrinsic.takes[i]) ? round(arg as number) : arg));
    return intrinsic.run(rounded as never[]);
  } catch (error) {
    if (!(error instanceof IntrinsicError)) throw error;
    throw intrinsicFailure(`The function '${call.text}' had the following error: ${error.message}`);
  }
}

/** AWS rounds numbers with a fraction wherever it wants a whole one. */
function isRounded(check: Check | undefined): boolean {
  return check === "integer";
}

function evaluateArgument(argument: Argument, call: IntrinsicCall, i: number, sight: Sight, field: string): Json {
  if (argument.kind === "literal")
    return takesTemplate(call, i) ? (argument.template ?? argument.value) : argument.value;
  if (argument.kind === "call") return evaluateCall(argument, sight, field);
  const value = lookUpStrictly(argument.path, sight);
  if (value !== undefined) return takesTemplate(call, i) && typeof value === "string" ? asTemplate(value) : value;
  const { root, text } = argument.path;
  if (typeof root === "object" && !Object.hasOwn(sight.vars, root.variable))
    throw runtimeFailure(notFound(argument.path, sight, field));
  throw runtimeFailure(
    `The JsonPath argument for the field '${text}' could not be found in the input '${JSON.stringify(seen(argument.path, sight))}'`,
  );
}

/** Format alone tells an escaped brace from one that stands for a value. */
function takesTemplate(call: IntrinsicCall, index: number): boolean {
  return call.name === "States.Format" && index === 0;
}

/** In a text from the data a backslash is one, but before a brace. */
function asTemplate(text: string): string {
  return text.replace(/\\(?![{}])/g, "\\\\");
}

function mismatch(check: Check, value: Json, index: number): string | undefined {
  return fits(check, value) ? undefined : `Argument ${index + 1} must be of type ${check}`;
}

function fits(check: Check, value: Json): boolean {
  switch (check) {
    case "any":
      return true;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return typeof value === "number";
    default:
      return typeof value === check;
  }
}
