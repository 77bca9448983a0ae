import type { RoundFigures } from "../../forms/round/figures.ts";
import type { Assessment, Judged } from "./assessment.ts";
import { judgedKey, sectionsIn } from "./content.ts";

const steps = ["1", "2", "3", "4", "5"];

/** What all who answered said of one scale; the mean has two decimals. */
function judged({ groups }: Pick<RoundFigures, "groups">, key: string): Judged {
  const told = groups.flatMap(({ tally }) => tally.questions.get(key) ?? []);
  const sum = (of: (one: (typeof told)[number]) => number) => told.reduce((all, one) => all + of(one), 0);
  const answered = sum((one) => one.answered);
  return {
    answered,
    mean: answered === 0 ? undefined : Math.round((sum((one) => one.sum) / answered + 1e-9) * 100) / 100,
    steps: steps.map((step) => sum(({ options }) => options.get(step) ?? 0)),
  };
}

/** What a round comes to: each section of its form, and the whole. */
export function summed(
  figures: Pick<RoundFigures, "groups" | "content">,
): Pick<Assessment, "asked" | "answered" | "sections" | "whole" | "together"> {
  const count = (of: "invited" | "answered") => figures.groups.reduce((sum, one) => sum + one[of], 0);
  return {
    asked: count("invited"),
    answered: count("answered"),
    sections: sectionsIn(figures.content).map(({ section, title }) => ({
      section,
      title,
      ...judged(figures, judgedKey(section)),
    })),
    whole: judged(figures, "whole-judged"),
    together: judged(figures, "whole-together"),
  };
}
