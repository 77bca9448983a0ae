import type * as Family from "@marshrut/core/family";
import * as z from "zod";
import type { ProblemCode } from "../../problems/index.ts";

/** What an action by a family's link is given: who speaks, as a representative of their children; `ctx` is theirs. */
export type FamilyCall = Pick<Family.Speaking, "ctx" | "family" | "member" | "token">;

/**
 * One thing that a member of a family may do by their link. Each room of the product hangs its own into `familyActions`: the body that is
 * taken, what is answered, and what is refused follow from that.
 */
export interface AnyFamilyAction {
  action: string;
  body: z.ZodObject;
  answer: z.ZodObject;
  refusals: readonly ProblemCode[];
  run(call: FamilyCall, body: unknown): Promise<unknown>;
}

interface Declared<Name extends string, Input extends z.core.$ZodLooseShape, Answer extends z.core.$ZodLooseShape> {
  action: Name;
  /** Beside `token` and `action`. */
  input: Input;
  /** Beside `action`. */
  answer: Answer;
  refusals?: readonly ProblemCode[];
  run(call: FamilyCall, body: z.output<z.ZodObject<Input>>): Promise<z.output<z.ZodObject<Answer>>>;
}

/** Declares one. */
export const familyAction = <
  const Name extends string,
  Input extends z.core.$ZodLooseShape,
  Answer extends z.core.$ZodLooseShape,
>({
  action,
  input,
  answer,
  refusals = [],
  run,
}: Declared<Name, Input, Answer>): AnyFamilyAction => ({
  action,
  body: z.strictObject({ token: z.string().min(20).max(600), action: z.literal(action), ...input }),
  answer: z.strictObject({ action: z.literal(action), ...answer }),
  refusals,
  // It was parsed by the schema above.
  run: (call, body) => run(call, body as z.output<z.ZodObject<Input>>),
});
