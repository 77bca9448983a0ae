import { ProblemError } from "@marshrut/client";
import type { Language } from "../texts/texts.tsx";

/** What is wrong with what was sent, in the API's words, by its place. */
export function fieldProblems(error: unknown, language: Language): { pointer: string; text: string }[] {
  if (!(error instanceof ProblemError)) return [];
  return (error.problem.errors ?? []).map(({ pointer, detail, detailEn }) => ({
    pointer,
    text: language === "ru" ? detail : detailEn,
  }));
}

/** The same of one field, by its name. */
export const fieldProblem = (error: unknown, name: string, language: Language): string | undefined =>
  fieldProblems(error, language).find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.text;

/** The API was not reached at all: `fetch` says so by this alone. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;

/** Somebody else has changed the record since it was read. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === "conflict.version";

/** It is kept, and done once a second person has said yes. */
export const wantsSecond = (error: unknown): boolean => error instanceof ProblemError && error.awaitsConfirmation;

/** Records that the refusal names as alike. */
export function alikeIn(error: unknown): string[] {
  if (!(error instanceof ProblemError && error.code.endsWith(".duplicate"))) return [];
  const { candidates } = (error.problem.current ?? {}) as { candidates?: unknown };
  return Array.isArray(candidates) ? candidates.filter((one) => typeof one === "string") : [];
}
