import { type Answers, isAnswered, own } from "./answers.ts";
import { type Asked, askedOf } from "./asked.ts";
import type { FormContent, Score } from "./content.ts";
import { isQuestion, type Question } from "./item.ts";
import { questionsIn } from "./scores.ts";

/** A score as it came out. Without a `value` too little was answered, or nothing of it was asked. */
export interface Scored {
  key: string;
  value?: number | undefined;
  /** The key of the band that it is in. */
  band?: string | undefined;
  /** Of how many parts that were asked how many were answered. */
  answered: number;
  asked: number;
}

interface Part {
  weight: number;
  value: number | undefined;
}

/** All scores of a form from right answers, in its order. */
export function scoresOf(content: FormContent, answers: Answers): Scored[] {
  const asked = askedOf(content.items, answers);
  const done = new Map<string, Scored>();
  for (const score of content.scores) done.set(score.key, scored(score, partsOf(content, score, answers, asked, done)));
  return [...done.values()];
}

function partsOf(
  { items }: FormContent,
  score: Score,
  answers: Answers,
  asked: Asked,
  done: ReadonlyMap<string, Scored>,
): Part[] {
  return score.of.flatMap(({ key, weight = 1 }): Part[] => {
    const other = done.get(key);
    // What nobody was asked for is no part, and what was not answered is a missing one.
    if (other) return other.asked === 0 ? [] : [{ weight, value: other.value }];
    const item = items.find((one) => one.key === key);
    const questions = item && isQuestion(item) ? [item] : questionsIn(items, key);
    return questions
      .filter((question) => asked(question.key))
      .map((question) => ({ weight, value: pointsOf(question, answers) }));
  });
}

function scored({ key, how, least, decimals, bands }: Score, parts: readonly Part[]): Scored {
  const given = parts.filter((part): part is Part & { value: number } => part.value !== undefined);
  const told = { key, answered: given.length, asked: parts.length };
  const needed = least ?? parts.length;
  if (given.length === 0 || given.length < needed) return told;
  const sum = given.reduce((all, { weight, value }) => all + weight * value, 0);
  const weights = given.reduce((all, { weight }) => all + weight, 0);
  if (how === "mean" && weights === 0) return told;
  const value = rounded(how === "sum" ? sum : sum / weights, decimals);
  return { ...told, value, band: bands.findLast(({ from }) => from <= value)?.key };
}

/** Half up. What binary fractions add (0.1 + 0.2) is cut before, so that 2.675 is rounded as it is written. */
function rounded(value: number, decimals: number): number {
  const exact = Number((value * 10 ** decimals).toPrecision(12));
  return Math.round(exact) / 10 ** decimals || 0;
}

function pointsOf(question: Question, answers: Answers): number | undefined {
  const value = own(answers, question.key);
  if (!isAnswered(value)) return undefined;
  switch (question.kind) {
    case "choice":
    case "many":
      return question.options
        .filter(({ code }) => [value].flat().some((one) => one === code))
        .reduce((sum, { points = 0 }) => sum + points, 0);
    case "yes-no":
      return value ? question.points?.yes : question.points?.no;
    case "scale":
    case "number":
      return Number(value);
    case "date":
    case "text":
      return undefined;
  }
}
