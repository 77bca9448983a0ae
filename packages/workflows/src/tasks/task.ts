import * as z from "zod";
import { type Jsonata, jsonata } from "../asl/json.ts";

/**
 * What a state machine asks of a function, declared once: the machine sends `input` and keeps fields of what comes back by
 * `out`, the function takes the one and gives `output`. Unknown keys of an input are let pass: an execution of an older
 * version may send what is no longer read (FAULTS F14).
 */
export interface Task<
  Name extends string = string,
  In extends z.ZodObject = z.ZodObject,
  Out extends z.ZodType = z.ZodType,
  Result = unknown,
> {
  /** The function, by its logical name. */
  name: Name;
  input: In;
  /** What the function itself answers. */
  output: Out;
  /** A field of what the state receives, for its `Assign`. */
  out(field: keyof Result & string): Jsonata;
}

/** A task whose function is given a token and answers nothing; whoever answers the token gives the result. */
export interface Wait<Name extends string = string, In extends z.ZodObject = z.ZodObject, Result = unknown>
  extends Task<Name, z.ZodObject<In["shape"] & typeof token>, z.ZodVoid, Result> {
  waits: true;
}

const token = { taskToken: z.string().min(1).max(2048) };

/** A function is called, and its answer is the result. */
export function task<const Name extends string, In extends z.ZodObject, Out extends z.ZodType>(
  name: Name,
  { in: input, out: output }: { in: In; out: Out },
): Task<Name, In, Out, z.input<Out>> {
  return { name, input, output, out: (field) => jsonata(`$states.result.Payload.${field}`) };
}

/** A function is handed a token, and the execution waits until somebody answers that. @param answer of whoever does */
export function wait<const Name extends string, In extends z.ZodObject, Answer extends z.ZodType>(
  name: Name,
  { in: input }: { in: In; answer: Answer },
): Wait<Name, In, z.input<Answer>> {
  return {
    name,
    input: z.object({ ...input.shape, ...token }),
    output: z.void(),
    out: (field) => jsonata(`$states.result.${field}`),
    waits: true,
  };
}
