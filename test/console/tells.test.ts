import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { newsOf } from "../../packages/core/src/telling/relay/news.ts";
import { sources } from "./screens.ts";

// Whoever is about to do something reads whom it tells: of what the relay makes news for a family, the act's own words say so.

/** Acts of the console that bring about what a family may hear of, each with its event: what follows from it is read of the relay. */
const acts: readonly [texts: string, act: string, event: string][] = [
  ["step/texts.ts", "complete", "step.completed"],
  ["step/texts.ts", "correct", "step.corrected"],
  ["step/texts.ts", "cancel", "step.cancelled"],
  ["step/texts.ts", "reassign", "step.reassigned"],
  ["step/texts.ts", "decide", "step.asked-again"],
  ["step/texts.ts", "resume", "step.resumed"],
  ["step/texts.ts", "reject", "step.rejected"],
  ["step/texts.ts", "ask", "step.question-asked"],
  ["step/texts.ts", "clarify", "step.clarified"],
  ["child/texts.ts", "line", "plan.amended"],
  ["child/texts.ts", "drop", "plan.amended"],
  ["child/texts.ts", "approve", "plan.approved"],
  ["child/texts.ts", "undo", "plan.approval-undone"],
  ["child/texts.ts", "evaluate", "cycle.decided"],
  ["child/texts.ts", "give", "consent.given"],
  ["child/texts.ts", "withdraw", "consent.withdrawn"],
  ["child/handed.texts.ts", "take", "family-paper.taken"],
  ["child/handed.texts.ts", "return", "family-paper.returned"],
  ["handover/texts.ts", "accept", "handover.accepted"],
  ["handover/texts.ts", "decline", "handover.declined"],
];

/** Both languages' words of an act on whom it tells, as they are written. */
function tellsOf(texts: string, act: string): string[] {
  const source = readFileSync(path.join(sources, "screens", texts), "utf8");
  return [...source.matchAll(new RegExp(`"${act}\\.tells":\\s*"([^"]*)"`, "g"))].map(([, words]) => words!);
}
const letterOfTheDay = /письм[еа] дня|letter of the day/;

it.each(acts)("%s: %s says of %s whether a family reads of it", (texts, act, event) => {
  const words = tellsOf(texts, act);
  expect(words).toHaveLength(2);
  for (const each of words) expect(letterOfTheDay.test(each), each).toBe(event in newsOf);
});
