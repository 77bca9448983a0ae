import { ProblemError } from "@marshrut/client";
import type { Language } from "../texts/texts.tsx";

/** What is wrong with a field of the body, in the API's words, by the field's name. */
export function fieldProblem(error: unknown, name: string, language: Language): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const found = error.problem.errors?.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
  return found && (language === "ru" ? found.detail : found.detailEn);
}

/** The API was not reached at all: `fetch` says so by this alone. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;

/** Somebody else has changed the record since it was read. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === "conflict.version";

/** It is kept, and done once a second person has said yes. */
export const wantsSecond = (error: unknown): boolean => error instanceof ProblemError && error.awaitsConfirmation;
