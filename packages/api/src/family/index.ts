import * as z from "zod";
import type { ProblemCode } from "../problems/index.ts";
import type { AnyFamilyAction, FamilyCall } from "./action.ts";
import { answerActions } from "./answers.ts";
import { appointmentActions } from "./appointments.ts";
import { documentActions } from "./documents.ts";
import { eventActions } from "./events.ts";
import { handedActions } from "./handed.ts";
import { lessonActions } from "./lessons.ts";
import { pageActions } from "./page.ts";
import { peerActions } from "./peers.ts";
import { requestActions } from "./requests.ts";
import { rightActions } from "./rights.ts";
import { surveyActions } from "./surveys.ts";
import { unionActions } from "./unions.ts";
import { wishActions } from "./wishes.ts";

/** Everything that a member of a family may do by themselves, room by room. A new one is a line here. */
export const familyActions: readonly AnyFamilyAction[] = [
  ...pageActions,
  ...appointmentActions,
  ...lessonActions,
  ...answerActions,
  ...rightActions,
  ...wishActions,
  ...requestActions,
  ...documentActions,
  ...handedActions,
  ...unionActions,
  ...peerActions,
  ...surveyActions,
  ...eventActions,
];

const byName = new Map(familyActions.map((one) => [one.action, one]));
const [first, ...others] = familyActions;

/** What is sent to do one of them. @param more beside it, of each: the token of a link */
export const familyBody = (more: z.core.$ZodLooseShape = {}) => {
  const withMore = ({ body }: AnyFamilyAction) => z.strictObject({ ...more, ...body.shape });
  return z.discriminatedUnion("action", [withMore(first!), ...others.map(withMore)]);
};

/** The answer names the same action. */
export const familyAnswer = z.discriminatedUnion("action", [first!.answer, ...others.map(({ answer }) => answer)]);

export const familyRefusals: readonly ProblemCode[] = [
  ...new Set<ProblemCode>(["input.invalid", "conflict.busy", ...familyActions.flatMap(({ refusals }) => refusals)]),
];

/** Does what a body says that {@link familyBody} has taken. @param who comes; told what for, so that it stands on record */
export async function actForFamily(
  who: (did: string) => Promise<FamilyCall>,
  body: unknown,
): Promise<z.output<typeof familyAnswer>> {
  const { action } = body as { action: string };
  const call = await who(action);
  return { action, ...((await byName.get(action)!.run(call, body)) as object) } as z.output<typeof familyAnswer>;
}
