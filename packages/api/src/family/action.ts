import type * as Family from "@marshrut/core/family";
import type { Files } from "@marshrut/core/shared";
import * as z from "zod";
import type { CursorScope } from "../cursor/index.ts";
import type { ProblemCode } from "../problems/index.ts";

/**
 * What an action of a family is given: who speaks, as a representative of their children (`ctx` is theirs), and for whom places in lists are
 * kept. Whether they came by a link or have signed in makes no difference here.
 */
export interface FamilyCall extends Family.Speaking {
  /** Where what people send is kept. */
  files: Files;
  scope: Omit<CursorScope, "filters">;
}

/**
 * One thing that a member of a family may do. Each room of the product hangs its own into `familyActions`: the body that is taken, what is
 * answered, and what is refused follow from that, by a link and by an account alike.
 */
export interface AnyFamilyAction {
  action: string;
  /** Without the `token` of a link. */
  body: z.ZodObject;
  answer: z.ZodObject;
  refusals: readonly ProblemCode[];
  run(call: FamilyCall, body: unknown): Promise<unknown>;
}

interface Declared<Name extends string, Input extends z.core.$ZodLooseShape, Answer extends z.core.$ZodLooseShape> {
  action: Name;
  /** Beside `action`. */
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
  body: z.strictObject({ action: z.literal(action), ...input }),
  answer: z.strictObject({ action: z.literal(action), ...answer }),
  refusals,
  // It was parsed by the schema above.
  run: (call, body) => run(call, body as z.output<z.ZodObject<Input>>),
});
