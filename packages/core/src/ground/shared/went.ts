import * as z from "zod";
import { fault, mustBeRight } from "./input.ts";
import { paragraph } from "./schema.ts";

/** How something that somebody was to do went, by their own word or that of whoever asked. */
export const resultStatuses = ["done", "partly", "not-done"] as const;
export type ResultStatus = (typeof resultStatuses)[number];

export const SetResult = z.strictObject({ status: z.enum(resultStatuses), words: paragraph(1000).optional() });
export type SetResult = z.infer<typeof SetResult>;

/** What is not done, or in part, is explained. @throws Refusal input.invalid */
export const mustExplain = ({ status, words }: SetResult): void =>
  mustBeRight(
    status === "done" || words !== undefined
      ? []
      : [fault("/words", "почему не выполнено и что дальше", "why it was not done, and what follows")],
  );
